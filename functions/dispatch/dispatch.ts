import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import type { Agency, Book } from "../../shared/directory/book.js";
import { elsewhere } from "../../shared/directory/elsewhere.js";
import { addressesToTry } from "../../shared/directory/good-address.js";
import type { AddressMarks } from "../../shared/directory/marks.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { duplicate, Failure, permanent, transient } from "../../shared/domain/errors.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import { type Dispatch, laneOfReport, type Report } from "../../shared/domain/report.js";
import { freshSecret, hashOfSecret } from "../../shared/domain/secrets.js";
import {
  calledOff,
  leased,
  released,
  type Sending,
  sent,
  takenOver,
  undeliverable,
} from "../../shared/domain/transitions/index.js";
import type { Mailer } from "../../shared/mail/mailer.js";
import { mailTagOf } from "../../shared/mail/tag.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";
import { type AskDeps, ask, isAsked } from "./ask.js";
import type { Pace } from "./pace.js";
import { tellPeer } from "./peer.js";
import { type Writer, written } from "./write.js";

export interface DispatchDeps extends Omit<Writer, "statements">, AskDeps {
  readonly reports: ReportStore;
  readonly directory: DirectoryReader;
  readonly marks: Pick<AddressMarks, "marked">;
  readonly mailer: Mailer;
  readonly pace: Pace;
  /** For the dispatch that takes the place of one that could not be delivered. */
  readonly dispatch: Send<DispatchDue>;
  /** The same queue, for what the mail service has no room for now: the message comes back after a while, as a new one. */
  readonly later: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Writes to one agency of a report: takes the dispatch under a lease, sends, and records the message id. One that is another
 * deployment is told over there, and asked how it stands once it has the report.
 * Safe to repeat: without the lease nothing is sent. When this function dies or hears no answer between asking the mail
 * service and recording what it said, the mail may be out: the service's delivery event records it then. Only when that
 * has not come until the lease has ended may whoever takes the dispatch next send a second mail; each is counted.
 */
export async function dispatch(event: DispatchDue, deps: DispatchDeps): Promise<void> {
  const index = event.dispatch;
  const link = freshSecret();
  const { report, isFirst } = await take(event, link, deps);
  if (isAsked(report, index)) return ask(report, index, deps);
  if (isFirst && neverHeard(report, index)) {
    await deps.reports.apply(report.id, calledOff(index));
    throw duplicate("report-withdrawn");
  }
  const outcome = await sendTo(report, index, link, deps).catch(async (error: unknown) => {
    // Without an answer the mail may have gone out, or that of whoever had it before: then the lease stays, and its end decides.
    if (isFirst && !(error instanceof Failure && UNKNOWN.includes(error.code)))
      await deps.reports.apply(report.id, released(index));
    if (!(error instanceof Failure && error.code === "mail-throttled")) throw error;
    return "throttled" as const;
  });
  if (outcome === "settled") return;
  if (outcome === "throttled") {
    // No fault of the message: put back as it is, it would count as poison after a few such waits.
    deps.telemetry.record("mail-paced", { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index });
    await deps.later(event, laneOfReport(report));
  } else if ("messageId" in outcome) await record(report, index, outcome, deps);
  else await moveOn(report, index, outcome.refusedBy, deps);
}

/** Failures after which nobody knows whether an agency was told. */
const UNKNOWN = ["mail-unknown", "peer-unknown"];

/** Withdrawn, and no mail told its agency of it, nor was another deployment called. */
function neverHeard({ state, dispatches }: Report, index: number): boolean {
  const one = dispatches[index];
  return state === "withdrawn" && one?.sentAt === undefined && one?.peer === undefined;
}

/**
 * Under a lease; or as it is, where there is nothing to send but another deployment to ask. `isFirst`: nobody before had it
 * under a lease that ended, so that no mail of it can have gone out.
 */
async function take(
  { reportId, dispatch }: DispatchDue,
  link: string,
  deps: DispatchDeps,
): Promise<{ readonly report: Report; readonly isFirst: boolean }> {
  const { reports, time, telemetry } = deps;
  const hash = hashOfSecret(link);
  const first = await reports.apply(reportId, leased(dispatch, hash, time.now()));
  if (first.applied) return { report: first.report, isFirst: true };
  if (isAsked(first.report, dispatch)) return { report: first.report, isFirst: false };
  if (first.report.dispatches[dispatch]?.state !== "sending") throw duplicate("dispatch-done");

  const second = await reports.apply(reportId, takenOver(dispatch, hash, time.now()));
  if (!second.applied) throw transient("dispatch-leased");
  telemetry.record("mail-maybe-twice", { reportId, jurisdiction: second.report.jurisdiction, dispatch });
  return { report: second.report, isFirst: false };
}

/** What came of a mail: its message id and times, or the book to look for another way in; `settled`: none was to be sent. */
type Outcome = Sending | { readonly refusedBy: Book } | "settled";

async function sendTo(report: Report, index: number, link: string, deps: DispatchDeps): Promise<Outcome> {
  const book = await deps.directory.current(report.jurisdiction);
  const dispatch = report.dispatches[index];
  const agency = book.agencies.find(({ id }) => id === dispatch?.agency);
  // An agency that left the directory meanwhile is as unreachable as one that refuses mail.
  if (!dispatch || !agency) return { refusedBy: book };
  if (!report.reading) throw permanent("report-unread");

  // Put back before it was withdrawn, and taken up again since.
  const letter = report.state === "withdrawn" ? "withdrawn" : dispatch.letter;
  const matter = { report, reading: report.reading, index, dispatch: { ...dispatch, letter }, agency, book };
  const told = await tellPeer(matter, deps);
  if (told !== "by-mail") return told;

  const address = await addressOf(dispatch, agency, report, deps);
  const asked = { ...dispatch, letter, address };
  const addressed = { ...report, dispatches: report.dispatches.with(index, asked) };
  const { mail, times } = await written(
    { report: addressed, reading: report.reading, index, dispatch: asked, agency, book, link },
    deps,
  );
  const tag = mailTagOf(report.id, index, dispatch.number);
  try {
    const send = () => deps.mailer.send({ ...mail, from: deps.from, tag });
    const { messageId } = await deps.pace(laneOfReport(report), send);
    return { messageId, letter, address, ...times };
  } catch (error) {
    if (error instanceof Failure && error.code === "mail-rejected") return { refusedBy: book };
    throw error;
  }
}

/** The first mail to an agency passes over an address that bounced lately; all others go where the one before went. */
async function addressOf(
  { number, address }: Dispatch,
  agency: Agency,
  { jurisdiction }: Report,
  { marks, time }: DispatchDeps,
): Promise<number> {
  if (number > 0) return address;
  const [first = address] = addressesToTry(agency, await marks.marked(jurisdiction), time.now());
  return first;
}

async function record(report: Report, index: number, sending: Sending, deps: DispatchDeps): Promise<void> {
  const { reports, time, telemetry } = deps;
  const facts = { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index };
  const { applied, report: after } = await settle(reports, report, (current) =>
    sent(current, index, sending, time.now()),
  ).catch((error: unknown) => {
    // What another deployment took is found there by the next call.
    if (!sending.peer) telemetry.record("mail-unrecorded", facts);
    throw error;
  });
  // The delivery event may have recorded it before.
  const recorded = applied || after.dispatches[index]?.messageId === sending.messageId;
  if (sending.peer) telemetry.record("peer-told", facts);
  else telemetry.record(recorded ? "mail-sent" : "mail-unrecorded", facts);
}

/** To the agency's next address, or to the next agency on the ladder that was not written to yet. */
async function moveOn(report: Report, index: number, book: Book, deps: DispatchDeps): Promise<void> {
  const { reports, time, telemetry } = deps;
  telemetry.record("mail-undeliverable", { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index });
  const { applied, report: moved } = await settle(reports, report, (current) => {
    const next = elsewhere(book, current, index, time.now());
    return next ? undeliverable(current, index, next, time.now()) : released(index);
  });
  if (!applied) throw duplicate("report-moved-on");
  if (!elsewhere(book, report, index, time.now())) throw permanent("nobody-to-write-to");
  await Promise.all(dispatchDueEvents(moved).map((one) => deps.dispatch(one, laneOfReport(moved))));
}
