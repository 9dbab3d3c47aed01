import { createHash } from "node:crypto";
import { FORWARDED_LIMITS, type Forwarded, isDataUri, readForwarded } from "../acceptance/forwarded.js";
import { characters, LIMITS } from "../acceptance/submission.js";
import type { Agency, Book, Channel } from "../directory/book.js";
import { contactPassedOn } from "../directory/contact.js";
import type { Reading } from "../domain/reading.js";
import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import { categoryName, jurisdictionName, priorityName } from "../language/names.js";
import { peerText } from "../language/peers.js";

/** What is forwarded, to whom. */
export interface Forwarding {
  readonly report: Report;
  readonly reading: Reading;
  readonly statement: Statement;
  readonly book: Book;
  readonly agency: Agency;
  readonly channel: Channel;
}

/**
 * One report at one agency is one report over there: whichever dispatch asks that agency, and however often it is sent.
 * Not the report's id itself, which is none of their business.
 */
export function idempotencyKeyOf({ id }: Pick<Report, "id">, { id: agency }: Pick<Agency, "id">): string {
  return createHash("sha256").update(`safelane peer 1\n${id}\n${agency}`).digest("base64url");
}

/**
 * A report as the other deployment's partners' API takes it, or undefined where it would not. The contact goes along only
 * where any agency's encrypted mail would hold it. No place: ours are not theirs.
 */
export function forwardingOf(forwarding: Forwarding): Forwarded | undefined {
  const { report, reading, statement, book, channel } = forwarding;
  const { text, urls, contact, contactSafely, contactConsent } = statement;
  const isPassedOn = contactPassedOn(book, report, statement) !== "withheld";
  const read = readForwarded(
    withoutAbsent({
      jurisdiction: channel.jurisdiction,
      language: report.locale,
      text: harmless(text),
      urls: urls.length > 0 ? urls.map(harmlessAddress) : undefined,
      danger: report.danger || undefined,
      reporter: report.reporter,
      age: report.age,
      // What nobody is sure of would weigh there like an answer of the reporter's.
      category: reading.hold ? report.chosenCategory : reading.category,
      institution: report.institution,
      ...(isPassedOn && {
        contact: harmless(contact),
        contactSafely: harmless(contactSafely),
        contactConsent,
      }),
      priority: reading.priority,
      case: report.reference,
      done: doneHere(forwarding),
    }),
    [channel.jurisdiction],
  );
  return read.ok ? read.fields : undefined;
}

/** In words of ours, and what a partner of ours had done before: that goes first where not both have room. */
function doneHere({ report, reading, statement: { done = "" }, agency }: Forwarding): string {
  const said = harmless(done);
  const all = [sayHere("done", { report, reading, agency }), said].filter((part) => part !== "").join("\n\n");
  return characters(all) <= FORWARDED_LIMITS.done ? all : said;
}

/** A sentence of ours to officers over there, in the language that their mail would be written in. */
export function sayHere(
  key: Parameters<typeof peerText>[1],
  { report, reading, agency: { locale } }: Pick<Forwarding, "report" | "reading" | "agency">,
): string {
  return peerText(locale, key, {
    jurisdiction: jurisdictionName(locale, report.jurisdiction),
    reference: report.reference,
    category: categoryName(locale, reading.category),
    priority: priorityName(locale, reading.priority),
  });
}

/** Looks like a colon to people, is none to programs, and takes no more room. */
const WIDE_COLON = "：";

/**
 * Partners' fields hold no data: URI at all, where the public's only hold none in base64: what the public may write is
 * taken apart, so that it still can be read.
 */
function harmless<Text extends string | undefined>(text: Text): Text | string {
  return text !== undefined && isDataUri(text) ? text.replaceAll(/(data):/gi, `$1${WIDE_COLON}`) : text;
}

function harmlessAddress(url: string): string {
  if (!isDataUri(url)) return url;
  const encoded = url.replaceAll(/(data):/gi, "$1%3A");
  return encoded.length <= LIMITS.url ? encoded : url.replaceAll(/(data):/gi, `$1${WIDE_COLON}`);
}

function withoutAbsent(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
