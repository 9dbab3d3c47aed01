import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import { type AgeBand, CONSENTS, type Consent } from "../domain/vocabulary.js";
import type { Book, ConsentRule } from "./book.js";

/** What the consents hang on: whether a child wrote, and how old it is. */
export type Writer = Pick<Report, "reporter" | "age" | "institution">;

/**
 * Who has to agree before a contact is passed on to agencies, in the order to ask. A grown-up decides on their own contact
 * alone. For a child the jurisdiction's rule says it; where its age leaves that open, whoever may have to agree does.
 */
export function consentsNeeded({ consent }: Pick<Book, "consent">, writer: Writer): readonly Consent[] {
  const years = ageOfChild(writer);
  if (years === undefined) return ["self"];
  const { parentBelowAge = 0, ownFromAge = 0 } = consent ?? STRICTEST;
  const asked = { self: years.to >= ownFromAge, parent: years.from < parentBelowAge };
  return CONSENTS.filter((one) => asked[one]);
}

/**
 * Whether agencies get the contact: all who have to agree did, or somebody's life is at stake, which goes before consent.
 * Where no contact was given nothing is held back.
 */
export function mayPassOnContact(
  book: Pick<Book, "consent">,
  report: Writer & Pick<Report, "danger" | "reading">,
  { contact, contactSafely, contactConsent = [] }: Pick<Statement, "contact" | "contactSafely" | "contactConsent">,
): boolean {
  if (contact === undefined && contactSafely === undefined) return true;
  if (report.danger || report.reading?.priority === "immediate") return true;
  return consentsNeeded(book, report).every((one) => contactConsent.includes(one));
}

/** What holds while a book says nothing of it. */
const STRICTEST: Pick<ConsentRule, "parentBelowAge" | "ownFromAge"> = { parentBelowAge: 18 };

/** In full years, both included. */
interface Years {
  readonly from: number;
  readonly to: number;
}

const YEARS: Readonly<Record<AgeBand, Years>> = {
  "0-6": { from: 0, to: 6 },
  "7-12": { from: 7, to: 12 },
  "13-15": { from: 13, to: 15 },
  "16-17": { from: 16, to: 17 },
  "18+": { from: 18, to: 120 },
  unknown: { from: 0, to: 120 },
};

/**
 * How old the child is that may have written; undefined for a grown-up. The age on the form is that of the child the
 * report is about: where nobody says who writes, it may be the writer's own.
 */
function ageOfChild({ reporter, age = "unknown", institution }: Writer): Years | undefined {
  if (reporter === "child") return YEARS[age];
  const isSaid = reporter !== undefined || institution !== undefined || age === "unknown";
  return isSaid ? undefined : YEARS[age];
}
