import { nameIn } from "../../../../shared/directory/book.js";
import type { Instant } from "../../../../shared/domain/instant.js";
import type { Report } from "../../../../shared/domain/report.js";
import { type DateForm, dateText } from "../../../../shared/language/dates.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { type Case, standingOf } from "../case.js";

/** What several pages say, in the officer's language and by the clocks of the agency. */

export const timeText = ({ locale, agency }: Officer, at: Instant, form: DateForm): string =>
  dateText(locale, at, agency.timeZone, form);

/** An agency that left the directory since is still known by its id. */
export function agencyName({ book, locale }: Officer, id: string): string {
  const names = book.agencies.find((agency) => agency.id === id)?.names;
  return names ? nameIn(names, locale) : id;
}

/** Who did something: the agency of a dispatch or, without one, the people who run the system. */
export function actorName(officer: Officer, report: Report, index: number | undefined): string {
  const dispatch = index === undefined ? undefined : report.dispatches[index];
  return dispatch ? agencyName(officer, dispatch.agency) : desk(officer.locale, "history.team");
}

/** What is asked of the agency now, or why nothing is. */
export function askText(officer: Officer, one: Case, isLate: boolean): string {
  const { locale } = officer;
  const { acknowledgeBy, reason, outcome } = one.dispatch;
  const standing = standingOf(one);
  switch (standing) {
    case "awaited":
    case "overdue": {
      if (acknowledgeBy === undefined) return desk(locale, "ask.unset");
      return desk(locale, isLate ? "ask.late" : "ask.awaited", { time: timeText(officer, acknowledgeBy, "full") });
    }
    case "returned":
      if (reason === undefined) return desk(locale, "ask.handed-over");
      return desk(locale, "ask.returned", { reason: desk(locale, `reason.${reason}`) });
    case "closed":
      return outcome === undefined
        ? desk(locale, "ask.over")
        : desk(locale, "ask.closed", { outcome: desk(locale, `outcome.${outcome}`) });
    default:
      return desk(locale, `ask.${standing}`);
  }
}
