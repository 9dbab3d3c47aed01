import type { Classified } from "../../events/classified.js";
import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import { replyInDanger } from "../../shared/acceptance/reply-in-danger.js";
import type { Book } from "../../shared/directory/book.js";
import { planDispatches } from "../../shared/directory/plan.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { duplicate } from "../../shared/domain/errors.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import { raised, repliedInDanger, routed } from "../../shared/domain/transitions/index.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
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

  const known = repliedInDanger(report) ? await inDanger(report, book, deps) : report;
  const due = dispatchDueEvents(known);
  if (due.length === 0) throw duplicate("report-moved-on");
  await Promise.all(due.map((one) => deps.dispatch(one, laneOfReport(known))));
  if (applied) {
    telemetry.record(event.hold ? "report-held" : "report-routed", {
      reportId: report.id,
      jurisdiction: report.jurisdiction,
    });
  }
}

/** The message was sent before the reporter said that somebody is in danger: who else has to know is asked now. */
async function inDanger(report: Report, book: Book, { reports, time, telemetry }: RouteDeps): Promise<Report> {
  const { applied, report: after } = await settle(reports, report, (current) =>
    raised(current, replyInDanger(book, current), time.now()),
  );
  if (applied) telemetry.record("report-raised", { reportId: report.id, jurisdiction: report.jurisdiction });
  return after;
}
