import { type Duration, type Instant, plus } from "../instant.js";
import { laneOfReport, type Report } from "../report.js";
import { patience } from "./patience.js";

/** What intake knows of a report when it accepts it. */
type Acceptance = Pick<
  Report,
  | "id"
  | "reference"
  | "jurisdiction"
  | "locale"
  | "danger"
  | "reporter"
  | "age"
  | "place"
  | "chosenCategory"
  | "institution"
  | "partner"
>;

/**
 * The beginning of each report. Its due time covers the whole way to its first mail, and the delay of its first message:
 * the clock does not overtake what is put off on purpose.
 */
export function received(acceptance: Acceptance, now: Instant, delay: Duration = 0): Report {
  return {
    ...acceptance,
    state: "received",
    version: 1,
    receivedAt: now,
    dueAt: plus(now, delay + patience(laneOfReport(acceptance))),
    attempts: 0,
    dispatches: [],
    history: [{ at: now, code: "received" }],
  };
}

/** How much of that delay is left. */
export function delayLeft(report: Report, now: Instant): Duration {
  const { dueAt = now, attempts } = report;
  return Math.max(0, Date.parse(dueAt) - patience(laneOfReport(report), attempts) - Date.parse(now));
}
