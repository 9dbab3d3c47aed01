import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import type { Book } from "./book.js";
import { consentsNeeded, mayPassOnContact } from "./consent.js";

/** Whether agencies get a reporter's contact. `for-life`: without all consents, since somebody's life is at stake. */
type PassedOn = "freely" | "for-life" | "withheld";

/** What becomes of the contact in a statement, when it is safe to use included. Without one there is nothing to withhold. */
export function contactPassedOn(
  book: Book,
  report: Report,
  statement: Pick<Statement, "contact" | "contactSafely" | "contactConsent">,
): PassedOn {
  const { contact, contactSafely, contactConsent = [] } = statement;
  if (contact === undefined && contactSafely === undefined) return "freely";
  if (!mayPassOnContact(book, report, statement)) return "withheld";
  return consentsNeeded(book, report).every((one) => contactConsent.includes(one)) ? "freely" : "for-life";
}
