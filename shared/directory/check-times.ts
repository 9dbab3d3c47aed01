import { PRIORITIES, type Priority } from "../domain/vocabulary.js";
import type { Book, ResponseTime } from "./book.js";
import { type BookProblem, problem } from "./problem.js";

interface Longest {
  readonly hours: number;
  /** Absent where the triage guide counts hours flat, on nights and holidays too. */
  readonly workingHours?: number;
}

/**
 * Until the first response is due (triage guide); an agency that acknowledges later can't keep it. Its three and five
 * working days are of eight hours each.
 */
const FIRST_RESPONSE: Readonly<Record<Priority, Longest>> = {
  immediate: { hours: 1 },
  urgent: { hours: 24 },
  standard: { hours: 72, workingHours: 24 },
  low: { hours: 168, workingHours: 40 },
};

/** Whether each priority's response time keeps its first response, and leaves no more time than a less pressing one. */
export function checkResponseTimes({ acknowledgeWithin: within }: Book): BookProblem[] {
  return PRIORITIES.flatMap((priority, index) => {
    const morePressing = PRIORITIES[index - 1];
    const path = `acknowledgeWithin.${priority}`;
    return [
      ...checkLength(path, within[priority], FIRST_RESPONSE[priority]),
      ...(morePressing === undefined || isNoLonger(within[morePressing], within[priority])
        ? []
        : [
            problem(
              path,
              "shorter-than-more-pressing",
              `at least the ${inWords(within[morePressing])} of ${morePressing}`,
            ),
          ]),
    ];
  });
}

function checkLength(path: string, within: ResponseTime, most: Longest): BookProblem[] {
  if ("hours" in within) {
    return within.hours <= most.hours ? [] : [problem(path, "later-than-first-response", `at most ${inWords(most)}`)];
  }
  if (most.workingHours === undefined) {
    return [problem(path, "must-not-wait-for-office-hours", `plain hours, at most ${inWords(most)}`)];
  }
  return within.workingHours <= most.workingHours
    ? []
    : [problem(path, "later-than-first-response", `at most ${inWords({ workingHours: most.workingHours })}`)];
}

/** A working hour takes an hour or more, so of the two only the plain one is sure to be over first. */
function isNoLonger(first: ResponseTime, second: ResponseTime): boolean {
  if ("hours" in first) return first.hours <= ("hours" in second ? second.hours : second.workingHours);
  return "workingHours" in second && first.workingHours <= second.workingHours;
}

function inWords(time: ResponseTime): string {
  return "hours" in time ? `${time.hours} hours` : `${time.workingHours} working hours`;
}
