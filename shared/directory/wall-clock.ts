import { days, type Instant } from "../domain/instant.js";

/** Dates and times of day as the clocks of a time zone show them. Only what Intl knows, so that no table of zones ages here. */

/** A date such as `2026-11-20`. */
type LocalDate = string;

/** The date that is on the calendars of a zone at a moment. */
export function dateAt(moment: Instant, timeZone: string): LocalDate {
  const shown = Date.parse(moment) + offsetAt(Date.parse(moment), timeZone);
  return isoDate(shown);
}

export function dayAfter(date: LocalDate): LocalDate {
  return isoDate(Date.parse(date) + days(1));
}

/** ISO 8601: 1 = Monday, 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(date).getUTCDay() || 7;
}

/**
 * The moment, in milliseconds, at which the clocks of a zone show a date and time. A time that a change of clocks shows
 * twice counts as its first; one that it skips, as if the clocks had not changed (RFC 5545, section 3.3.5).
 */
export function momentOf(date: LocalDate, time: string, timeZone: string): number {
  const shown = Date.parse(`${date}T${time}:00.000Z`);
  // No zone is farther than a day from UTC, and none changes its clocks twice within two days.
  const before = offsetAt(shown - days(1), timeZone);
  const after = offsetAt(shown + days(1), timeZone);
  const isStillBefore = offsetAt(shown - before, timeZone) === before;
  const isAlreadyAfter = offsetAt(shown - after, timeZone) === after;
  return isAlreadyAfter && !isStillBefore ? shown - after : shown - before;
}

/** By how much the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(moment / 1_000) * 1_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A formatter a zone, made once: making one takes longer than all that is done with it here. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}

function isoDate(moment: number): LocalDate {
  return new Date(moment).toISOString().slice(0, 10);
}
