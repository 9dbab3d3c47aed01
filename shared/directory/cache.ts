import { Failure, transient } from "../domain/errors.js";
import { type Instant, isPast, minutes, plus, seconds, type TimeSource } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";
import type { Book } from "./book.js";
import type { DirectoryReader, DirectoryStore } from "./store.js";

/** A new version is seen by every function within this time. */
const FRESH_FOR = minutes(1);
/** After a look-up that failed: long enough not to add to the trouble, short enough to be over with it. */
const RETRY_AFTER = seconds(5);

export interface CacheOptions {
  readonly time: TimeSource;
  /** Told when a book is served although it couldn't be looked up whether it is still in force. */
  readonly onStale?: (jurisdiction: Jurisdiction, failure: Failure) => void;
}

interface Entry {
  readonly book: Book;
  readonly lookAgainAt: Instant;
}

/**
 * A reader that looks up once a minute and jurisdiction which version is in force, and reads the document only when it
 * changed. While the directory can't be reached it serves the last book it saw: a report routed by yesterday's rules
 * beats one that waits.
 */
export function cachedDirectory(
  store: Pick<DirectoryStore, "currentVersion" | "read">,
  options: CacheOptions,
): DirectoryReader {
  const entries = new Map<Jurisdiction, Entry>();
  const lookUps = new Map<Jurisdiction, Promise<Book>>();

  const lookUp = async (jurisdiction: Jurisdiction): Promise<Book> => {
    const known = entries.get(jurisdiction)?.book;
    try {
      const version = await store.currentVersion(jurisdiction);
      if (version === undefined) throw transient("directory-missing");
      const book = known?.version === version ? known : await store.read(jurisdiction, version);
      entries.set(jurisdiction, { book, lookAgainAt: plus(options.time.now(), FRESH_FOR) });
      return book;
    } catch (error) {
      if (!known || !(error instanceof Failure) || error.kind !== "transient") throw error;
      entries.set(jurisdiction, { book: known, lookAgainAt: plus(options.time.now(), RETRY_AFTER) });
      options.onStale?.(jurisdiction, error);
      return known;
    }
  };

  return {
    async current(jurisdiction) {
      const entry = entries.get(jurisdiction);
      if (entry && !isPast(entry.lookAgainAt, options.time.now())) return entry.book;
      const underWay = lookUps.get(jurisdiction);
      if (underWay) return underWay;
      const started = lookUp(jurisdiction).finally(() => lookUps.delete(jurisdiction));
      lookUps.set(jurisdiction, started);
      return started;
    },
  };
}
