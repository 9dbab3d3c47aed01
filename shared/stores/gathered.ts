import DataLoader from "dataloader";
import type { Round } from "./round.js";

/**
 * Looks that the records of one round ask for as one call: `all` gives what there is under some keys, by key. A record that
 * looks does not count as working meanwhile.
 *
 * @param most keys in a call
 */
export function gathered<Found>(
  round: Round,
  most: number,
  all: (keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
): (key: string) => Promise<Found | undefined> {
  const loader = new DataLoader<string, Found | undefined>(
    async (keys) => {
      // DynamoDB refuses a call that names a key twice.
      const found = await all([...new Set(keys)]);
      return keys.map((key) => found.get(key));
    },
    { cache: false, maxBatchSize: most, batchScheduleFn: (flush) => round.whenQuiet(flush) },
  );
  return (key) => round.send(() => loader.load(key));
}
