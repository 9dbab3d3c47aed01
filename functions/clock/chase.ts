import type { Book } from "../../shared/directory/book.js";
import { asksForTraining, nextOnLadder } from "../../shared/directory/plan.js";
import { followUpAt, nextReminder } from "../../shared/directory/time-limits.js";
import { askedToAct, isAtPeer, isAwaited } from "../../shared/domain/dispatches.js";
import { type Instant, isPast } from "../../shared/domain/instant.js";
import { type Dispatch, type Report, unsent } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { asking, escalated, reminded } from "../../shared/domain/transitions/index.js";
import type { Code } from "../../shared/telemetry/telemetry.js";

/** One thing that the clock does with a report, and the code it is told by. */
export interface Step {
  readonly transition: Transition;
  readonly code: Code;
}

/**
 * Who is written to now: reminders at half time and when the time is over, then the ladder; where that ends, the same
 * agency again, ever more rarely. An agency that took the report on is asked how it stands. Undefined when nothing is due.
 */
export function chased(report: Report, book: Book, now: Instant): Step | undefined {
  for (const [index, one] of report.dispatches.entries()) {
    const step = one.state === "sent" && stepFor(report, index, one, book, now);
    if (step) return step;
  }
  const [asked] = askedNow(report, now);
  // Last, and never in the place of what is unsent: where one is asked each minute, that would be never.
  if (asked === undefined || unsent(report.dispatches).length > 0) return undefined;
  return { transition: asking(report, asked, now), code: "peer-asked" };
}

/** Indices of the dispatches whose agency is another deployment that is to be asked now how it stands. */
export function askedNow({ dispatches }: Report, now: Instant): number[] {
  return dispatches.flatMap((one, index) => {
    const at = one.state === "sent" && isAtPeer(one) ? one.peer?.nextAt : undefined;
    return at !== undefined && isPast(at, now) ? [index] : [];
  });
}

function stepFor(report: Report, index: number, one: Dispatch, book: Book, now: Instant): Step | undefined {
  const isDue = (at: Instant | undefined): boolean => at !== undefined && isPast(at, now);
  const remind = (...[letter, remindAt]: [Letter, Instant?]): Step => ({
    transition: reminded(report, index, { letter, ...(remindAt && { remindAt }) }, now),
    code: "dispatch-reminded",
  });
  if (one.answer === "acknowledged") {
    if (!isDue(one.remindAt) || !report.reading) return undefined;
    return remind("how-it-stands", followUpAt(book, report.reading.priority, now));
  }
  if (!isAwaited(report.dispatches, index)) return undefined;
  const again = () => remind("overdue", nextReminder(one.reminders, now));
  if (one.answer === "overdue") return isDue(one.remindAt) ? again() : undefined;
  if (isDue(one.acknowledgeBy)) {
    const next = nextOnLadder(book, askedToAct(report.dispatches), asksForTraining(report));
    return next === undefined
      ? again()
      : { transition: escalated(report, index, next, now), code: "dispatch-escalated" };
  }
  return isDue(one.remindAt) ? remind("half-time") : undefined;
}

type Letter = Parameters<typeof reminded>[2]["letter"];
