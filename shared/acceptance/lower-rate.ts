import { type Duration, type Instant, seconds } from "../domain/instant.js";
import type { Lane } from "../domain/vocabulary.js";

/**
 * How fast a running container lets reports through that come without a proof of work. None is refused: above the rate
 * its message is put off, so that a flood waits behind those who prove theirs.
 */
export interface LowerRate {
  /** How long the message of a report waits, in whole seconds. */
  delayOf(post: Post, now: Instant): Duration;
}

interface Post {
  readonly lane: Lane;
  readonly reportId: string;
  /** Whose proof of work came with it, and is right. */
  readonly provenNonce?: string | undefined;
}

interface Rate {
  /** Between two reports. */
  readonly interval: Duration;
  /** After a rest so many go at once. */
  readonly burst: number;
  /** No message is put off for longer. */
  readonly cap: Duration;
}

/** The cap of the standard lane is the longest that SQS keeps a message back. */
export const RATES: Readonly<Record<Lane, Rate>> = {
  express: { interval: seconds(5), burst: 5, cap: seconds(120) },
  standard: { interval: seconds(10), burst: 10, cap: seconds(900) },
};

/** Nonces whose proof was spent, per container. A report stays long enough among them, a flood pushes none out cheaply. */
const REMEMBERED = 10_000;

/** In memory, each container its own: no store is asked, and none can be overrun. */
export function lowerRate(): LowerRate {
  const wait = { express: waiting(RATES.express), standard: waiting(RATES.standard) };
  const isSpent = spending(REMEMBERED);
  return {
    delayOf: ({ lane, reportId, provenNonce }, now) =>
      provenNonce !== undefined && !isSpent(provenNonce, reportId) ? 0 : wait[lane](Date.parse(now)),
  };
}

/**
 * The generic cell rate algorithm (ITU-T I.371), with a cap: what is put off further takes no later turn than the cap, so
 * that a flood is forgotten soon after it ends.
 */
function waiting({ interval, burst, cap }: Rate): (now: number) => Duration {
  let nextTurn = Number.NEGATIVE_INFINITY;
  return (now) => {
    const turn = Math.min(Math.max(nextTurn, now - (burst - 1) * interval), now + cap);
    nextTurn = turn + interval;
    return seconds(Math.ceil(Math.max(0, turn - now) / seconds(1)));
  };
}

/** A proof counts for one report; the same report may come again with it. */
function spending(most: number): (nonce: string, reportId: string) => boolean {
  const spent = new Map<string, string>();
  return (nonce, reportId) => {
    const spentOn = spent.get(nonce) ?? reportId;
    // A map keeps its order: what was not heard of for longest stands first.
    spent.delete(nonce);
    spent.set(nonce, spentOn);
    const [oldest] = spent.keys();
    if (spent.size > most && oldest !== undefined) spent.delete(oldest);
    return spentOn !== reportId;
  };
}
