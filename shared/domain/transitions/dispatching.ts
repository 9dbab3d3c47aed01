import { type Duration, earliest, type Instant, plus, seconds } from "../instant.js";
import { type Dispatch, laneOfReport, type Report, unsent } from "../report.js";
import type { State } from "../states.js";
import type { Transition } from "../transition.js";
import { patience } from "./patience.js";
import { pending } from "./routed.js";

/** States in which mail may go out and answers are awaited. */
const MAILING: readonly State[] = ["routed", "held", "dispatched", "acknowledged"];

/** Longer than the dispatcher's timeout (20 s, the pipeline stack), so that a dispatcher at work never loses its lease. */
const LEASE: Duration = seconds(45);

/** A dispatcher takes a dispatch: pending → sending. */
export function leased(index: number, now: Instant): Transition {
  const set = { state: "sending", leaseUntil: plus(now, LEASE) } as const;
  return { from: MAILING, dispatch: { index, from: ["pending"], set } };
}

/** A dispatcher takes over from one that died or heard no answer: whether a mail went out is not known. */
export function takenOver(index: number, now: Instant): Transition {
  const set = { leaseUntil: plus(now, LEASE) };
  return {
    from: MAILING,
    dispatch: { index, from: ["sending"], leaseEndedBefore: now, set },
    entry: { at: now, code: "taken-over", dispatch: index },
  };
}

/** The mail certainly did not go out: sending → pending, for whoever comes next. */
export function released(index: number): Transition {
  return { from: MAILING, dispatch: { index, from: ["sending"], set: { state: "pending" } } };
}

export interface Sending {
  readonly messageId: string;
  readonly acknowledgeBy: Instant;
}

/** sending → sent; the last one of a report makes it `dispatched` and due when the first acknowledgment is. */
export function sent(report: Report, index: number, { messageId, acknowledgeBy }: Sending, now: Instant): Transition {
  const after = report.dispatches.map(
    (one, at): Dispatch => (at === index ? { ...one, state: "sent", acknowledgeBy } : one),
  );
  const [first, ...others] = awaited(after);
  const complete = unsent(after).length === 0;
  return {
    from: MAILING,
    version: report.version,
    ...(complete && report.state === "routed" && { to: "dispatched" as const }),
    ...(complete && first !== undefined && { dueAt: earliest(first, ...others), attempts: 0 }),
    dispatch: { index, from: ["sending"], set: { state: "sent", messageId, sentAt: now, acknowledgeBy } },
    entry: { at: now, code: "sent", dispatch: index },
  };
}

/** Where a mail goes that could not be delivered: the agency's next address, or the next agency. */
export type Elsewhere = { readonly address: number } | { readonly agency: string };

/** sending → pending at the next address, or → failed with the next agency asked instead. */
export function undeliverable(report: Report, index: number, elsewhere: Elsewhere, now: Instant): Transition {
  const entry = { at: now, code: "undeliverable", dispatch: index } as const;
  const change = { index, from: ["sending"] } as const;
  const base = { from: MAILING, version: report.version, entry };
  if ("address" in elsewhere)
    return { ...base, dispatch: { ...change, set: { state: "pending", address: elsewhere.address } } };
  return {
    ...base,
    dispatch: { ...change, set: { state: "failed" } },
    add: [pending({ agency: elsewhere.agency, role: "acts", cause: "undeliverable" })],
  };
}

/** Nobody acknowledged in time: the next agency is asked, and the dispatch is marked so that it is not chased again. */
export function escalated(report: Report, index: number, agency: string, now: Instant): Transition {
  return {
    from: MAILING,
    version: report.version,
    dueAt: plus(now, patience(laneOfReport(report))),
    dispatch: { index, from: ["sent"], set: { state: "overdue" } },
    add: [pending({ agency, role: "acts", cause: "escalated" })],
    entry: { at: now, code: "escalated", dispatch: index },
  };
}

/** Nobody is left to ask: the same agency is written to again, for as long as it takes. */
export function reminded(report: Report, index: number, now: Instant): Transition {
  const reminders = (report.dispatches[index]?.reminders ?? 0) + 1;
  return {
    from: MAILING,
    version: report.version,
    dueAt: plus(now, patience(laneOfReport(report))),
    dispatch: { index, from: ["sent"], set: { state: "pending", reminders } },
    entry: { at: now, code: "reminded", dispatch: index },
  };
}

/** When the answers to these dispatches are due, for those that must be answered. */
function awaited(dispatches: readonly Dispatch[]): Instant[] {
  return dispatches.flatMap(({ state, role, acknowledgeBy }) =>
    state === "sent" && role === "acts" && acknowledgeBy !== undefined ? [acknowledgeBy] : [],
  );
}
