import { days, type Instant, isPast, plus } from "../domain/instant.js";
import type { Agency } from "./book.js";
import type { Bounces } from "./marks.js";

/** A mailbox that was full or a server that was down is often well again the next day. */
const AVOIDED_FOR = days(1);

/** When mail to an address last came back. */
export function bouncedAt(address: string, bounces: Bounces): Instant | undefined {
  return bounces.get(address.toLowerCase());
}

/**
 * Positions of an agency's addresses in the order in which to try them: as preferred, those that bounced within the last
 * day after the others. None is left out, so an agency always has an address.
 */
export function addressesToTry({ addresses }: Pick<Agency, "addresses">, bounces: Bounces, now: Instant): number[] {
  const positions = addresses.map((address, position) => {
    const at = bouncedAt(address, bounces);
    return { position, isAvoided: at !== undefined && !isPast(plus(at, AVOIDED_FOR), now) };
  });
  const kept = (avoided: boolean) =>
    positions.filter(({ isAvoided }) => isAvoided === avoided).map(({ position }) => position);
  return [...kept(false), ...kept(true)];
}
