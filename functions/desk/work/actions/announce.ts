import { dispatchDueEvents } from "../../../../events/dispatch-due.js";
import { laneOfReport, type Report } from "../../../../shared/domain/report.js";
import { reasonOf } from "../../../../shared/telemetry/telemetry.js";
import type { ActDeps } from "./action.js";

/** Wakes the dispatchers for what is to be mailed now. A message that is lost is the clock's business, not the officer's. */
export async function announce(report: Report, { dispatch, telemetry }: ActDeps): Promise<void> {
  const lane = laneOfReport(report);
  const sent = await Promise.allSettled(dispatchDueEvents(report).map((event) => dispatch(event, lane)));
  for (const one of sent) {
    if (one.status === "fulfilled") continue;
    telemetry.record("send-failed", {
      reportId: report.id,
      jurisdiction: report.jurisdiction,
      ...reasonOf(one.reason),
    });
  }
}
