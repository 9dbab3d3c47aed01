import type { Classified } from "../../events/classified.js";
import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import { planDispatches } from "../../shared/directory/plan.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { duplicate } from "../../shared/domain/errors.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import { laneOfReport } from "../../shared/domain/report.js";
import { routed } from "../../shared/domain/transitions/index.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";

export interface RouteDeps {
  readonly reports: ReportStore;
  readonly directory: DirectoryReader;
  readonly dispatch: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Decides which agencies get a report, records it, then tells the dispatchers.
 * Safe to repeat: a report that is routed already only has its unsent dispatches announced again.
 */
export async function route(event: Classified, deps: RouteDeps): Promise<void> {
  const { reports, directory, time, telemetry } = deps;
  const book = await directory.current(event.jurisdiction);
  const plan = planDispatches(book, event);
  const { applied, report } = await reports.apply(event.reportId, routed({ ...plan, hold: event.hold }, time.now()));

  const due = dispatchDueEvents(report);
  if (due.length === 0) throw duplicate("report-moved-on");
  await Promise.all(due.map((one) => deps.dispatch(one, laneOfReport(report))));
  if (applied) {
    telemetry.record(event.hold ? "report-held" : "report-routed", {
      reportId: report.id,
      jurisdiction: report.jurisdiction,
    });
  }
}
