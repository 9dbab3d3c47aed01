import { type Instant, isPast, minutes, plus, type TimeSource } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";

/** Addresses of a jurisdiction's agencies, in lower case, by when mail to them last came back. */
export type Bounces = ReadonlyMap<string, Instant>;

/** Which addresses mail came back from. Kept beside the directory: the document is reviewed, a bounce just happens. */
export interface AddressMarks {
  /** Safe to repeat and to call late: the newest bounce of an address is the one that is kept. */
  mark(jurisdiction: Jurisdiction, address: string, at: Instant): Promise<void>;
  marked(jurisdiction: Jurisdiction): Promise<Bounces>;
}

const LOOK_AGAIN = minutes(1);

export interface CachedMarksOptions {
  readonly time: TimeSource;
  /** Told when the last known marks are served because a look-up failed. */
  readonly onStale?: (jurisdiction: Jurisdiction, error: unknown) => void;
}

/**
 * Looks up once a minute and jurisdiction, and never fails: without marks mail goes to the address that is preferred
 * anyway, and a bounce moves it on.
 */
export function cachedMarks(
  marks: Pick<AddressMarks, "marked">,
  { time, onStale }: CachedMarksOptions,
): Pick<AddressMarks, "marked"> {
  const entries = new Map<Jurisdiction, { readonly bounces: Promise<Bounces>; readonly lookAgainAt: Instant }>();
  const lookUp = async (jurisdiction: Jurisdiction, known: Promise<Bounces> | undefined): Promise<Bounces> => {
    try {
      return await marks.marked(jurisdiction);
    } catch (error) {
      onStale?.(jurisdiction, error);
      return known ?? new Map();
    }
  };
  return {
    marked(jurisdiction) {
      const now = time.now();
      const entry = entries.get(jurisdiction);
      if (entry && !isPast(entry.lookAgainAt, now)) return entry.bounces;
      const bounces = lookUp(jurisdiction, entry?.bounces);
      entries.set(jurisdiction, { bounces, lookAgainAt: plus(now, LOOK_AGAIN) });
      return bounces;
    },
  };
}
