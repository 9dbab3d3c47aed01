import { plus } from "../../../shared/domain/instant.js";
import { freshSecret } from "../../../shared/domain/secrets.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import type { DeskDeps } from "../desk-deps.js";
import type { Officer } from "../officer.js";
import { type Case, caseAt, findCase, isGone, isReturned } from "./case.js";
import { ONE_LOOK, recorded } from "./look.js";
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
  const sent = (report.notices ?? []).map(({ id }) => id);
  const [statement, messages, notices] = unreadable({ ...found, report })
    ? [undefined, [], []]
    : await Promise.all([
        statements.get(report.id),
        statements.messages(report.id),
        statements.notices(report.id, sent),
      ]);
  const related = await relatedTo(report, officer, reports);
  const one = caseAt(report, found.index) ?? found;
  const news = newsOf(one, plus(now, -ONE_LOOK));
  const page = { officer, one, statement, messages, notices, related, news, now, nonce: freshSecret() };
  return html(200, renderReport(page), PAGE_CSP);
}

export const notFound = (officer: Officer): Response => html(404, missingPage(officer), PAGE_CSP);
