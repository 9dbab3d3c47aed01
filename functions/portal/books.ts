import type { Book } from "../../shared/directory/book.js";
import { Failure } from "../../shared/domain/errors.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import type { PortalDeps } from "./portal-deps.js";

type Directory = Pick<PortalDeps, "directory" | "telemetry">;

/** What the directory says of a jurisdiction; undefined while it can't be read, which is no reason to refuse a report. */
export async function bookOf(
  jurisdiction: Jurisdiction,
  { directory, telemetry }: Directory,
): Promise<Book | undefined> {
  try {
    return await directory.current(jurisdiction);
  } catch (error) {
    if (error instanceof Failure) telemetry.record("transient-failure", { jurisdiction, reason: error.code });
    else telemetry.record("unknown-failure", { jurisdiction, ...reasonOf(error) });
    return undefined;
  }
}

/** Those that can be read, in the order of the jurisdictions. */
export async function booksOf(jurisdictions: readonly Jurisdiction[], deps: Directory): Promise<readonly Book[]> {
  const books = await Promise.all(jurisdictions.map((jurisdiction) => bookOf(jurisdiction, deps)));
  return books.filter((book) => book !== undefined);
}
