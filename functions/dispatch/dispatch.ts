import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import type { Book } from "../../shared/directory/book.js";
import { acknowledgeBy, nextOnLadder } from "../../shared/directory/plan.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { duplicate, Failure, permanent, transient } from "../../shared/domain/errors.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import {
  type Elsewhere,
  leased,
  released,
  type Sending,
  sent,
  takenOver,
  undeliverable,
} from "../../shared/domain/transitions/index.js";
import type { DispatchMail, MailInput } from "../../shared/mail/dispatch-mail.js";
import type { Mailer } from "../../shared/mail/mailer.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";

export interface DispatchDeps {
  readonly reports: ReportStore;
  readonly directory: DirectoryReader;
  readonly compose: (input: MailInput) => DispatchMail;
  readonly mailer: Mailer;
  readonly from: string;
  /** For the dispatch that takes the place of one that could not be delivered. */
  readonly dispatch: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Writes to one agency of a report: takes the dispatch under a lease, sends, and records the message id.
 * Safe to repeat: without the lease nothing is sent. When this function dies or hears no answer between asking the mail
 * service and recording what it said, the mail may be out: then, and only then, the next one to take the dispatch, once
 * the lease has ended, may send a second mail. Each such taking over is counted.
 */
export async function dispatch(event: DispatchDue, deps: DispatchDeps): Promise<void> {
  const index = event.dispatch;
  const report = await take(event, deps);
  const outcome = await write(report, index, deps).catch(async (error: unknown) => {
    // Without an answer the mail may have gone out: then the lease stays, and its end decides.
    if (!(error instanceof Failure && error.code === "mail-unknown"))
      await deps.reports.apply(report.id, released(index));
    throw error;
  });
  if ("messageId" in outcome) await record(report, index, outcome, deps);
  else await moveOn(report, index, outcome.refusedBy, deps);
}

async function take({ reportId, dispatch }: DispatchDue, { reports, time, telemetry }: DispatchDeps): Promise<Report> {
  const first = await reports.apply(reportId, leased(dispatch, time.now()));
  if (first.applied) return first.report;
  if (first.report.dispatches[dispatch]?.state !== "sending") throw duplicate("dispatch-done");

  const second = await reports.apply(reportId, takenOver(dispatch, time.now()));
  if (!second.applied) throw transient("dispatch-leased");
  telemetry.record("mail-maybe-twice", { reportId, jurisdiction: second.report.jurisdiction, dispatch });
  return second.report;
}

/** What came of a mail: the message id and when it has to be acknowledged, or the book to look for another way in. */
type Outcome = Sending | { readonly refusedBy: Book };

async function write(report: Report, index: number, deps: DispatchDeps): Promise<Outcome> {
  const { directory, compose, mailer, from, time } = deps;
  const book = await directory.current(report.jurisdiction);
  const dispatch = report.dispatches[index];
  const agency = book.agencies.find(({ id }) => id === dispatch?.agency);
  // An agency that left the directory meanwhile is as unreachable as one that refuses mail.
  if (!dispatch || !agency) return { refusedBy: book };
  if (!report.reading) throw permanent("report-unread");

  const now = time.now();
  const due = acknowledgeBy(book, report.reading.priority, dispatch.reminders, now);
  const mail = compose({ report, index, book, acknowledgeBy: due, from, now });
  try {
    const { messageId } = await mailer.send({ ...mail, from, dispatchId: `${report.id}.${index}` });
    return { messageId, acknowledgeBy: due };
  } catch (error) {
    if (error instanceof Failure && error.code === "mail-rejected") return { refusedBy: book };
    throw error;
  }
}

async function record(
  report: Report,
  index: number,
  sending: Sending,
  { reports, time, telemetry }: DispatchDeps,
): Promise<void> {
  const facts = { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index };
  const { applied } = await settle(reports, report, (current) => sent(current, index, sending, time.now())).catch(
    (error: unknown) => {
      telemetry.record("mail-unrecorded", facts);
      throw error;
    },
  );
  telemetry.record(applied ? "mail-sent" : "mail-unrecorded", facts);
}

/** To the agency's next address, or to the next agency on the ladder that was not written to yet. */
async function moveOn(report: Report, index: number, book: Book, deps: DispatchDeps): Promise<void> {
  const { reports, time, telemetry } = deps;
  telemetry.record("mail-undeliverable", { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index });
  const { applied, report: moved } = await settle(reports, report, (current) => {
    const next = elsewhere(current, index, book);
    return next ? undeliverable(current, index, next, time.now()) : released(index);
  });
  if (!applied) throw duplicate("report-moved-on");
  if (!elsewhere(report, index, book)) throw permanent("nobody-to-write-to");
  await Promise.all(dispatchDueEvents(moved).map((one) => deps.dispatch(one, laneOfReport(moved))));
}

function elsewhere(report: Report, index: number, book: Book): Elsewhere | undefined {
  const failed = report.dispatches[index];
  const agency = book.agencies.find(({ id }) => id === failed?.agency);
  const address = (failed?.address ?? 0) + 1;
  if (agency && address < agency.addresses.length) return { address };
  const next = nextOnLadder(
    book,
    report.dispatches.map((one) => one.agency),
  );
  return next === undefined ? undefined : { agency: next };
}
