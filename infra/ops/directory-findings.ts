import type { Book } from "../../shared/directory/book.js";
import { bouncedAt } from "../../shared/directory/good-address.js";
import type { Bounces } from "../../shared/directory/marks.js";
import type { BookProblem } from "../../shared/directory/problem.js";
import { days, type Instant, isPast, plus } from "../../shared/domain/instant.js";

/** What only the calendar or the outside world shows of a document that is sound in itself. */
export interface Finding extends BookProblem {
  /** An `error` keeps the document from being applied, a `warning` is for the people who read it. */
  readonly weight: "error" | "warning";
}

/** Time to have the next year's days off reviewed before an agency's clock runs through one. */
const CALENDAR_AHEAD = days(60);

/** Calendars that end soon: every day after their last is taken for a working day. */
export function checkCalendars({ holidays }: Book, now: Instant): Finding[] {
  const enough = plus(now, CALENDAR_AHEAD).slice(0, 10);
  return Object.entries(holidays).flatMap(([calendar, dates]): Finding[] => {
    const last = dates.at(-1);
    if (last !== undefined && last >= enough) return [];
    const accepted = `days off after ${enough}; npm run ops -- directory holidays prints a draft`;
    return [{ path: `holidays.${calendar}`, weight: "warning", code: "calendar-ends-soon", accepted }];
  });
}

/** A bounce that is older says little about today: mail has been sent to the address since, or none had to be. */
const REMEMBERED = days(30);

/** Addresses that mail came back from, and agencies that have no other. */
export function checkBounces({ agencies }: Book, bounces: Bounces, now: Instant): Finding[] {
  return agencies.flatMap(({ addresses }, agency): Finding[] => {
    const bounced = addresses.flatMap((address, at): Finding[] => {
      const when = bouncedAt(address, bounces);
      if (when === undefined || isPast(plus(when, REMEMBERED), now)) return [];
      const path = `agencies[${agency}].addresses[${at}]`;
      return [{ path, weight: "warning", code: `bounced ${when}`, accepted: "an address that takes mail" }];
    });
    if (bounced.length < addresses.length) return bounced;
    const accepted = "an address that takes mail: it came back from all of these";
    return [
      ...bounced,
      { path: `agencies[${agency}].addresses`, weight: "error", code: "unreachable-agency", accepted },
    ];
  });
}
