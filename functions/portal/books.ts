import { bookOf } from "../../shared/acceptance/book-of.js";
import type { Book } from "../../shared/directory/book.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { PortalDeps } from "./portal-deps.js";

/** Those that can be read, in the order of the jurisdictions. */
export async function booksOf(
  jurisdictions: readonly Jurisdiction[],
  deps: Pick<PortalDeps, "directory" | "telemetry">,
): Promise<readonly Book[]> {
  const books = await Promise.all(jurisdictions.map((jurisdiction) => bookOf(jurisdiction, deps)));
  return books.filter((book) => book !== undefined);
}
