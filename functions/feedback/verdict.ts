import type { MailEvent } from "../../events/mail-event.js";
import type { Book } from "../../shared/directory/book.js";
import { elsewhere } from "../../shared/directory/elsewhere.js";
import { timeLimits } from "../../shared/directory/time-limits.js";
import { isAwaited, isLive, isOpen } from "../../shared/domain/dispatches.js";
import { permanent } from "../../shared/domain/errors.js";
import type { Instant } from "../../shared/domain/instant.js";
import type { Delivery, Dispatch, Report } from "../../shared/domain/report.js";
import type { Elsewhere, Sending } from "../../shared/domain/transitions/index.js";
import type { MailTag } from "../../shared/mail/tag.js";

/** What an event of the mail service means for a report as it stands. No calls, no changes. */

/** SES sends nothing that it rejects: for a report that is a mail that came back. */
export const deliveryOf = ({ event }: MailEvent): Delivery => (event === "rejected" ? "bounced" : event);

/** The dispatch's mail with this tag, if it went out or may have, and no other was asked for since. */
export function newest({ dispatches }: Report, { index, number }: MailTag): Dispatch | undefined {
  const one = dispatches[index];
  return one?.number === number && (one.state === "sending" || one.state === "sent") ? one : undefined;
}

/** How much each tells of a mail: of two that come in the wrong order, the one that tells more stays. */
const TELLS: Readonly<Record<Delivery, number>> = { delayed: 0, delivered: 1, complained: 2, bounced: 3 };

/** Whether an event tells more of the mail than is known. What was known of the mail before is not known of this one. */
export const isNews = (event: MailEvent, { state, delivery }: Dispatch): boolean =>
  state === "sending" || tellsMore(event, delivery);

/** Whether it tells more than what is known of the same mail. */
export function tellsMore(event: MailEvent, known: Delivery | undefined): boolean {
  if (known === undefined) return true;
  // It arrived, so this is a machine's answer: out of office, or forwarded to where it could not go.
  if (event.event === "bounced" && event.permanent !== "Permanent" && TELLS[known] >= TELLS.delivered) return false;
  return TELLS[deliveryOf(event)] > TELLS[known];
}

/** The address that will never take mail. */
export function deadAddress(event: MailEvent, { agency, address }: Dispatch, book: Book): string | undefined {
  const dead = event.event === "rejected" || event.permanent === "Permanent";
  return dead ? book.agencies.find(({ id }) => id === agency)?.addresses[address] : undefined;
}

/** The times that a mail said which nobody recorded. An agency that has left the directory since gets none: the next is asked. */
export function timesOf(
  book: Book,
  { reading }: Report,
  { agency: id }: Dispatch,
  sentAt: Instant,
): Pick<Sending, "acknowledgeBy" | "remindAt"> {
  if (!reading) throw permanent("report-unread");
  const agency = book.agencies.find((one) => one.id === id);
  return agency ? timeLimits(book, agency, reading.priority, sentAt) : { acknowledgeBy: sentAt, remindAt: sentAt };
}

/**
 * Where a dispatch goes whose mail came back. `nowhere`: nothing is asked of its agency any more, or somebody stands in
 * its place already. `nobody`: all were tried.
 */
export function wayOn(book: Book, report: Report, index: number, now: Instant): Elsewhere | "nowhere" | "nobody" {
  const one = report.dispatches[index];
  if (one?.delivery !== "bounced") return "nowhere";
  if (report.state === "withdrawn") return elsewhere(book, report, index, now) ?? "nowhere";
  if (!isOpen(report) || !isLive(one)) return "nowhere";
  const isAsked = one.role === "acts" && isAwaited(report.dispatches, index);
  if (one.role === "acts" && one.answer !== "acknowledged" && !isAsked) return "nowhere";

  const next = elsewhere(book, report, index, now);
  if (next && "address" in next) return next;
  if (one.role === "informed") return next ?? "nowhere";
  const isReplaced = report.dispatches.some(({ inPlaceOf }) => inPlaceOf === index);
  return !isAsked || isReplaced ? "nowhere" : (next ?? "nobody");
}
