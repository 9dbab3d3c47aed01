import { bookOf } from "../../../shared/acceptance/book-of.js";
import { journeyOf } from "../../../shared/acceptance/journey.js";
import { findReport, progressOf } from "../../../shared/acceptance/progress.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import type { Fields } from "../posted.js";
import { portalHtml } from "../shell/respond.js";
import { noSuchReceipt, notShown } from "./enter.js";
import type { FollowDeps } from "./follow-deps.js";
import { type ReportPageProps, reportPage } from "./pages/report-page.js";
import { unavailable } from "./unavailable.js";

/** Shows the reporter how far the report of a receipt is, and what was asked and answered. */
export async function openReport(fields: Fields, locale: Locale, deps: FollowDeps): Promise<Response> {
  const { receipt = "" } = fields;
  try {
    const report = await findReport(receipt, deps.reports);
    deps.telemetry.record("progress-told");
    if (report === "mistyped" || report === "unknown") return await noSuchReceipt(receipt, report, locale, deps);
    if (!progressOf(report)) return await noSuchReceipt(receipt, "unknown", locale, deps);
    const messages = await deps.statements.messages(report.id);
    return await shown(200, { locale, receipt, report, messages }, deps);
  } catch (error) {
    unavailable(error, deps);
    return notShown(receipt, locale, deps);
  }
}

interface Shown extends Pick<ReportPageProps, "locale" | "receipt" | "messages" | "sent"> {
  readonly report: Report;
  /** What was typed, and what is wrong with it. */
  readonly values?: Fields;
  readonly faults?: ReportPageProps["faults"];
}

/** The reporter's view of a report. Reads nothing but the directory, which it can do without. */
export async function shown(status: number, of: Shown, deps: FollowDeps): Promise<Response> {
  const book = await bookOf(of.report.jurisdiction, deps);
  const page = reportPage({
    values: {},
    faults: [],
    ...of,
    site: deps.site,
    book,
    journey: journeyOf(of.report, deps.time.now()),
  });
  return portalHtml(status, page, deps.site);
}
