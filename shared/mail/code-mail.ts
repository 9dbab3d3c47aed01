import type { Agency, Book } from "../directory/book.js";
import type { Instant } from "../domain/instant.js";
import { headersOf } from "./headers.js";
import { type Letter, section } from "./letter.js";
import { focalPointOf, speechOf } from "./matter.js";
import { alternativesOf, messageOf } from "./mime.js";
import { harmless } from "./plain.js";

export interface CodeMailInput {
  readonly agency: Agency;
  /** The one of its addresses that the code is for. */
  readonly address: string;
  readonly book: Book;
  readonly code: string;
  /** For how long it is valid. */
  readonly minutes: number;
  /** The sender's address, without a name. */
  readonly from: string;
  readonly now: Instant;
}

export interface CodeMail {
  /** The one address it goes to. */
  readonly to: string;
  /** The whole MIME message. */
  readonly raw: Uint8Array;
}

/**
 * The mail that brings the one-time code for the desk. It holds no link, so that nobody learns to click where a code is
 * asked for, and the code is not in the subject, which locked phones show.
 *
 * @throws Failure `permanent: agency-unknown` when the book has no focal point
 */
export function composeCodeMail({ agency, address, book, code, minutes, from, now }: CodeMailInput): CodeMail {
  const { say } = speechOf(agency, book);
  const letter = letterOf({ agency, book, code, minutes });
  const headers = headersOf({ agency, to: address, book, from, now, subject: say("code.subject"), list: "codes" });
  return { to: address, raw: messageOf(headers, alternativesOf(letter, "one-time-code")) };
}

function letterOf({
  agency,
  book,
  code,
  minutes,
}: Pick<CodeMailInput, "agency" | "book" | "code" | "minutes">): Letter {
  const { say, name } = speechOf(agency, book);
  const focalPoint = focalPointOf(book);
  const tell = agency.id === focalPoint.id ? [] : [say("code.tell", { focalPoint: name(focalPoint.names) })];
  return {
    locale: agency.locale,
    subject: say("code.subject"),
    heading: say("code.heading"),
    sections: [
      section("", { paragraphs: [say("code.text", { agency: name(agency.names) })], code }),
      section("", { paragraphs: [say("code.valid", { minutes }), [say("code.ignore"), ...tell].join(" ")] }),
    ],
    footer: harmless(say("code.footer", { jurisdiction: name(book.names) })),
  };
}
