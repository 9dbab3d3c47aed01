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
import { asNews } from "./as-news.js";

export interface RouteDeps {
  readonly reports: ReportStore;
  readonly directory: DirectoryReader;
  readonly dispatch: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Decides which agencies get a report, records it, then tells the dispatchers. The agency that has the first report
 * about the same web address gets this one too, as news in that conversation.
 * Safe to repeat: a report that is routed already only has its unsent dispatches announced again.
 */
export async function route(event: Classified, deps: RouteDeps): Promise<void> {
  const { reports, directory, time, telemetry } = deps;
  const book = await directory.current(event.jurisdiction);
  const { rule, recipients } = planDispatches(book, event);
  const first = event.related === undefined ? undefined : await reports.get(event.related);
  const asked = first?.jurisdiction === event.jurisdiction ? asNews(recipients, first, book) : recipients;
  const { applied, report } = await reports.apply(
    event.reportId,
    routed({ rule, hold: event.hold, recipients: asked }, time.now()),
  );

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
