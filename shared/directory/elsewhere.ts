import { askedToAct } from "../domain/dispatches.js";
import type { Instant } from "../domain/instant.js";
import type { Dispatch, Report } from "../domain/report.js";
import type { Elsewhere } from "../domain/transitions/index.js";
import type { Priority } from "../domain/vocabulary.js";
import type { Book } from "./book.js";
import { asksForTraining, nextOnLadder } from "./plan.js";
import { timeLimits } from "./time-limits.js";

/**
 * Where a dispatch goes whose mail can't be delivered: the agency's next address, then the next agency on the ladder that
 * was not asked to act yet. Undefined when nobody is left.
 */
export function elsewhere(book: Book, report: Report, index: number, now: Instant): Elsewhere | undefined {
  const failed = report.dispatches[index];
  if (!failed) return undefined;
  const addresses = book.agencies.find(({ id }) => id === failed.agency)?.addresses ?? [];
  const address = failed.address + 1;
  if (address < addresses.length) return { address };
  // Nobody is asked in the place of one that was only informed, or is told of a withdrawal; the name says who can't be reached.
  if (failed.role === "informed" || report.state === "withdrawn") return { agency: failed.agency };

  const agency = nextOnLadder(book, askedToAct(report.dispatches), asksForTraining(report));
  if (agency === undefined) return undefined;
  const acknowledgeBy = timeLeft(book, agency, failed, report.reading?.priority, now);
  return { agency, ...(acknowledgeBy && { acknowledgeBy }) };
}

/**
 * The reporter's time runs on: what the failed dispatch had left, but half of what the next agency has otherwise, so that
 * it is not overdue when it hears of the report. Undefined when no mail went out yet and no time has begun to run.
 */
function timeLeft(
  book: Book,
  agency: string,
  { acknowledgeBy }: Dispatch,
  priority: Priority | undefined,
  now: Instant,
): Instant | undefined {
  const next = book.agencies.find(({ id }) => id === agency);
  if (acknowledgeBy === undefined || !next || !priority) return acknowledgeBy;
  const { remindAt: halfway } = timeLimits(book, next, priority, now);
  return acknowledgeBy > halfway ? acknowledgeBy : halfway;
}
