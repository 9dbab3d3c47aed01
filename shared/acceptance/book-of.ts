import type { Book } from "../directory/book.js";
import type { DirectoryReader } from "../directory/store.js";
import { Failure } from "../domain/errors.js";
import type { Jurisdiction } from "../domain/vocabulary.js";
import { reasonOf, type Telemetry } from "../telemetry/telemetry.js";

interface Directory {
  readonly directory: DirectoryReader;
  readonly telemetry: Telemetry;
}

/** What the directory says of a jurisdiction; undefined while it can't be read, which is no reason to refuse anything. */
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
