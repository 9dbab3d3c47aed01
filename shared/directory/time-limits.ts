import { days, hours, type Instant, instantAt, plus } from "../domain/instant.js";
import type { Priority } from "../domain/vocabulary.js";
import type { Agency, Book, Calendar } from "./book.js";
import { dateAt, dayAfter, momentOf, weekdayOf } from "./wall-clock.js";

/** When an agency is reminded of a dispatch, and until when it has time to acknowledge it. */
export interface TimeLimits {
  readonly remindAt: Instant;
  readonly acknowledgeBy: Instant;
}

/**
 * The limits of a dispatch whose first mail goes out at `from`: the whole of the priority's response time, and half of
 * it, in plain hours or in hours that the agency works.
 */
export function timeLimits(
  book: Book,
  { hours: open, timeZone }: Agency,
  priority: Priority,
  from: Instant,
): TimeLimits {
  const within = book.acknowledgeWithin[priority];
  if ("hours" in within) return plainLimits(from, within.hours);
  if (open === "always") return plainLimits(from, within.workingHours);
  const office: Office = { ...open, timeZone, daysOff: new Set(book.holidays[open.holidays]) };
  const remindAt = afterWork(office, from, hours(within.workingHours / 2));
  const acknowledgeBy = afterWork(office, from, hours(within.workingHours));
  return remindAt && acknowledgeBy ? { remindAt, acknowledgeBy } : plainLimits(from, within.workingHours);
}

function plainLimits(from: Instant, within: number): TimeLimits {
  return { remindAt: plus(from, hours(within / 2)), acknowledgeBy: plus(from, hours(within)) };
}

/** Reminders come no more seldom than this, in hours: nobody is forgotten. */
const CALMEST_REMINDER = 24;

/**
 * When the next reminder is due once nobody is left to ask. The time doubles with each, up to a day, so that nobody gets
 * mails by the hour for weeks.
 */
export function nextReminder(reminders: number, now: Instant): Instant {
  return plus(now, hours(Math.min(2 ** reminders, CALMEST_REMINDER)));
}

/** When an agency that takes a report on now is asked how it stands. */
export function followUpAt(book: Book, priority: Priority, now: Instant): Instant {
  return plus(now, days(book.closeWithinDays[priority]));
}

interface Office extends Pick<Calendar, "weekdays" | "from" | "to"> {
  readonly timeZone: string;
  readonly daysOff: ReadonlySet<string>;
}

/** A calendar with less work than that in a year is a mistake: limits are then in plain hours, rather than never. */
const FARTHEST_DAYS = 366;

/** The moment at which an office has worked that long, counted from `start`; the end of a working day belongs to it. */
function afterWork(office: Office, start: Instant, work: number): Instant | undefined {
  let left = work;
  let date = dateAt(start, office.timeZone);
  for (let day = 0; day < FARTHEST_DAYS; day++, date = dayAfter(date)) {
    if (!office.weekdays.includes(weekdayOf(date)) || office.daysOff.has(date)) continue;
    const opens = Math.max(Date.parse(start), momentOf(date, office.from, office.timeZone));
    const worked = Math.max(0, momentOf(date, office.to, office.timeZone) - opens);
    if (left <= worked) return instantAt(opens + left);
    left -= worked;
  }
  return undefined;
}
