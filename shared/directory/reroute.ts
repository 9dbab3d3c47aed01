import { isAwaited } from "../domain/dispatches.js";
import type { Report } from "../domain/report.js";
import type { Asked } from "../domain/transitions/index.js";
import type { Book } from "./book.js";
import { asksForTraining, nextOnLadder, planDispatches, type RoutingFacts } from "./plan.js";

/**
 * Who is asked in the place of an agency that gives a report back, in this order: whom it named; whom the rules name
 * without those that gave it back; the next on the ladder that was not asked yet; the focal point. Nobody who gave it back
 * gets it again while somebody else of these is left. Whoever was only informed leaves no gap.
 */
export function afterReturn(book: Book, report: Report, index: number, to?: string): Asked[] {
  const returning = report.dispatches[index];
  if (!returning || returning.role === "informed") return [];
  const acting = report.dispatches.filter((one, at) => at !== index && one.role === "acts");
  // Of whom something is asked still, or who has taken it on: whose line another agency answered has it no more.
  const atWork = report.dispatches
    .filter((one, at) => at !== index && (one.answer === "acknowledged" || isAwaited(report.dispatches, at)))
    .map(({ agency }) => agency);
  // Who has it already need not be asked to have it.
  if (to !== undefined) return atWork.includes(to) ? [] : [asked(to)];

  const gaveItBack = [...returnedBy(report), returning.agency];
  const unreachable = acting.filter(({ state }) => state === "failed").map(({ agency }) => agency);
  const named = planned(book, report, [...gaveItBack, ...unreachable]).filter((agency) => !atWork.includes(agency));
  if (named.length > 0) return named.map(asked);
  const tried = [...gaveItBack, ...acting.map(({ agency }) => agency)];
  const training = asksForTraining(report);
  return [asked(nextOnLadder(book, tried, training) ?? lastResort(book, gaveItBack, returning.agency, training))];
}

/** Agencies that gave a report back, whatever of it they were asked. */
export function returnedBy({ dispatches }: Report): string[] {
  return dispatches.filter(({ answer }) => answer === "returned").map(({ agency }) => agency);
}

/** What routing may look at once a report was read; `without` those that gave it back. */
export function factsOf(report: Report, without: readonly string[]): RoutingFacts | undefined {
  const { reading, age, reporter, place, institution } = report;
  if (!reading) return undefined;
  const { category, secondary, priority, hold } = reading;
  return { category, secondary, priority, hold, age, reporter, place, institution, without };
}

function planned(book: Book, report: Report, without: readonly string[]): string[] {
  const facts = factsOf(report, without);
  if (!facts) return [];
  const { recipients } = planDispatches(book, facts);
  return recipients
    .filter(({ agency, role }) => role === "acts" && !without.includes(agency))
    .map(({ agency }) => agency);
}

/** Once all have been asked: the focal point again, unless it is the one that gives it back and others are there. */
function lastResort(
  { focalPoint, ladder }: Book,
  gaveItBack: readonly string[],
  returning: string,
  training: boolean,
): string {
  const left = training ? [focalPoint] : [focalPoint, ...ladder];
  return (
    left.find((agency) => !gaveItBack.includes(agency)) ?? left.find((agency) => agency !== returning) ?? returning
  );
}

const asked = (agency: string): Asked => ({ agency, role: "acts" });
