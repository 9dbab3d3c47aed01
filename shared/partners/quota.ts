import { type Duration, days, epochSeconds, type Instant, instantAt, minutes } from "../domain/instant.js";
import type { Partner } from "./partner.js";

/** What is left in a window, after the request that asks. */
interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends and the next begins; at least 1. */
  readonly reset: number;
}

export interface Taken {
  readonly allowed: boolean;
  readonly minute: Allowance;
  readonly day: Allowance;
}

type Limits = Pick<Partner, "id" | "perMinute" | "perDay">;

export interface Quotas {
  /**
   * Counts a request against the partner's minute and day, before anything is done for it.
   *
   * @param reports how many reports it brings, where it may bring several: each counts. It passes whole where there is room
   *   for one, as a batch that is larger than a minute's quota could never pass otherwise; what follows waits longer.
   */
  take(partner: Limits, now: Instant, reports?: number): Promise<Taken>;
}

/** The counters beneath, one a window. Each call is one call of the table. */
export interface WindowCounts {
  /** Counts so many more and says how many there are now; undefined, and not counted, where there are `limit` already. */
  count(window: Window, limit: number, more: number): Promise<number | undefined>;
  /** How many were counted. */
  counted(window: Window): Promise<number>;
}

export interface Window {
  /** `<partner>#<beginning>`, another one for each window: a counter never has to be set back. */
  readonly id: string;
  readonly ends: Instant;
}

/**
 * Fixed windows in UTC. The minute comes first, so that who asks too fast doesn't use up the day. A refused request costs
 * a write and a read, or two writes as one that is taken: who is refused can't run up a bill beyond that.
 */
export function quotasBy(counts: WindowCounts): Quotas {
  return {
    async take({ id, perMinute, perDay }, now, reports = 1) {
      const minute = windowOf(id, minutes(1), now);
      const day = windowOf(id, days(1), now);
      const inMinute = await counts.count(minute, perMinute, reports);
      const inDay = inMinute === undefined ? await counts.counted(day) : await counts.count(day, perDay, reports);
      return {
        allowed: inMinute !== undefined && inDay !== undefined,
        minute: allowance(perMinute, inMinute ?? perMinute, minute, now),
        day: allowance(perDay, inDay ?? perDay, day, now),
      };
    },
  };
}

/**
 * For every answer, draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy` names the quotas, `RateLimit` says what is
 * left of them. A refused request is told when to come again (RFC 9110 §10.2.3).
 */
export function quotaHeaders({ allowed, minute, day }: Taken): Record<string, string> {
  const left = ({ remaining, reset }: Allowance) => `;r=${remaining};t=${reset}`;
  // Who has used up both waits for the later one.
  const used = day.remaining === 0 ? day : minute;
  return {
    "ratelimit-policy": `"minute";q=${minute.limit};w=60, "day";q=${day.limit};w=86400`,
    ratelimit: `"minute"${left(minute)}, "day"${left(day)}`,
    ...(!allowed && { "retry-after": String(used.reset) }),
  };
}

/** Unix time knows no leap seconds, so that minutes and days in UTC are whole multiples. */
function windowOf(partner: string, length: Duration, now: Instant): Window {
  const begins = Math.floor(Date.parse(now) / length) * length;
  const name = instantAt(begins).slice(0, length === days(1) ? "2026-11-20".length : "2026-11-20T12:00".length);
  return { id: `${partner}#${name}`, ends: instantAt(begins + length) };
}

/** A limit may lie below what was counted already: it was lowered, or a batch was the last that passed. */
function allowance(limit: number, counted: number, { ends }: Window, now: Instant): Allowance {
  return { limit, remaining: Math.max(0, limit - counted), reset: epochSeconds(ends) - epochSeconds(now) };
}
