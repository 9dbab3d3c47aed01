import { type Instant, plus } from "../instant.js";
import { laneOfReport, type Report } from "../report.js";
import { patience } from "./patience.js";

/** What intake knows of a report when it accepts it. */
type Acceptance = Pick<
  Report,
  "id" | "reference" | "jurisdiction" | "locale" | "danger" | "reporter" | "age" | "place" | "chosenCategory"
>;

/** The beginning of each report. Its due time covers the whole way to its first mail. */
export function received(acceptance: Acceptance, now: Instant): Report {
  return {
    ...acceptance,
    state: "received",
    version: 1,
    receivedAt: now,
    dueAt: plus(now, patience(laneOfReport({ danger: acceptance.danger }))),
    attempts: 0,
    dispatches: [],
    history: [{ at: now, code: "received" }],
  };
}
