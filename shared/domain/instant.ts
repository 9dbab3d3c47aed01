import * as z from "zod/mini";

/**
 * A moment as an ISO 8601 string in UTC with milliseconds. All instants have the same width, so they sort as text,
 * which is what the `clock` index relies on, and ops teams can read them in a table.
 */
export const instant = z.iso.datetime({ precision: 3 }).brand<"Instant">();
export type Instant = z.infer<typeof instant>;

/** A span of time in milliseconds. */
export type Duration = number;

export const seconds = (n: number): Duration => n * 1_000;
export const minutes = (n: number): Duration => n * 60_000;
export const hours = (n: number): Duration => n * 3_600_000;
export const days = (n: number): Duration => n * 86_400_000;

/** @throws RangeError when `milliseconds` is outside what a Date can hold. */
export function instantAt(milliseconds: number): Instant {
  return instant.parse(new Date(milliseconds).toISOString());
}

export function plus(start: Instant, duration: Duration): Instant {
  return instantAt(Date.parse(start) + duration);
}

/** The middle of two moments. */
export function halfway(start: Instant, end: Instant): Instant {
  return instantAt((Date.parse(start) + Date.parse(end)) / 2);
}

export function isPast(due: Instant, now: Instant): boolean {
  return due <= now;
}

export function earliest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((a, b) => (isPast(a, b) ? a : b), first);
}

/** Unix time in whole seconds, the form that DynamoDB's TTL reads. */
export function epochSeconds(at: Instant): number {
  return Math.floor(Date.parse(at) / 1_000);
}

/** Where logic reads the time. Injected, so that tests move it. */
export interface TimeSource {
  now(): Instant;
}

export const systemTime: TimeSource = { now: () => instantAt(Date.now()) };
