import type { Report } from "../domain/report.js";
import type { Transition } from "../domain/transition.js";
import type { Applied, ReportStore } from "./reports.js";

/** Each round means that somebody else changed the report in between; this many in a row don't happen. */
const ROUNDS = 20;

/**
 * Applies a transition that is worked out from the whole report. When somebody was faster, it is worked out again from
 * what they left. `applied: false` means that the report no longer allows it.
 */
export async function settle(
  reports: Pick<ReportStore, "apply">,
  report: Report,
  change: (report: Report) => Transition,
): Promise<Applied> {
  let current = report;
  for (let round = 0; round < ROUNDS; round++) {
    const result = await reports.apply(current.id, change(current));
    if (result.applied || result.report.version === current.version) return result;
    current = result.report;
  }
  return { applied: false, report: current };
}
