import { dispatchDueEvents } from "../../../../events/dispatch-due.js";
import { noticeDueEvents } from "../../../../events/notice-due.js";
import { laneOfReport, type Report } from "../../../../shared/domain/report.js";
import { reasonOf } from "../../../../shared/telemetry/telemetry.js";
import type { ActDeps } from "./action.js";

/** Wakes the dispatchers for what is to be mailed now. A message that is lost is the clock's business, not the officer's. */
export const announce = (report: Report, { dispatch, telemetry }: ActDeps): Promise<void> =>
  waking(
    report,
    dispatchDueEvents(report).map((event) => dispatch(event, laneOfReport(report))),
    telemetry,
  );

/** The same for notices to hosting providers. */
export const announceNotices = (report: Report, { notify, telemetry }: ActDeps): Promise<void> =>
  waking(
    report,
    noticeDueEvents(report).map((event) => notify(event, laneOfReport(report))),
    telemetry,
  );

async function waking(report: Report, sends: readonly Promise<void>[], telemetry: ActDeps["telemetry"]): Promise<void> {
  for (const one of await Promise.allSettled(sends)) {
    if (one.status === "fulfilled") continue;
    telemetry.record("send-failed", {
      reportId: report.id,
      jurisdiction: report.jurisdiction,
      ...reasonOf(one.reason),
    });
  }
}
