import MimeNode from "nodemailer/lib/mime-node";
import { type Agency, type Book, nameIn } from "../directory/book.js";
import { permanent } from "../domain/errors.js";
import type { Instant } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import { langOf } from "../language/locales.js";
import { type Letter, letterOf, type Matter } from "./letter.js";
import { htmlOf } from "./letter-html.js";
import { textOf } from "./letter-text.js";

export interface MailInput {
  /** With its reading. */
  readonly report: Report;
  /** Which of the report's dispatches it is for. */
  readonly index: number;
  readonly book: Book;
  /** Until when an answer to this mail is awaited. */
  readonly acknowledgeBy: Instant;
  /** The sender's address, without a name. */
  readonly from: string;
  readonly now: Instant;
}

export interface DispatchMail {
  /** The one address it goes to. */
  readonly to: string;
  /** The whole MIME message. The same input gives the same bytes. */
  readonly raw: Uint8Array;
}

/**
 * The mail that tells an agency of a report: text and HTML, in the agency's language and time zone.
 * @throws Failure `permanent: report-unread` when the report has no reading; `permanent: agency-unknown` when the book
 *   has no such agency or address, or the report no such dispatch
 */
export function composeDispatchMail(input: MailInput): DispatchMail {
  const matter = matterOf(input);
  const { agency, dispatch } = matter;
  const to = agency.addresses[dispatch.address];
  if (to === undefined) throw permanent("agency-unknown");

  const letter = letterOf(matter);
  const message = new MimeNode("multipart/alternative", {
    baseBoundary: threadOf(matter).replaceAll(".", "-"),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  message.setHeader({ ...addresses(input, matter, to), ...conversation(input, matter), ...manners(input, letter) });
  const parts = { "text/plain": textOf(letter), "text/html": htmlOf(letter) };
  return { to, raw: Buffer.from(`${message.buildHeaders()}\r\n\r\n${bodyOf(parts, String(message.boundary))}`) };
}

/**
 * The parts of a multipart body, least faithful first (RFC 2046 §5.1.4), all in base64. Headers are the library's, where
 * encoding is an art; streaming two short texts through it would cost more than all the rest of a dispatch.
 */
function bodyOf(parts: Readonly<Record<string, string>>, boundary: string): string {
  const written = Object.entries(parts).map(([type, content]) =>
    [
      `--${boundary}`,
      `Content-Type: ${type}; charset=utf-8`,
      "Content-Transfer-Encoding: base64",
      "",
      // Lines of at most 76 characters (RFC 2045 §6.8).
      ...(Buffer.from(content)
        .toString("base64")
        .match(/.{1,76}/g) ?? []),
      "",
    ].join("\r\n"),
  );
  return `${written.join("")}--${boundary}--\r\n`;
}

function matterOf({ report, index, book, acknowledgeBy }: MailInput): Matter {
  const dispatch = report.dispatches[index];
  const agencyOf = (wanted: string | undefined): Agency | undefined => book.agencies.find(({ id }) => id === wanted);
  const agency = agencyOf(dispatch?.agency);
  const focalPoint = agencyOf(book.focalPoint);
  if (!report.reading) throw permanent("report-unread");
  if (!dispatch || !agency || !focalPoint) throw permanent("agency-unknown");
  return { report, reading: report.reading, index, dispatch, book, agency, focalPoint, acknowledgeBy };
}

/** Replies go to the focal point: it is staffed, and the sender's address may not be. */
function addresses({ from, book }: MailInput, { agency, focalPoint }: Matter, to: string) {
  const { locale } = agency;
  return {
    From: { name: oneLine(`Safelane · ${nameIn(book.names, locale)}`), address: from },
    To: { name: oneLine(nameIn(agency.names, locale)), address: to },
    "Reply-To": { name: oneLine(nameIn(focalPoint.names, locale)), address: focalPoint.addresses[0] ?? from },
  };
}

/**
 * Which conversation it belongs to. SES puts an id of its own in place of ours, so a reminder can't name the mail
 * before it; all mails of a dispatch refer to one id that none of them has, by which mail programs group them as well.
 */
function conversation({ from }: MailInput, matter: Matter) {
  const { address, reminders } = matter.dispatch;
  const domain = domainOf(from);
  const thread = `<${threadOf(matter)}@${domain}>`;
  return {
    "Message-ID": `<${threadOf(matter)}.${address}.${reminders}@${domain}>`,
    References: thread,
    ...(reminders > 0 && { "In-Reply-To": thread }),
  };
}

/** What keeps machines from answering, and lets people sort it. */
function manners({ from, book, now }: MailInput, { locale, priority, subject }: Letter) {
  return {
    Subject: oneLine(subject),
    Date: new Date(now),
    "List-ID": `<${book.jurisdiction.toLowerCase()}.dispatches.${domainOf(from)}>`,
    // RFC 3834 §5, and what Exchange reads instead ([MS-OXCMAIL]).
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "Content-Language": langOf(locale),
    ...(priority === "immediate" && { Importance: "high" }),
  };
}

/** `<report id>.<index>`: the dispatch. */
const threadOf = ({ report, index }: Matter): string => `${report.id}.${index}`;

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** A header is one line whatever its parts hold: names come from a document that people edit. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
