import { dispatchDueEvents } from "../../events/dispatch-due.js";
import { receivedEvent } from "../../events/received.js";
import { laneOfReport, type Report } from "../domain/report.js";
import { reasonOf } from "../telemetry/telemetry.js";
import type { LaterDeps } from "./later-deps.js";

/**
 * Wakes whoever is to mail now. Danger that nobody has read of yet goes ahead of the queue that the report stands in. A
 * message that is lost is the clock's business, not the reporter's.
 */
export async function announce(
  report: Report,
  { danger }: { readonly danger: boolean },
  { classify, dispatch, telemetry }: Pick<LaterDeps, "classify" | "dispatch" | "telemetry">,
): Promise<void> {
  const lane = laneOfReport(report);
  const sent = await Promise.allSettled([
    ...(danger && report.state === "received" ? [classify(receivedEvent(report), lane)] : []),
    ...dispatchDueEvents(report).map((event) => dispatch(event, lane)),
  ]);
  for (const one of sent) {
    if (one.status === "fulfilled") continue;
    const facts = { reportId: report.id, jurisdiction: report.jurisdiction };
    telemetry.record("send-failed", { ...facts, ...reasonOf(one.reason) });
  }
}
