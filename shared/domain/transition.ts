import type { Instant } from "./instant.js";
import type { Notice } from "./notices.js";
import type { Reading } from "./reading.js";
import type { Correction, Dispatch, DispatchState, HistoryEntry, Report, Telling } from "./report.js";
import type { State } from "./states.js";

/**
 * One change of a report as data: from which states it is allowed, and what it sets. A store turns it into one
 * conditional write; {@link applied} does the same to an object, for the in-memory double. Neither knows why.
 */
export type Transition = Change & (Blind | Informed);

interface Change {
  readonly from: readonly State[];
  /** Absent: the state stays. */
  readonly to?: State;
  /** Absent: the due time stays. `never`: the clock lets go of it. */
  readonly dueAt?: Instant | "never";
  readonly attempts?: number;
  /** The reporter says so later on. */
  readonly danger?: true;
  readonly reading?: Reading;
  readonly related?: readonly string[];
  readonly correction?: Correction;
  readonly entries?: readonly HistoryEntry[];
  /** Absent: when the last entry says, as a partner may have to be told of it; the same as before without entries. */
  readonly tellAt?: Instant | "never";
  /** What its partner was told; for a report of a partner only. */
  readonly telling?: Telling;
}

/** Holds for any version of the report: nobody has to read it first. */
interface Blind {
  readonly version?: never;
  readonly dispatches?: never;
  readonly notices?: never;
  readonly dispatch?: DispatchChange;
  /** The first dispatches: there are none before them. */
  readonly add?: readonly Dispatch[];
}

/** Was worked out from the report at one version and holds for no other. */
interface Informed {
  readonly version: number;
  /** All dispatches as they are after it. */
  readonly dispatches?: readonly Dispatch[];
  /** All notices to providers as they are after it. */
  readonly notices?: readonly Notice[];
  readonly dispatch?: never;
  readonly add?: never;
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

  const { dueAt: before, tellAt: _toldBefore, ...rest } = report;
  const dueAt = transition.dueAt ?? before;
  return {
    ...rest,
    version: report.version + 1,
    state: transition.to ?? report.state,
    attempts: transition.attempts ?? report.attempts,
    ...(dueAt !== undefined && dueAt !== "never" && { dueAt }),
    ...(transition.danger && { danger: true }),
    ...(transition.reading && { reading: transition.reading }),
    ...(transition.related && { related: [...transition.related] }),
    ...(transition.correction && { corrections: [...(report.corrections ?? []), transition.correction] }),
    dispatches: dispatchesAfter(report.dispatches, transition),
    ...(transition.notices && { notices: [...transition.notices] }),
    history: [...report.history, ...(transition.entries ?? [])],
    ...toldAfter(report, transition),
  };
}

/** When the partner is told next, as a transition says it; undefined where that stays as it is. */
export const tellAtOf = ({ tellAt, entries }: Transition): Instant | "never" | undefined =>
  tellAt ?? entries?.at(-1)?.at;

/** Only where the partner has a webhook. */
function toldAfter({ partner, tellAt: before }: Report, transition: Transition): Pick<Report, "partner" | "tellAt"> {
  const webhook = transition.telling ?? partner?.webhook;
  if (!partner || !webhook) return {};
  const tellAt = tellAtOf(transition) ?? before;
  return { partner: { ...partner, webhook }, ...(tellAt !== undefined && tellAt !== "never" && { tellAt }) };
}

function dispatchesAfter(before: readonly Dispatch[], { dispatch, dispatches, add = [] }: Transition): Dispatch[] {
  if (dispatches) return [...dispatches];
  return [...before.map((one, index) => (index === dispatch?.index ? { ...one, ...dispatch.set } : one)), ...add];
}

function allowed(dispatch: Dispatch | undefined, change: DispatchChange): boolean {
  if (!dispatch || !change.from.includes(dispatch.state)) return false;
  const { leaseEndedBefore } = change;
  return (
    leaseEndedBefore === undefined || (dispatch.leaseUntil !== undefined && dispatch.leaseUntil < leaseEndedBefore)
  );
}
