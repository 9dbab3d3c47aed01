import { Failure, transient } from "../../shared/domain/errors.js";
import { type Duration, seconds } from "../../shared/domain/instant.js";
import type { Lane } from "../../shared/domain/vocabulary.js";

/**
 * Runs a send when it is its turn in its lane, and again when the mail service says "too fast".
 *
 * @throws Failure `transient: mail-throttled` when there is no room for it soon; what the send throws.
 */
export type Pace = <T>(lane: Lane, send: () => Promise<T>) => Promise<T>;

export interface PaceParts {
  /** Between two mails of a lane, from one dispatcher. */
  readonly interval: Duration;
  /** In milliseconds, from any start: only differences count. */
  readonly clock: () => number;
  readonly sleep: (duration: Duration) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Longer than this nobody waits inside a function: the message comes back later instead. Far below the timeout of 20 s. */
const LONGEST_WAIT: Duration = seconds(8);
/** After a refusal; each wait is anywhere between nothing and this, so that dispatchers don't return in step. */
const BACK_OFF: readonly Duration[] = [500, 1_000, 2_000];

/** After a rest so many mails go at once: an emergency's agencies don't wait for one another. */
const BURST = 4;

/** Each lane has a pace of its own, so that no queue of standard mails stands in front of an express one. */
export function pacer({ interval, clock, sleep, random }: PaceParts): Pace {
  const nextTurn: Record<Lane, number> = { express: Number.NEGATIVE_INFINITY, standard: Number.NEGATIVE_INFINITY };

  const turn = async (lane: Lane): Promise<void> => {
    const now = clock();
    const at = Math.max(nextTurn[lane], now - (BURST - 1) * interval);
    if (at - now > LONGEST_WAIT) throw transient("mail-throttled");
    nextTurn[lane] = at + interval;
    if (at > now) await sleep(at - now);
  };

  return async (lane, send) => {
    for (const longest of BACK_OFF) {
      await turn(lane);
      try {
        return await send();
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== "mail-throttled") throw error;
        await sleep(longest * random());
      }
    }
    await turn(lane);
    return send();
  };
}
