import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import type { MailEvent } from "../../events/mail-event.js";
import type { Book } from "../../shared/directory/book.js";
import type { AddressMarks } from "../../shared/directory/marks.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { MAILED } from "../../shared/domain/dispatches.js";
import { duplicate, permanent } from "../../shared/domain/errors.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { noted, undeliverable } from "../../shared/domain/transitions/index.js";
import { type MailTag, parseMailTag, parseNoticeTag } from "../../shared/mail/tag.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { Applied, ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";
import { noticeFeedback } from "./notice.js";
import { deadAddress, deliveryOf, isNews, newest, timesOf, wayOn } from "./verdict.js";

export interface FeedbackDeps {
  readonly reports: ReportStore;
  readonly directory: DirectoryReader;
  readonly marks: Pick<AddressMarks, "mark">;
  readonly dispatch: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

interface Matter {
  readonly event: MailEvent;
  readonly tag: MailTag;
  readonly report: Report;
  readonly book: Book;
}

/**
 * Records what became of a dispatch's newest mail, and sends what came back elsewhere: to the agency's next address, or to
 * the next agency. Safe to repeat, in any order: an event that tells nothing new, or of a mail that another one followed,
 * changes nothing. State first, message second; a repeated event that finds its mail followed announces what is unsent.
 */
export async function feedback(event: MailEvent, deps: FeedbackDeps): Promise<void> {
  const notice = parseNoticeTag(event.tag);
  if (notice) return noticeFeedback(event, notice, deps);
  const tag = parseMailTag(event.tag);
  if (!tag) throw permanent("mail-tag-unreadable");
  const report = await deps.reports.get(tag.reportId);
  if (!report) throw permanent("report-missing");
  if (!newest(report, tag)) {
    if (deliveryOf(event) === "bounced" && MAILED.includes(report.state)) await announce(report, deps);
    throw duplicate("mail-superseded");
  }
  const matter = { event, tag, report, book: await deps.directory.current(report.jurisdiction) };
  const noting = await note(matter, deps);
  const moving = deliveryOf(event) === "bounced" ? await moveOn({ ...matter, report: noting.report }, deps) : noting;
  if (!noting.applied && !moving.applied) throw duplicate("mail-noted");
}

async function note({ event, tag, report, book }: Matter, { reports, telemetry }: FeedbackDeps): Promise<Applied> {
  const { messageId, at } = event;
  const delivery = deliveryOf(event);
  const noting = await settle(reports, report, (current) => {
    const one = newest(current, tag);
    if (!one || !isNews(event, one)) return nothing(current);
    return noted(current, tag.index, { delivery, messageId, at, sending: timesOf(book, current, one, at) });
  });
  if (noting.applied) telemetry.record(`mail-${delivery}`, factsOf(report, tag));
  return noting;
}

/** What a mail that came back leads to. Whether it was noted now or by a call before that came no further is the same. */
async function moveOn(matter: Matter, deps: FeedbackDeps): Promise<Applied> {
  const { event, tag, report, book } = matter;
  const { reports, marks, time, telemetry } = deps;
  const one = newest(report, tag);
  const dead = one && deadAddress(event, one, book);
  if (dead !== undefined) await marks.mark(report.jurisdiction, dead, event.at);

  const next = (current: Report) => (newest(current, tag) ? wayOn(book, current, tag.index, time.now()) : "nowhere");
  const moving = await settle(reports, report, (current) => {
    const way = next(current);
    return typeof way === "string" ? nothing(current) : undeliverable(current, tag.index, way, time.now());
  });
  if (moving.applied) await announce(moving.report, deps);
  else if (next(moving.report) === "nobody") telemetry.record("nobody-to-write-to", factsOf(report, tag));
  return moving;
}

async function announce(report: Report, { dispatch }: FeedbackDeps): Promise<void> {
  await Promise.all(dispatchDueEvents(report).map((one) => dispatch(one, laneOfReport(report))));
}

/** A transition that no report allows. */
const nothing = ({ version }: Report): Transition => ({ from: [], version });

const factsOf = ({ id, jurisdiction }: Report, { index }: MailTag) => ({
  reportId: id,
  jurisdiction,
  dispatch: index,
});
