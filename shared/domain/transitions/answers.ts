import { isAwaited, isLive, stateBy, WITH_AGENCIES } from "../dispatches.js";
import { type Duration, type Instant, plus } from "../instant.js";
import type { Correction, Dispatch, HistoryEntry, Outcome, Report, ReturnReason } from "../report.js";
import type { Transition } from "../transition.js";
import { PRIORITIES } from "../vocabulary.js";
import { after, next, whileWithAgencies, withoutTimes } from "./next-mail.js";
import { type Asked, notYet, pending } from "./routed.js";

/** What an agency, the focal point, or an ops team does with a report that is with agencies. */

/** The agency takes it on. Reminders that are not out yet are not sent, to it or to others in its line. */
export function acknowledged(report: Report, index: number, followUpAt: Instant, now: Instant): Transition {
  if (report.dispatches[index]?.answer === "acknowledged") return { from: [], version: report.version };
  const dispatches = report.dispatches.map(
    (one, at): Dispatch =>
      at === index ? { ...one, answer: "acknowledged", role: "acts", remindAt: followUpAt } : one,
  );
  return answered(report, index, withoutReminders(dispatches), entry("acknowledged", index, now), now);
}

/** Not theirs: `asked` gets it in its place. */
export function returned(
  report: Report,
  index: number,
  { reason, asked }: { readonly reason: ReturnReason; readonly asked: readonly Asked[] },
  now: Instant,
): Transition {
  const dispatches = [
    ...report.dispatches.map((one, at): Dispatch => (at === index ? { ...one, answer: "returned", reason } : one)),
    ...asked.map((one) => pending({ cause: "returned", inPlaceOf: index, ...one })),
  ];
  const transition = answered(report, index, withoutReminders(dispatches), entry("returned", index, now, reason), now);
  // Others may have it on their table still; only where nobody has taken it on is it back at the start.
  const isMissed =
    report.dispatches[index]?.role === "acts" && !dispatches.some(({ answer }) => answer === "acknowledged");
  return isMissed && transition.to !== "closed" ? { ...transition, to: "returned" } : transition;
}

/** Done, as far as this agency goes. The report is closed when nobody else has it any more. */
export function closed(
  report: Report,
  index: number,
  { outcome, retention }: { readonly outcome: Outcome; readonly retention: Duration },
  now: Instant,
): Transition {
  const dispatches = report.dispatches.map((one, at): Dispatch => {
    if (at !== index) return one;
    const { remindAt: _past, ...rest } = one;
    return { ...rest, answer: "closed", outcome };
  });
  const transition = answered(report, index, withoutReminders(dispatches), entry("closed", index, now, outcome), now);
  return transition.to === "closed" ? { ...transition, dueAt: plus(now, retention), attempts: 0 } : transition;
}

export interface Correcting {
  readonly correction: Correction;
  /** Who gets it by the corrected reading: the whole plan. */
  readonly asked: readonly Asked[];
  /** The reason that an ops team gives. */
  readonly why?: string;
}

/**
 * The reading is put right, and the report goes to whom it should have gone. Who corrects it and is not among them has
 * handed it over; who was asked by the wrong reading and has not taken it on need not any more.
 */
export function corrected(report: Report, { correction, asked, why }: Correcting, now: Instant): Transition {
  const { to, dispatch: by } = correction;
  const raised = PRIORITIES.indexOf(to.priority) < PRIORITIES.indexOf(correction.from.priority);
  const kept = report.dispatches.map((one, at): Dispatch => {
    const acts = asked.some(({ agency, role }) => agency === one.agency && role === "acts");
    if (!isLive(one) || one.role === "informed") return one;
    if (acts) return raised && at !== by && one.answer !== "acknowledged" ? afresh(one) : one;
    if (at === by) return { ...one, answer: "returned" };
    return one.answer === "acknowledged" ? one : { ...one, role: "informed" };
  });
  const added = notYet(report, asked).map((one) => pending({ cause: "corrected", ...one }));
  const dispatches = withoutReminders([...kept, ...added]);
  const { reading } = report;
  return {
    from: reading ? whileWithAgencies(report) : [],
    version: report.version,
    ...after(report, dispatches, now),
    to: stateBy({ state: "routed" }, dispatches).to ?? "routed",
    ...(reading && { reading: { ...reading, ...to, hold: false } }),
    correction,
    entries: [
      {
        at: now,
        code: "corrected",
        ...(by !== undefined && { dispatch: by }),
        ...(why !== undefined && { detail: why }),
      },
    ],
  };
}

