import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import type { NoticeDue } from "../../events/notice-due.js";
import { type Agency, type Book, nameIn } from "../../shared/directory/book.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { duplicate, Failure, permanent, transient } from "../../shared/domain/errors.js";
import { type Duration, days, type TimeSource } from "../../shared/domain/instant.js";
import { type NoticeContent, noticeReference } from "../../shared/domain/notices.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import {
  noticeCalledOff,
  noticeFailed,
  noticeLeased,
  noticeReleased,
  noticeSent,
  noticeTakenOver,
} from "../../shared/domain/transitions/index.js";
import type { Mailer } from "../../shared/mail/mailer.js";
import { composeNoticeMail } from "../../shared/mail/notice-mail.js";
import { noticeTagOf } from "../../shared/mail/tag.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";
import { xarfNotice, xarfTypeOf } from "../../shared/xarf/notice.js";
import type { Pace } from "./pace.js";

export interface NoticeDeps {
  readonly reports: ReportStore;
  readonly statements: Pick<StatementStore, "notices">;
  readonly directory: DirectoryReader;
  readonly mailer: Mailer;
  readonly pace: Pace;
  readonly from: string;
  /** The queue that notices come from, for what the mail service has no room for now. */
  readonly noticeLater: Send<NoticeDue>;
  /** For the agency, which is told of a notice that was refused. */
  readonly dispatch: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Tells a hosting provider what an officer asked to tell it: under a lease, as mails to agencies are sent
 * (`dispatch.ts`), with the same windows for a second one.
 */
export async function notify(event: NoticeDue, deps: NoticeDeps): Promise<void> {
  const { notice: index } = event;
  const report = await take(event, deps);
  const outcome = await sendTo(report, index, deps).catch(async (error: unknown): Promise<never> => {
    // Without an answer the mail may have gone out: then the lease stays, and its end decides.
    if (!(error instanceof Failure && error.code === "mail-unknown")) await release(report, index, deps);
    throw error;
  });
  switch (outcome.kind) {
    case "sent":
      return record(report, index, outcome, deps);
    case "throttled":
      await release(report, index, deps);
      deps.telemetry.record("mail-paced", factsOf(report, index));
      return deps.noticeLater(event, laneOfReport(report));
    case "refused":
    case "gone":
      return giveUp(report, index, outcome, deps);
  }
}

/** @throws Failure `duplicate` when there is nothing to send any more; `transient: notice-leased` when somebody is at it. */
async function take({ reportId, notice }: NoticeDue, { reports, time, telemetry }: NoticeDeps): Promise<Report> {
  const found = await reports.get(reportId);
  if (!found) throw permanent("report-missing");
  const first = await settle(reports, found, (current) => noticeLeased(current, notice, time.now()));
  if (first.applied) return first.report;
  const { notices, state } = first.report;
  if (notices?.[notice]?.state !== "sending") throw duplicate("notice-done");
  if (state === "withdrawn") return callOff(first.report, notice, { reports, time });

  const second = await settle(reports, first.report, (current) => noticeTakenOver(current, notice, time.now()));
  if (!second.applied) throw transient("notice-leased");
  telemetry.record("mail-maybe-twice", factsOf(second.report, notice));
  return second.report;
}

/** Its dispatcher may still be at work, and records what it did; who died leaves a lease that ends. */
async function callOff(
  report: Report,
  index: number,
  { reports, time }: Pick<NoticeDeps, "reports" | "time">,
): Promise<never> {
  const { leaseUntil } = report.notices?.[index] ?? {};
  if (leaseUntil !== undefined && leaseUntil > time.now()) throw transient("notice-leased");
  await settle(reports, report, (current) => noticeCalledOff(current, index, time.now()));
  throw duplicate("report-withdrawn");
}

/** The mail certainly did not go out. Gives the report after that. */
async function release(report: Report, index: number, { reports, time }: NoticeDeps): Promise<Report> {
  return (await settle(reports, report, (current) => noticeReleased(current, index, time.now()))).report;
}

/** `gone`: erased with the statement, or its agency left the directory since, and nobody stands by it any more. */
type Outcome =
  | { readonly kind: "sent"; readonly messageId: string; readonly retention: Duration }
  | { readonly kind: "refused" | "gone"; readonly retention: Duration }
  | { readonly kind: "throttled" };

async function sendTo(report: Report, index: number, deps: NoticeDeps): Promise<Outcome> {
  const { statements, directory, mailer, pace, from, time } = deps;
  const book = await directory.current(report.jurisdiction);
  const retention = days(book.retentionDays);
  const notice = report.notices?.[index];
  const [content] = notice ? await statements.notices(report.id, [notice.id]) : [];
  const agency = book.agencies.find(({ id }) => id === report.dispatches[notice?.dispatch ?? -1]?.agency);
  if (!content || !agency) return { kind: "gone", retention };
  const mail = composeNoticeMail({ ...written(report, index, { content, agency, book, from }), now: time.now() });
  try {
    const send = () => mailer.send({ ...mail, from, tag: noticeTagOf(report.id, index) });
    const { messageId } = await pace(laneOfReport(report), send);
    return { kind: "sent", messageId, retention };
  } catch (error) {
    if (error instanceof Failure && error.code === "mail-rejected") return { kind: "refused", retention };
    if (error instanceof Failure && error.code === "mail-throttled") return { kind: "throttled" };
    throw error;
  }
}

/** Its agency is told by its next mail; unless the reporter withdrew the report, and nothing is to be sent any more. */
async function giveUp(
  report: Report,
  index: number,
  { kind, retention }: { readonly kind: string; readonly retention: Duration },
  deps: NoticeDeps,
): Promise<void> {
  const { reports, time, telemetry } = deps;
  if (kind === "gone" && (await release(report, index, deps)).state === "withdrawn")
    throw duplicate("report-withdrawn");
  const { applied, report: after } = await settle(reports, report, (current) =>
    noticeFailed(current, index, { at: time.now(), retention }),
  );
  if (applied) telemetry.record("notice-failed", factsOf(report, index));
  await Promise.all(dispatchDueEvents(after).map((due) => deps.dispatch(due, laneOfReport(after))));
}

interface Matter {
  readonly content: NoticeContent;
  readonly agency: Agency;
  readonly book: Book;
  readonly from: string;
}

/** The notice for programs and for people, from what was stored of it and who stands by it. */
function written({ id, reference: ours }: Report, index: number, { content, agency, book, from }: Matter) {
  const reference = noticeReference(ours, index);
  const report = xarfNotice({
    content,
    id: `${id}/${index}`,
    reference,
    reporter: { name: nameIn(agency.names, "en"), address: agency.addresses[0] ?? from },
    sender: { name: `Safelane, ${nameIn(book.names, "en")}`, address: from },
  });
  return { content, reference, xarf: { type: xarfTypeOf(content.kind), report }, agency, book, from };
}

async function record(
  report: Report,
  index: number,
  { messageId, retention }: { readonly messageId: string; readonly retention: Duration },
  { reports, time, telemetry }: NoticeDeps,
): Promise<void> {
  const facts = factsOf(report, index);
  const { applied, report: after } = await settle(reports, report, (current) =>
    noticeSent(current, index, { messageId, retention, at: time.now() }),
  ).catch((error: unknown) => {
    telemetry.record("mail-unrecorded", facts);
    throw error;
  });
  // The delivery event may have recorded it before.
  const recorded = applied || after.notices?.[index]?.messageId === messageId;
  telemetry.record(recorded ? "notice-sent" : "mail-unrecorded", facts);
}

const factsOf = ({ id, jurisdiction }: Report, notice: number) => ({ reportId: id, jurisdiction, notice });
