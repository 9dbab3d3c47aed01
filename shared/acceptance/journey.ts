import { isAwaited } from "../domain/dispatches.js";
import { earliest, type Instant, isPast } from "../domain/instant.js";
import type { Dispatch, Outcome, Report } from "../domain/report.js";
import { type Progress, progressOf } from "./progress.js";

/** What a reporter may know of a report's way: how far it is, whose hands it is in, and what came of it. */
export interface Journey {
  /** What has happened, in order; the last one is where it stands. A moment that nobody recorded is absent. */
  readonly steps: readonly Step[];
  /** By when somebody is to take it on, or that this time is over. Absent where nothing is known of it. */
  readonly expected?: Instant | "late";
  /** Ids of the agencies that have it, those that got it first first. */
  readonly holders: readonly Holder[];
  /** What the agencies say came of it, once they have all finished. */
  readonly outcomes: readonly Outcome[];
}

interface Step {
  readonly progress: Progress;
  readonly at?: Instant | undefined;
}

interface Holder {
  readonly agency: string;
  readonly does: "has" | "works" | "finished";
}

export function journeyOf(report: Report, now: Instant): Journey {
  const progress = progressOf(report) ?? "received";
  const expected = progress === "received" || progress === "with-agency" ? expectedBy(report, now) : undefined;
  return {
    steps: STEPS.slice(0, STEPS.indexOf(progress) + 1)
      .filter((step) => step !== "taken-on" || progress !== "closed" || takenOnAt(report) !== undefined)
      .map((step) => ({ progress: step, at: AT[step](report) })),
    ...(expected && { expected }),
    holders: holdersOf(report),
    outcomes: progress === "closed" ? outcomesOf(report) : [],
  };
}

const STEPS: readonly Progress[] = ["received", "with-agency", "taken-on", "closed"];

const AT: Readonly<Record<Progress, (report: Report) => Instant | undefined>> = {
  received: ({ receivedAt }) => receivedAt,
  "with-agency": ({ history }) => history.find(({ code }) => code === "sent")?.at,
  "taken-on": takenOnAt,
  closed: ({ history }) => history.findLast(({ code }) => code === "closed")?.at,
};

/** By an agency that has it still, or that finished it: who gave it back since does not count. */
function takenOnAt({ history, dispatches, state }: Report): Instant | undefined {
  const stands = state === "closed" ? "closed" : "acknowledged";
  return history.find(
    ({ code, dispatch }) =>
      code === "acknowledged" && dispatch !== undefined && dispatches[dispatch]?.answer === stands,
  )?.at;
}

function expectedBy({ dispatches }: Report, now: Instant): Instant | "late" | undefined {
  const awaited = dispatches.filter((_, index) => isAwaited(dispatches, index));
  const [first, ...others] = awaited
    .flatMap(({ acknowledgeBy }) => acknowledgeBy ?? [])
    .filter((by) => !isPast(by, now));
  if (first) return earliest(first, ...others);
  return awaited.some(({ acknowledgeBy }) => acknowledgeBy !== undefined) ? "late" : undefined;
}

/** Those whose mail went out and who have not given it back, each once. */
function holdersOf({ dispatches }: Report): Holder[] {
  const having = dispatches.filter(
    ({ state, answer, sentAt }) => sentAt !== undefined && state !== "failed" && answer !== "returned",
  );
  return [...new Set(having.map(({ agency }) => agency))].map((agency) => ({
    agency,
    does: doingOf(having.filter((one) => one.agency === agency)),
  }));
}

function doingOf(of: readonly Dispatch[]): Holder["does"] {
  if (of.some(({ answer }) => answer === "acknowledged")) return "works";
  return of.every(({ answer }) => answer === "closed") ? "finished" : "has";
}

/** What was said since the reporter last wrote: of a report that was taken up again, the old outcome is over. */
export function outcomesOf({ history, dispatches }: Report): Outcome[] {
  const lastReply = history.findLastIndex(({ code }) => code === "replied");
  const closings = history.map((entry, index) => ({ ...entry, index })).filter(({ code }) => code === "closed");
  const since = closings.filter(({ index }) => index > lastReply);
  const counted = since.length > 0 ? since : closings;
  return [...new Set(counted.flatMap(({ dispatch = -1 }) => dispatches[dispatch]?.outcome ?? []))];
}
