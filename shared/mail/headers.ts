import { type Agency, type Book, nameIn } from "../directory/book.js";
import { dispatchIdOf } from "../domain/dispatch-id.js";
import type { Instant } from "../domain/instant.js";
import { langOf } from "../language/locales.js";
import { focalPointOf, type Matter } from "./matter.js";
import { oneLine } from "./plain.js";

/** What the headers of any mail are made from. */
export interface Envelope {
  readonly agency: Agency;
  readonly to: string;
  readonly book: Book;
  /** The sender's address, without a name. */
  readonly from: string;
  readonly now: Instant;
  readonly subject: string;
  /** First word of the List-ID, by which agencies sort their mail. */
  readonly list: "dispatches" | "codes";
}

/** Replies go to the focal point: it is staffed, and the sender's address may not be. */
export function headersOf({ agency: { names, locale }, to, book, from, now, subject, list }: Envelope) {
  const focalPoint = focalPointOf(book);
  return {
    From: { name: named(`Safelane · ${nameIn(book.names, locale)}`), address: from },
    To: { name: named(nameIn(names, locale)), address: to },
    "Reply-To": { name: named(nameIn(focalPoint.names, locale)), address: focalPoint.addresses[0] ?? from },
    Subject: oneLine(subject),
    Date: new Date(now),
    "List-ID": `<${book.jurisdiction.toLowerCase()}.${list}.${domainOf(from)}>`,
    // RFC 3834 §5, and what Exchange reads instead ([MS-OXCMAIL]).
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "Content-Language": langOf(locale),
  };
}

/**
 * Which conversation it belongs to. SES puts an id of its own in place of ours, so a reminder can't name the mail
 * before it; all mails of a dispatch refer to one id that none of them has, by which mail programs group them as well.
 * A dispatch that continues the conversation of another refers to that one's first.
 */
export function conversation({ report, index, dispatch: { number, thread } }: Matter, from: string) {
  const id = dispatchIdOf(report.id, index);
  const written = (id: string) => `<${id}@${domainOf(from)}>`;
  const earlier = thread === undefined ? [] : [written(thread)];
  const before = number > 0 ? [written(id)] : earlier;
  return {
    "Message-ID": written(`${id}.${number}`),
    References: [...earlier, written(id)].join(" "),
    ...(before.length > 0 && { "In-Reply-To": before.join(" ") }),
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** The longest name that a book may hold, with room for what stands before it: servers take lines of 998 characters. */
const LONGEST_NAME = 140;

const named = (name: string): string => [...oneLine(name)].slice(0, LONGEST_NAME).join("");
