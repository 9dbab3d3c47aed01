import { type Duration, hours, type Instant, minutes, plus, seconds } from "../domain/instant.js";

/**
 * The pauses that the Standard Webhooks specification recommends ("Deliverability and reliability"): 5 s, 5 min, 30 min,
 * 2 h, 5 h, 10 h, 14 h, 20 h, 24 h. The clock looks once a minute, and what may still be on its way is not sent again: the
 * first is half a minute. Together a little over three days.
 */
const PAUSES: readonly Duration[] = [seconds(30), minutes(5), minutes(30), ...[2, 5, 10, 14, 20, 24].map(hours)];

/** The first, and one after each pause. */
export const MOST_ATTEMPTS = PAUSES.length + 1;

/** Spreads what failed together over a tenth of its pause. */
const JITTER = 0.1;

/** A receiver that asks for more waits no longer than for the longest pause. */
const LONGEST = hours(24);

/**
 * When it is tried again after so many attempts, if at all.
 * @param random from 0 to 1
 */
export function nextAttempt(attempts: number, now: Instant, random: number): Instant {
  const pause = PAUSES[attempts - 1] ?? LONGEST;
  return plus(now, Math.ceil(pause * (1 + JITTER * random)));
}

/**
 * Until when a receiver asks to be left alone by its header `Retry-After`, in seconds or as a date (RFC 9110 §10.2.3);
 * undefined when it says neither, or says what has passed.
 */
export function askedFor(retryAfter: string | undefined, now: Instant): Instant | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(retryAfter.trim())
    ? seconds(Number(retryAfter))
    : Date.parse(retryAfter) - Date.parse(now);
  return wait > 0 ? plus(now, Math.min(wait, LONGEST)) : undefined;
}
