import { type Duration, minutes } from "../instant.js";
import type { Lane } from "../vocabulary.js";

/**
 * How long a report may be on its way from `received` to `dispatched` before the clock sends it on. The standard lane
 * waits longer, so that a flood is not doubled by the clock announcing what merely stands in a queue.
 */
const PATIENCE: Readonly<Record<Lane, Duration>> = { express: minutes(1), standard: minutes(3) };
const LONGEST = minutes(15);

/** Doubles with each attempt, up to a quarter of an hour. */
export function patience(lane: Lane, attempts = 0): Duration {
  return Math.min(PATIENCE[lane] * 2 ** attempts, LONGEST);
}
