import { MAILED, nextLook, stateBy, WITH_AGENCIES } from "../dispatches.js";
import { type Duration, days, type Instant, plus } from "../instant.js";
import { type Notice, unsentNotices } from "../notices.js";
import { type Dispatch, laneOfReport, type Report, unsent } from "../report.js";
import type { State } from "../states.js";
import type { Transition } from "../transition.js";
import { patience } from "./patience.js";

/** What every change of a report's dispatches leads to: its state, and when the clock looks at it next. */

/** As the directory's schema allows. */
const LONGEST_RETENTION: Duration = days(365);

/** Letters that press for an answer, which is counted. */
const PRESSING: readonly Dispatch["letter"][] = ["half-time", "overdue", "how-it-stands"];

/** Another mail of the dispatch is wanted. */
export function next(one: Dispatch, letter: Dispatch["letter"]): Dispatch {
  const reminders = PRESSING.includes(letter) ? one.reminders + 1 : one.reminders;
  return { ...one, state: "pending", letter, number: one.number + 1, reminders };
}

/** Its next mail fixes them anew. */
export function withoutTimes({ acknowledgeBy: _longer, remindAt: _later, ...one }: Dispatch): Dispatch {
  return one;
}

/** The state of a report that is with agencies; none for any other, which allows nothing. */
export const whileWithAgencies = ({ state }: Report): readonly State[] => WITH_AGENCIES.filter((one) => one === state);

/** The same for one that mail goes out about: one that was withdrawn, too. */
export const whileMailed = ({ state }: Report): readonly State[] => MAILED.filter((one) => one === state);

/**
 * The report with these dispatches: in the state they make it, and due when the next mail is. While mails are unsent the
 * clock looks after its patience; while a notice to a provider is, it stays open, too.
 */
export function after(
  report: Report,
  dispatches: readonly Dispatch[],
  now: Instant,
  notices: readonly Notice[] | undefined = report.notices,
): Pick<Transition, "to" | "dueAt" | "attempts"> & { readonly dispatches: readonly Dispatch[] } {
  const isNoticing = unsentNotices({ notices }).length > 0;
  const by = stateBy(report, dispatches);
  const state = isNoticing && by.to === "closed" ? {} : by;
  // Whoever closes it says for how long it is kept; where it closes by itself, it is kept for the longest.
  if (state.to === "closed") return { dispatches, ...state, dueAt: plus(now, LONGEST_RETENTION), attempts: 0 };
  const waiting = unsent(dispatches).length > 0 || isNoticing;
  // Nothing is awaited any more of a report that was withdrawn.
  const look = waiting || report.state === "withdrawn" ? undefined : nextLook(dispatches);
  const wasWaiting = unsent(report.dispatches).length > 0 || unsentNotices(report).length > 0;
  return {
    dispatches,
    ...state,
    // Where some were unsent before, the clock's own due time stands.
    ...((look !== undefined || !wasWaiting) && {
      dueAt: look ?? plus(now, patience(laneOfReport(report))),
      attempts: 0,
    }),
  };
}
