import type { Instant } from "./instant.js";
import type { Reading } from "./reading.js";
import type { Dispatch, DispatchState, HistoryEntry, Report } from "./report.js";
import type { State } from "./states.js";

/**
 * One change of a report as data: from which states it is allowed, and what it sets. A store turns it into one
 * conditional write; {@link applied} does the same to an object, for the in-memory double. Neither knows why.
 */
export interface Transition {
  readonly from: readonly State[];
  /** Absent: the state stays. */
  readonly to?: State;
  /** The change was worked out from the report at this version and holds for no other. */
  readonly version?: number;
  /** Absent: the due time stays. `never`: the clock lets go of it. */
  readonly dueAt?: Instant | "never";
  readonly attempts?: number;
  readonly reading?: Reading;
  readonly dispatch?: DispatchChange;
  /** New dispatches, after the ones there are. */
  readonly add?: readonly Dispatch[];
  readonly entry?: HistoryEntry;
}

interface DispatchChange {
  readonly index: number;
  readonly from: readonly DispatchState[];
  /** Only when the lease ended before this moment. */
  readonly leaseEndedBefore?: Instant;
  readonly set: Partial<Dispatch>;
}

/** The report after the transition, or undefined when it does not allow it. */
export function applied(report: Report, transition: Transition): Report | undefined {
  if (!transition.from.includes(report.state)) return undefined;
  if (transition.version !== undefined && transition.version !== report.version) return undefined;
  const { dispatch } = transition;
  if (dispatch && !allowed(report.dispatches[dispatch.index], dispatch)) return undefined;

  const { dueAt: before, ...rest } = report;
  const dueAt = transition.dueAt ?? before;
  return {
    ...rest,
    version: report.version + 1,
    state: transition.to ?? report.state,
    attempts: transition.attempts ?? report.attempts,
    ...(dueAt !== undefined && dueAt !== "never" && { dueAt }),
    ...(transition.reading && { reading: transition.reading }),
    dispatches: [
      ...report.dispatches.map((one, index) => (index === dispatch?.index ? { ...one, ...dispatch.set } : one)),
      ...(transition.add ?? []),
    ],
    history: transition.entry ? [...report.history, transition.entry] : report.history,
  };
}

function allowed(dispatch: Dispatch | undefined, change: DispatchChange): boolean {
  if (!dispatch || !change.from.includes(dispatch.state)) return false;
  const { leaseEndedBefore } = change;
  return (
    leaseEndedBefore === undefined || (dispatch.leaseUntil !== undefined && dispatch.leaseUntil < leaseEndedBefore)
  );
}
