import { dispatchDueEvents } from "../../events/dispatch-due.js";
import type { MailEvent } from "../../events/mail-event.js";
import { duplicate, permanent } from "../../shared/domain/errors.js";
import { days } from "../../shared/domain/instant.js";
import type { Notice } from "../../shared/domain/notices.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import { noticeNoted } from "../../shared/domain/transitions/index.js";
import type { NoticeTag } from "../../shared/mail/tag.js";
import { settle } from "../../shared/stores/settle.js";
import type { FeedbackDeps } from "./feedback.js";
import { deliveryOf, tellsMore } from "./verdict.js";

export type NoticeFeedbackDeps = Pick<FeedbackDeps, "reports" | "directory" | "dispatch" | "telemetry">;

/**
 * Records what became of a notice to a hosting provider. There is no other address to try: one that came back has failed, and
 * the agency that asked for it is written to. Safe to repeat, in any order.
 */
export async function noticeFeedback(event: MailEvent, tag: NoticeTag, deps: NoticeFeedbackDeps): Promise<void> {
  const { reports, directory, telemetry } = deps;
  const report = await reports.get(tag.reportId);
  if (!report) throw permanent("report-missing");
  const retention = days((await directory.current(report.jurisdiction)).retentionDays);
  const delivery = deliveryOf(event);
  const { messageId, at } = event;
  const { applied, report: after } = await settle(reports, report, (current) =>
    isNews(event, current.notices?.[tag.notice])
      ? noticeNoted(current, tag.notice, { delivery, messageId, at, retention })
      : { from: [], version: current.version },
  );
  const facts = { reportId: report.id, jurisdiction: report.jurisdiction, notice: tag.notice };
  if (applied && delivery === "bounced") telemetry.record("notice-failed", facts);
  // A call before may have come no further than to write it down.
  if (delivery === "bounced") await announce(after, deps);
  if (!applied) throw duplicate("mail-noted");
}

function isNews(event: MailEvent, notice: Notice | undefined): boolean {
  if (notice?.state === "sending") return true;
  return notice?.state === "sent" && tellsMore(event, notice.delivery);
}

async function announce(report: Report, { dispatch }: NoticeFeedbackDeps): Promise<void> {
  await Promise.all(dispatchDueEvents(report).map((one) => dispatch(one, laneOfReport(report))));
}
