import { earliest, type Instant } from "./instant.js";
import { type Dispatch, type Report, unsent } from "./report.js";
import type { State } from "./states.js";

/**
 * What the dispatches of a report say together. A dispatch that takes another's place asks the same of another agency:
 * the two, and those after them, are one line, and one answer in the line is enough.
 */

/** States in which agencies may be asked and answer. */
export const WITH_AGENCIES: readonly State[] = ["routed", "held", "dispatched", "acknowledged", "returned"];

/** States in which mail may go out. Those that had a report are told that it was withdrawn. */
export const MAILED: readonly State[] = [...WITH_AGENCIES, "withdrawn"];

/** Somebody still has to do something about it. */
export const isOpen = ({ state }: Pick<Report, "state">): boolean => !["closed", "withdrawn", "erased"].includes(state);

/** An agency that has the report before it: it was written to or will be, and has neither given it back nor finished. */
export function isLive({ state, answer }: Dispatch): boolean {
  return state !== "failed" && state !== "called-off" && answer !== "returned" && answer !== "closed";
}

/** Another deployment has it before it, and may be asked how it stands. */
export const isAtPeer = (one: Dispatch): boolean => isLive(one) && one.peer?.id !== undefined;

const isTaken = ({ answer }: Dispatch): boolean => answer === "acknowledged" || answer === "closed";

/** Whether somebody took on what is asked in this dispatch: its own agency, or one asked before or after in its line. */
export function isAnswered(dispatches: readonly Dispatch[], index: number): boolean {
  const start = startOf(dispatches, index);
  return dispatches.some((one, at) => isTaken(one) && startOf(dispatches, at) === start);
}

function startOf(dispatches: readonly Dispatch[], index: number): number {
  const before = dispatches[index]?.inPlaceOf;
  // Always an earlier one, so this ends.
  return before === undefined || before >= index ? index : startOf(dispatches, before);
}

/** An answer is still waited for: from an agency that is to act, of which nobody in the line has taken the report on. */
export function isAwaited(dispatches: readonly Dispatch[], index: number): boolean {
  const one = dispatches[index];
  return one !== undefined && one.role === "acts" && isLive(one) && !isTaken(one) && !isAnswered(dispatches, index);
}

/** The agencies that were asked to act. Who was only informed may still be. */
export const askedToAct = (dispatches: readonly Dispatch[]): string[] =>
  dispatches.filter(({ role }) => role === "acts").map(({ agency }) => agency);

/** When an agency is to be written to, a deployment or the next agency to be asked: the first such moment, if mails are all out. */
export function nextLook(dispatches: readonly Dispatch[]): Instant | undefined {
  const [first, ...others] = dispatches.flatMap((one, index) => {
    if (one.state !== "sent") return [];
    const ask = isAtPeer(one) ? one.peer?.nextAt : undefined;
    if (one.answer === "acknowledged") return moments(one.remindAt, ask);
    if (!isAwaited(dispatches, index)) return moments(ask);
    return one.answer === "overdue" ? moments(one.remindAt, ask) : moments(one.remindAt, one.acknowledgeBy, ask);
  });
  return first && earliest(first, ...others);
}

const moments = (...of: readonly (Instant | undefined)[]): Instant[] => of.filter((at) => at !== undefined);

/** The state that a report with agencies is in by what they said. Absent where nothing changes. */
export function stateBy({ state }: Pick<Report, "state">, dispatches: readonly Dispatch[]): { to?: State } {
  if (!WITH_AGENCIES.includes(state)) return {};
  const to = stateWith(state, dispatches);
  return to === state ? {} : { to };
}

function stateWith(state: State, dispatches: readonly Dispatch[]): State {
  const answered = dispatches.some(isTaken);
  const open = dispatches.some((one, index) => one.answer === "acknowledged" || isAwaited(dispatches, index));
  if (answered && !open) return "closed";
  if (dispatches.some(({ answer }) => answer === "acknowledged")) return "acknowledged";
  const mailed = unsent(dispatches).length === 0;
  const onItsWay = state === "routed" || state === "returned" || state === "acknowledged";
  return mailed && onItsWay ? "dispatched" : state;
}
