import type { Fault } from "../../../shared/acceptance/submission.js";
import type { Book } from "../../../shared/directory/book.js";
import { consentsNeeded } from "../../../shared/directory/consent.js";
import { AGE_BANDS, INSTITUTIONS, REPORTERS } from "../../../shared/domain/vocabulary.js";
import type { Fields } from "../posted.js";

/**
 * Whether a consent is missing for the contact. In danger nobody is held up by that. While the directory can't be read it is
 * not known what is needed; the contact is then withheld later on, unless it was enough.
 */
export function consentFaults(fields: Fields, book: Book | undefined): readonly Fault[] {
  const { contact = "", contactConsent = "", danger } = fields;
  if (!book || contact.trim() === "" || danger === "yes") return [];
  const given = contactConsent.split("\n");
  const needed = consentsNeeded(book, {
    reporter: REPORTERS.find((one) => one === fields["reporter"]),
    age: AGE_BANDS.find((one) => one === fields["age"]),
    institution: INSTITUTIONS.find((one) => one === fields["institution"]),
  });
  return needed.every((one) => given.includes(one))
    ? []
    : [{ field: "contactConsent", code: "contact-consent-missing" }];
}

/** Below which age a parent or guardian may have to agree, too; undefined where none has to. */
export function parentBelow(books: readonly Book[]): number | undefined {
  const asking = books.filter((book) => consentsNeeded(book, { reporter: "child", age: "unknown" }).includes("parent"));
  return asking.length === 0 ? undefined : Math.max(...asking.map(({ consent }) => consent?.parentBelowAge ?? 18));
}
