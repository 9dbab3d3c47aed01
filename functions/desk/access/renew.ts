import { dispatchDueEvents } from "../../../events/dispatch-due.js";
import { parseDispatchId } from "../../../shared/domain/dispatch-id.js";
import { type Duration, hours, type Instant, isPast, minutes, plus } from "../../../shared/domain/instant.js";
import { laneOfReport, type Report } from "../../../shared/domain/report.js";
import { resent } from "../../../shared/domain/transitions/index.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import { settle } from "../../../shared/stores/settle.js";
import { reasonOf } from "../../../shared/telemetry/telemetry.js";
import type { DeskDeps } from "../desk-deps.js";
import { renewedPage } from "./pages/gone-page.js";

/**
 * Between two mails of a dispatch, twice as long after each: nobody can fill an agency's mailbox, or keep making its links
 * void. An id is no secret, and the newest mail's link is good for a month.
 */
const FIRST_WAIT: Duration = minutes(10);
const LONGEST_WAIT: Duration = hours(24);

/**
 * Sends the mail of a dispatch again, with a new link, to where it went before. The answer is the same whether it does
 * or not: who asks has not shown anything yet. It does not for a report that is over, or that the agency gave back.
 */
export async function renewLink(dispatch: string | undefined, locale: Locale, deps: DeskDeps): Promise<Response> {
  const id = parseDispatchId(dispatch ?? "");
  const report = id && (await deps.reports.get(id.reportId));
  if (report) await renew(report, id.index, deps);
  return html(200, renewedPage(locale), PAGE_CSP);
}

async function renew(report: Report, index: number, { reports, time, telemetry, ...deps }: DeskDeps): Promise<void> {
  const now = time.now();
  const { applied, report: after } = await settle(reports, report, (current) =>
    isDue(current, index, now) ? resent(current, index, now) : { from: [], version: current.version },
  );
  if (!applied) return;
  const facts = { reportId: report.id, jurisdiction: report.jurisdiction };
  telemetry.record("link-renewed", { ...facts, dispatch: index });
  try {
    await Promise.all(dispatchDueEvents(after).map((event) => deps.dispatch(event, laneOfReport(after))));
  } catch (error) {
    // The clock finds the pending mail.
    telemetry.record("send-failed", { ...facts, ...reasonOf(error) });
  }
}

function isDue({ dispatches }: Report, index: number, now: Instant): boolean {
  const { sentAt, number = 0 } = dispatches[index] ?? {};
  return sentAt !== undefined && isPast(plus(sentAt, Math.min(FIRST_WAIT * 2 ** number, LONGEST_WAIT)), now);
}
