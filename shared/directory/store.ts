import type { Instant } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";
import type { Book } from "./book.js";

/** What routing and dispatching ask. Implementations answer from memory for a short while, see `cachedDirectory`. */
export interface DirectoryReader {
  /** @throws Failure `transient: directory-missing` when no document was applied yet. */
  current(jurisdiction: Jurisdiction): Promise<Book>;
}

/** Where the documents of the jurisdictions are kept: every version for good, and which of them is in force. */
export interface DirectoryStore {
  /** The version in force; undefined when none was applied yet. */
  currentVersion(jurisdiction: Jurisdiction): Promise<number | undefined>;
  /** @throws Failure `transient: directory-missing` when that version was never applied. */
  read(jurisdiction: Jurisdiction, version: number): Promise<Book>;
  /** Every version that was ever kept, lowest first: what a rollback may name. */
  versions(jurisdiction: Jurisdiction): Promise<readonly number[]>;
  apply(book: Book, options: ApplyOptions): Promise<ApplyOutcome>;
}

export interface ApplyOptions {
  readonly appliedAt: Instant;
  /** Lets an older version come into force again. Without it an older one is refused, whoever comes late. */
  readonly rollback: boolean;
}

/**
 * `applied`: in force now · `unchanged`: was in force already · `version-taken`: another document has this version, and
 * a version never changes · `older-than-current`: a newer version is in force. The last two wrote nothing in force.
 */
export type ApplyOutcome = "applied" | "unchanged" | "version-taken" | "older-than-current";
