import { type Instant, plus } from "../instant.js";
import { laneOfReport, type Report } from "../report.js";
import { REPORT_STATES, STATES } from "../states.js";
import type { Transition } from "../transition.js";
import { patience } from "./patience.js";

/** An erased report is nobody's business any more. */
const WITH_A_DUTY = STATES.filter((state) => REPORT_STATES[state].duty !== undefined);

/** The clock found it overdue and sends it on: the state stays, the next look is later each time. */
export function nudged(report: Report, now: Instant): Transition {
  const attempts = report.attempts + 1;
  return {
    from: WITH_A_DUTY,
    version: report.version,
    attempts,
    dueAt: plus(now, patience(laneOfReport(report), attempts)),
  };
}
