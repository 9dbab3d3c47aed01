import type { Book } from "../../../shared/directory/book.js";
import type { Jurisdiction, Locale } from "../../../shared/domain/vocabulary.js";
import type { Fields } from "../posted.js";
import type { Site } from "../shell/site.js";

/** A form on which the public writes to us, by what tells it from the other one. */
export interface PublicForm {
  /** What stands after the language in its address. */
  readonly path: "" | "/training";
  /** What was posted, as the fields of a report. */
  submissionOf(fields: Fields): Fields;
  /** What a person has to answer on it and a program may leave out. */
  problemsOf(fields: Fields, locale: Locale): readonly FormProblem[];
  page(view: FormView): string;
  receiptPage(view: ReceiptView): string;
}

/** What is wrong with a field, in words of the page's language. */
export interface FormProblem {
  /** A field's name, or the path of a part of it ("urls.3"); any other is shown in the summary alone. */
  readonly field: string;
  readonly detail: string;
}

export interface FormView {
  readonly site: Site;
  readonly locale: Locale;
  /** With one, nobody is asked which. */
  readonly served: readonly Jurisdiction[];
  /** The only one, or the one that was chosen. */
  readonly chosen?: Jurisdiction | undefined;
  /** What the directory says of those that are served, as far as it can be read. */
  readonly books: readonly Book[];
  /** What was typed or chosen, as it was sent; it is shown again. */
  readonly values: Fields;
  /**
   * `fresh`: nobody has written anything yet · `brought`: another page posted this, and nobody here has looked at it ·
   * `faulty`: there is something to mend · `unavailable`: it could not be stored.
   */
  readonly state: "fresh" | "brought" | "faulty" | "unavailable";
  readonly problems: readonly FormProblem[];
  /** Sent along with the form, so that sending it twice makes one report. */
  readonly nonce: string;
  /** How often it was sent already. */
  readonly sent: number;
}

export interface ReceiptView {
  readonly site: Site;
  readonly locale: Locale;
  readonly receipt: string;
  readonly reference: string;
  /** Absent while the directory can't be read. */
  readonly book?: Book | undefined;
  readonly danger: boolean;
}

/** Where a form is in a language, with the jurisdiction chosen already if one is. */
export function addressOf({ path }: Pick<PublicForm, "path">, locale: Locale, chosen?: Jurisdiction): string {
  return `/${locale}${path}${chosen === undefined ? "" : `?${new URLSearchParams({ jurisdiction: chosen })}`}`;
}

/**
 * Where a form is sent. Never where it is shown: browsers put a post that gets no answer in the place of a page of the same
 * address, and "back" would lead past what was typed.
 */
export const sendingAddressOf = ({ path }: Pick<PublicForm, "path">, { locale, sent }: FormView): string =>
  `/${locale}${path}?sent=${sent + 1}`;

/** How often the form of an address was sent. */
export function timesSent({ sent = "" }: { readonly [name: string]: string | undefined } = {}): number {
  return /^\d{1,3}$/.test(sent) ? Number(sent) : 0;
}
