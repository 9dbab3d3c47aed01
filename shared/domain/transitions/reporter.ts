import { isAwaited, isLive, stateBy } from "../dispatches.js";
import { type Duration, days, earliest, type Instant, isPast, minutes, plus } from "../instant.js";
import { type Dispatch, type HistoryEntry, laneOfReport, type Report } from "../report.js";
import type { State } from "../states.js";
import type { Transition } from "../transition.js";
import { PRIORITIES, type Priority } from "../vocabulary.js";
import { after, next, whileWithAgencies, withoutTimes } from "./next-mail.js";
import { noticesTakenBack } from "./notice.js";
import { patience } from "./patience.js";
import { type Asked, notYet, pending } from "./routed.js";

/** What a reporter does with a report later on, by its receipt. */

export interface Reply {
  /** The reporter says now that somebody is in danger. */
  readonly danger?: true;
  /** What the rules give for it then. Raises the priority, never lowers it. */
  readonly priority?: Priority;
  /** Whom the raised priority asks; of a closed report, who takes it up again. */
  readonly asked?: readonly Asked[];
}

const BEFORE_ROUTING: readonly State[] = ["received", "classified"];

/** In the history of a reply that says so, for the router: it plans by what was known before. */
const IN_DANGER = "danger";

/**
 * The reporter wrote again. Who has the report before them is told, and a closed one is taken up again. Before it is
 * routed there is nobody to tell: whoever gets it finds the reply beside the statement.
 */
export function replied(report: Report, reply: Reply, now: Instant): Transition {
  const { danger } = reply;
  const entry: HistoryEntry = { at: now, code: "replied", ...(danger && { detail: IN_DANGER }) };
  if (BEFORE_ROUTING.includes(report.state)) {
    const soon = plus(now, patience("express"));
    return {
      from: [report.state],
      version: report.version,
      ...(danger && { danger, dueAt: report.dueAt ? earliest(report.dueAt, soon) : soon }),
      entries: [entry],
    };
  }
  const told = report.dispatches.map((one, index) => (isToldOf(report, index) ? withNews(one) : one));
  const heard = { ...report, dispatches: told };
  const raise = raiseOf(heard, reply);
  const dispatches = raise ? raise.dispatches : told;
  const change = report.state === "closed" ? reopened(report, dispatches, reply, now) : after(report, dispatches, now);
  return {
    from: isReopenable(report, now) ? ["closed"] : whileWithAgencies(report),
    version: report.version,
    ...change,
    ...(danger && { danger }),
    ...(raise && { reading: raise.reading }),
    entries: raise ? [entry, { at: now, code: "raised" }] : [entry],
  };
}

/** Far longer than any function runs. */
const BEFORE_ERASURE: Duration = minutes(10);

/** When its retention ends the clock erases the words before it says so: a reply must not be among them. */
function isReopenable({ state, dueAt }: Report, now: Instant): boolean {
  return state === "closed" && dueAt !== undefined && !isPast(dueAt, plus(now, BEFORE_ERASURE));
}

/** The reporter said that somebody is in danger before the report was routed, and the router did not know it yet. */
export function raised(report: Report, reply: Reply, now: Instant): Transition {
  const raise = raiseOf(report, reply);
  const isRaised = report.history.some(({ code }) => code === "raised");
  if (!raise || isRaised) return { from: [], version: report.version };
  return {
    from: whileWithAgencies(report),
    version: report.version,
    ...after(report, raise.dispatches, now),
    reading: raise.reading,
    entries: [{ at: now, code: "raised" }],
  };
}

/** Whether a reporter said so in a reply. */
export const repliedInDanger = ({ history }: Pick<Report, "history">): boolean =>
  history.some(({ code, detail }) => code === "replied" && detail === IN_DANGER);

