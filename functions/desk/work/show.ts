import { transient } from "../../../shared/domain/errors.js";
import { type Instant, minutes, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { remarked } from "../../../shared/domain/transitions/index.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import { settle } from "../../../shared/stores/settle.js";
import type { DeskDeps } from "../desk-deps.js";
import type { Officer } from "../officer.js";
import { type Case, caseAt, findCase, isGone, isReturned } from "./case.js";
import { newsOf } from "./news.js";
import { missingPage } from "./pages/notice-page.js";
import { renderReport } from "./pages/report-page.js";
import { relatedTo } from "./related.js";

export type ShowDeps = Pick<DeskDeps, "reports" | "statements" | "time" | "telemetry">;

/**
 * A report as its agency sees it. That somebody looks is recorded before the words are read: without a record, no words.
 *
 * @throws Failure `transient` when it can't be read or the look can't be recorded.
 */
export async function showReport(officer: Officer, dispatchId: string, deps: ShowDeps): Promise<Response> {
  const { reports, statements } = deps;
  const found = await findCase(officer, dispatchId, reports);
  if (!found) return notFound(officer);
  const now = deps.time.now();
  const unreadable = (one: Case) => isGone(one.report) || isReturned(one);
  const report = unreadable(found) ? found.report : await recorded(found, now, deps);
  const [statement, messages] = unreadable({ ...found, report })
    ? [undefined, []]
    : await Promise.all([statements.get(report.id), statements.messages(report.id)]);
  const related = await relatedTo(report, officer, reports);
  const one = caseAt(report, found.index) ?? found;
  const news = newsOf(one, plus(now, -ONE_LOOK));
  return html(200, renderReport({ officer, one, statement, messages, related, news, now }), PAGE_CSP);
}

export const notFound = (officer: Officer): Response => html(404, missingPage(officer), PAGE_CSP);

/** A page that is loaded again is the same look. */
const ONE_LOOK = minutes(1);
/** So that a page which loads itself for days can't fill a report's row (400 KB) until nothing can be written to it. */
const LONGEST_HISTORY = 2_000;

async function recorded({ report, index }: Case, now: Instant, deps: ShowDeps): Promise<Report> {
  const isRecorded = ({ history }: Report) => {
    if (history.length >= LONGEST_HISTORY) return true;
    const last = history.findLast(({ code, dispatch }) => code === "viewed" && dispatch === index);
    return last !== undefined && last.at > plus(now, -ONE_LOOK);
  };
  if (isRecorded(report)) return report;
  const { applied, report: after } = await settle(deps.reports, report, (current) =>
    isRecorded(current)
      ? { from: [], version: current.version }
      : remarked(current, "viewed", { dispatch: index }, now),
  );
  if (!applied && !isRecorded(after) && !isGone(after)) throw transient("look-unrecorded");
  if (applied) {
    const { id, jurisdiction } = after;
    deps.telemetry.record("statement-viewed", { reportId: id, jurisdiction, dispatch: index });
  }
  return after;
}