/** Asked again, in the shorter time of a higher priority. */
function afresh(one: Dispatch): Dispatch {
  return one.state === "sent" ? next(withoutTimes(one), "first") : withoutTimes(one);
}

/** A person sends it to one more agency, beside those that have it. */
export function redirected(report: Report, asked: Asked, why: string, now: Instant): Transition {
  const dispatches = [...report.dispatches, pending({ cause: "redirected", ...asked })];
  return {
    from: whileWithAgencies(report),
    version: report.version,
    ...after(report, dispatches, now),
    entries: [{ at: now, code: "redirected", dispatch: dispatches.length - 1, detail: why }],
  };
}

/** A person is to read it first: the focal point is asked, beside those that have it. */
export function held(report: Report, focalPoint: Asked, why: string, now: Instant): Transition {
  const has = report.dispatches.some(
    ({ agency, role, answer, state }) =>
      agency === focalPoint.agency && role === "acts" && answer === "none" && state !== "failed",
  );
  const dispatches = has ? report.dispatches : [...report.dispatches, pending({ cause: "redirected", ...focalPoint })];
  return {
    from: whileWithAgencies(report),
    version: report.version,
    ...after(report, dispatches, now),
    to: "held",
    ...(report.reading && { reading: { ...report.reading, hold: true } }),
    entries: [{ at: now, code: "held", detail: why }],
  };
}

/** What an agency did that changes nobody's duty: a look at the statement, a question, an answer. */
export function remarked(report: Report, code: "viewed" | "asked" | "answered", by: By, now: Instant): Transition {
  const from = report.state === "closed" ? (["closed"] as const) : whileWithAgencies(report);
  return { from, version: report.version, entries: [{ at: now, code, ...by }] };
}

/** An agency, by its dispatch, or an ops team, by the reason it gave. */
type By = { readonly dispatch: number } | { readonly detail: string };

/** A report about an address that thousands report must not outgrow its row. */
const MOST_RELATED = 50;

/** Another report names the same web address. */
export function corroborated(report: Report, other: string, now: Instant): Transition {
  const { related = [] } = report;
  return {
    from:
      related.includes(other) || related.length >= MOST_RELATED
        ? []
        : ["received", "classified", ...WITH_AGENCIES, "closed"],
    version: report.version,
    related: [...related, other],
    entries: [{ at: now, code: "corroborated" }],
  };
}

function answered(
  report: Report,
  index: number,
  dispatches: readonly Dispatch[],
  entry: HistoryEntry,
  now: Instant,
): Transition & { readonly version: number } {
  const before = report.dispatches[index];
  return {
    from: before && isLive(before) ? whileWithAgencies(report) : [],
    version: report.version,
    ...after(report, dispatches, now),
    entries: [entry],
  };
}

const entry = (code: HistoryEntry["code"], dispatch: number, at: Instant, detail?: string): HistoryEntry => ({
  at,
  code,
  dispatch,
  ...(detail !== undefined && { detail }),
});

const REMINDERS: readonly Dispatch["letter"][] = ["half-time", "overdue"];

/** No reminder after an answer: those that wait to be sent, to whom nothing is asked of any more, are not. */
function withoutReminders(dispatches: readonly Dispatch[]): Dispatch[] {
  return dispatches.map((one, index) =>
    one.state === "pending" && REMINDERS.includes(one.letter) && !isAwaited(dispatches, index)
      ? { ...one, state: "sent" }
      : one,
  );
}
