import type { Jurisdiction } from "../domain/vocabulary.js";
import type { Book } from "./book.js";
import { type BookProblem, problem, repeated, unknown } from "./problem.js";

/** Whether each partner across the border is another jurisdiction, with places and an agency of this book. */
export function checkPartners({ jurisdiction, partners, places, agencies, focalPoint }: Book): BookProblem[] {
  return partners.flatMap((partner, at) => {
    const path = `partners[${at}]`;
    return [
      ...(partner.jurisdiction === jurisdiction
        ? [problem(`${path}.jurisdiction`, "own-jurisdiction", `any but ${jurisdiction}`)]
        : []),
      ...(partner.agency === focalPoint
        ? [problem(`${path}.agency`, "own-focal-point", "the agency that stands for the partner")]
        : []),
      ...unknown([{ path: `${path}.agency`, id: partner.agency }], agencies.map(idOf), "unknown-agency"),
      ...unknown(
        partner.places.map((id, index) => ({ path: `${path}.places[${index}]`, id })),
        places.map(idOf),
        "unknown-place",
      ),
      ...repeated(partner.places, (index) => `${path}.places[${index}]`, "each place once"),
    ];
  });
}

/** A problem of one of several documents that belong together. */
export interface JointProblem extends BookProblem {
  /** Whose document has to change. */
  readonly jurisdiction: Jurisdiction;
}

/**
 * What only shows when the documents of partners lie side by side: that each counts on the other, and writes to where
 * the other reads. A partner whose document isn't given is left for another time.
 */
export function checkTogether(books: readonly Book[]): JointProblem[] {
  return books.flatMap((book) =>
    book.partners.flatMap((partner, at) => {
      const other = books.find(({ jurisdiction }) => jurisdiction === partner.jurisdiction);
      if (!other) return [];
      return [...checkMutual(book, other, at), ...checkPartnerAddresses(book, other, partner.agency)].map((found) => ({
        ...found,
        jurisdiction: book.jurisdiction,
      }));
    }),
  );
}

function checkMutual({ jurisdiction }: Book, other: Book, at: number): BookProblem[] {
  return other.partners.some((partner) => partner.jurisdiction === jurisdiction)
    ? []
    : [problem(`partners[${at}]`, "partner-not-mutual", `a partner that has ${jurisdiction} among its own`)];
}

function checkPartnerAddresses({ agencies }: Book, { agencies: theirs, focalPoint }: Book, id: string): BookProblem[] {
  const at = agencies.findIndex((agency) => agency.id === id);
  const ours = agencies[at]?.addresses;
  const wanted = theirs.find((agency) => agency.id === focalPoint)?.addresses ?? [];
  // An agency that isn't in the book is a problem of its own.
  return ours === undefined || wanted.every((address) => ours.includes(address))
    ? []
    : [problem(`agencies[${at}].addresses`, "partner-address-unknown", `with ${wanted.join(", ")} among them`)];
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
