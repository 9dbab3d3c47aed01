import { type Instant, plus } from "../instant.js";
import { laneOfReport, type Report } from "../report.js";
import { STATES } from "../states.js";
import type { Transition } from "../transition.js";
import { patience } from "./patience.js";

/** The clock found it overdue and sends it on: the state stays, the next look is later each time. */
export function nudged(report: Report, now: Instant): Transition {
  const attempts = report.attempts + 1;
  return {
    from: STATES,
    version: report.version,
    attempts,
    dueAt: plus(now, patience(laneOfReport(report), attempts)),
  };
}
