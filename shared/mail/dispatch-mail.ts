import { armoredKey, type Book } from "../directory/book.js";
import { dispatchIdOf } from "../domain/dispatch-id.js";
import { Failure, permanent } from "../domain/errors.js";
import type { Instant } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import type { Message, Statement } from "../domain/statement.js";
import { openLetter, sealedLetter, subjectOf } from "./dispatch-letter.js";
import { conversation, headersOf } from "./headers.js";
import { focalPointOf, isWithdrawn, type Matter, speechOf } from "./matter.js";
import { alternativesOf, type Content, entityOf, messageOf } from "./mime.js";
import { pgpMime } from "./pgp.js";
import { withdrawnLetter } from "./withdrawn-letter.js";

export interface MailInput {
  /** With its reading. */
  readonly report: Report;
  /** Which of the report's dispatches it is for. */
  readonly index: number;
  readonly book: Book;
  /** Until when it is to be acknowledged; what the dispatch itself says counts more. */
  readonly acknowledgeBy: Instant;
  /** URL of the desk for this dispatch: the one thing in the mail that can be clicked. Leads nowhere once it is withdrawn. */
  readonly link: string;
  /** Who is asked when this agency does not answer in time; absent when nobody is left. */
  readonly next?: { readonly agency: string };
  /** Only ever written into a mail that is encrypted to the agency's own key. */
  readonly statement?: Statement;
  /** As the statement. */
  readonly messages?: readonly Message[];
  /** The sender's address, without a name. */
  readonly from: string;
  readonly now: Instant;
}

export interface DispatchMail {
  /** The one address it goes to. */
  readonly to: string;
  /** The whole MIME message. The same input gives the same bytes, unless it is encrypted. */
  readonly raw: Uint8Array;
  /** The agency has a key that nothing can be encrypted with, so the mail holds no statement. */
  readonly keyUnusable?: true;
}

/**
 * The mail that tells an agency of a report: text and HTML, in the agency's language and time zone. What the reporter
 * wrote is in it only if the agency has an OpenPGP key; then all of it is encrypted but for its headers. Of a report that
 * was withdrawn nothing is in it, whatever it is given.
 *
 * @throws Failure `permanent: report-unread` when the report has no reading; `permanent: agency-unknown` when the book
 *   has no such agency or address, or the report no such dispatch
 */
export async function composeDispatchMail(input: MailInput): Promise<DispatchMail> {
  const matter = matterOf(input);
  const { agency, dispatch, book } = matter;
  const { from, now } = input;
  const to = agency.addresses[dispatch.address];
  if (to === undefined) throw permanent("agency-unknown");

  const withdrawn = isWithdrawn(matter);
  const headers = {
    ...headersOf({ agency, to, book, from, now, subject: subjectOf(matter), list: "dispatches" }),
    ...conversation(matter, from),
    ...(matter.reading.priority === "immediate" && !withdrawn && { Importance: "high" }),
  };
  const sealed = withdrawn ? "no-key" : await sealedContent(matter, input);
  const open = withdrawn ? withdrawnLetter : openLetter;
  const content = typeof sealed === "object" ? sealed : alternativesOf(open(matter), boundaryOf(matter));
  return { to, raw: messageOf(headers, content), ...(sealed === "key-unusable" && { keyUnusable: true }) };
}

async function sealedContent(matter: Matter, { statement, messages = [] }: MailInput): Promise<Content | Unsealed> {
  const key = armoredKey(matter.agency);
  if (key === undefined || statement === undefined) return "no-key";
  const boundary = boundaryOf(matter);
  const inner = alternativesOf(sealedLetter(matter, statement, messages), `${boundary}-inner`);
  return await pgpMime(entityOf(inner), key, boundary, matter.now).catch((error: unknown): Unsealed => {
    if (error instanceof Failure && error.code === "key-unusable") return error.code;
    throw error;
  });
}

/** Why a mail is not encrypted. */
type Unsealed = "no-key" | "key-unusable";

function matterOf({ report, index, book, acknowledgeBy, link, next, now }: MailInput): Matter {
  const dispatch = report.dispatches[index];
  const agency = book.agencies.find(({ id }) => id === dispatch?.agency);
  const { reading } = report;
  if (!reading) throw permanent("report-unread");
  if (!dispatch || !agency) throw permanent("agency-unknown");
  return {
    ...{ report, reading, index, dispatch, book, agency, link, now },
    focalPoint: focalPointOf(book),
    acknowledgeBy: dispatch.acknowledgeBy ?? acknowledgeBy,
    next: next?.agency,
    speech: speechOf(agency, book),
  };
}

const boundaryOf = ({ report, index }: Matter): string => dispatchIdOf(report.id, index).replaceAll(".", "-");