/** Of whom something is asked, who has taken it on, and whose question may be what is answered. */
function isToldOf({ dispatches, history }: Report, index: number): boolean {
  const one = dispatches[index];
  if (!one || !isLive(one)) return false;
  const hasAsked = history.some(({ code, dispatch }) => code === "asked" && dispatch === index);
  return hasAsked || (one.role === "acts" && (one.answer === "acknowledged" || isAwaited(dispatches, index)));
}

/** One mail tells of all that happened before it: what still has to go out, or is going, brings its reader to the news. */
const withNews = (one: Dispatch): Dispatch => (one.state === "sent" ? next(one, "news") : one);

/** The report under a more pressing priority: who is asked has the shorter time from now on, who is not asked yet is. */
function raiseOf(report: Report, { priority, asked = [] }: Reply) {
  const { reading } = report;
  const isHigher =
    reading !== undefined &&
    priority !== undefined &&
    PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(reading.priority);
  if (!isHigher) return undefined;
  const hurried = report.dispatches.map((one, index) =>
    isAwaited(report.dispatches, index) && one.answer === "none" ? withoutTimes(withNews(one)) : one,
  );
  const added = notYet(report, asked).map((one) => pending({ cause: "raised", ...one }));
  return { reading: { ...reading, priority }, dispatches: [...hurried, ...added] };
}

/** With nobody to ask it stays closed, and the reply lies beside the statement. */
function reopened(report: Report, dispatches: readonly Dispatch[], { asked = [] }: Reply, now: Instant) {
  const again = notYet({ dispatches }, asked).map((one) => pending({ cause: "reopened", ...one }));
  const all = [...dispatches, ...again];
  const { to } = stateBy({ state: "routed" }, all);
  if (to === "closed") return { dispatches: all };
  return { dispatches: all, to: to ?? "routed", dueAt: plus(now, patience(laneOfReport(report))), attempts: 0 };
}

/** How long a withdrawn report's row waits for mails that come back, before only statistics are left of it. */
const BOUNCES_UNTIL: Duration = days(3);

/**
 * The reporter takes it back. Each agency that was sent the report is told once (GDPR, article 19: each recipient to whom
 * it was disclosed); the others never hear of it. The clock erases the statement if nobody else could.
 */
export function withdrawn(report: Report, now: Instant): Transition {
  const { state, dispatches } = report;
  // An agency that was asked again has another dispatch, of which it may not have heard yet.
  const isLast = ({ agency }: Dispatch, index: number) =>
    dispatches.findLastIndex((one) => one.agency === agency && isHeardOf(one)) === index;
  return {
    from: state === "withdrawn" || state === "erased" ? [] : [state],
    to: "withdrawn",
    version: report.version,
    dispatches: dispatches.map((one, index) => takenBack(one, isLast(one, index))),
    ...noticesTakenBack(report),
    dueAt: plus(now, patience(laneOfReport(report))),
    attempts: 0,
    entries: [{ at: now, code: "withdrawn" }],
  };
}

/** Another deployment that was called may have it, though nobody here heard so. */
const isHeardOf = ({ sentAt, peer, state }: Dispatch): boolean =>
  (sentAt !== undefined || peer !== undefined) && state !== "failed";

/** What is being sent this moment is followed by the news once it is out. */
function takenBack(one: Dispatch, isLast: boolean): Dispatch {
  if (one.state === "sending" || one.state === "failed") return one;
  if (!isHeardOf(one)) return { ...one, state: "called-off" };
  if (!isLast) return { ...one, state: "sent" };
  return one.state === "sent" ? next(one, "withdrawn") : { ...one, letter: "withdrawn" };
}

/** All who had it were told: the row waits for what may come back. */
export function toldOfWithdrawal(report: Report): Transition {
  return { from: ["withdrawn"], version: report.version, dueAt: waitsUntil(report), attempts: 0 };
}

/** Until when a withdrawn report's row stays as it is. */
export function waitsUntil({ history, receivedAt }: Report): Instant {
  return plus(history.findLast(({ code }) => code === "withdrawn")?.at ?? receivedAt, BOUNCES_UNTIL);
}
