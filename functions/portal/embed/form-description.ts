import { challengeOf } from "../../../shared/acceptance/proof.js";
import { LIMITS } from "../../../shared/acceptance/submission.js";
import { type Book, nameIn } from "../../../shared/directory/book.js";
import { consentsNeeded } from "../../../shared/directory/consent.js";
import { AGE_BANDS, type Jurisdiction, type Locale, REPORTERS } from "../../../shared/domain/vocabulary.js";
import { embed } from "../../../shared/language/embed.js";
import { langOf } from "../../../shared/language/locales.js";
import { page } from "../../../shared/language/pages.js";
import { shell } from "../../../shared/language/shell.js";
import { reportForm } from "../report/form.js";
import { daysOf } from "../report/pages/receipt-page.js";
import { addressOf } from "../report/public-form.js";
import type { FormDescription } from "./description.js";
import { groupsOf } from "./questions.js";

export interface Described {
  readonly jurisdiction: Jurisdiction;
  readonly locale: Locale;
  /** Absent while the directory can't be read: the form then has no numbers, no places, and asks for no consent in vain. */
  readonly book: Book | undefined;
}

/** The form in words: what the portal's own page says, for others to show. */
export function descriptionOf(described: Described): FormDescription {
  const { jurisdiction, locale, book } = described;
  const { place: _place, ...limits } = LIMITS;
  return {
    jurisdiction,
    language: locale,
    lang: langOf(locale),
    links: { form: addressOf(reportForm, locale, jurisdiction), answer: `/${locale}/answer` },
    emergency: (book?.emergency ?? []).map(({ number, names }) => ({ number, name: nameIn(names, locale) })),
    groups: groupsOf(described),
    consents: consentsOf(book),
    limits,
    proof: termsOfProof(),
    texts: textsOf(described),
    receipt: receiptTextsOf(described),
  };
}

/** One line for each pair of answers would be fifty-six: most of them need what is usual. */
function consentsOf(book: Book | undefined): FormDescription["consents"] {
  if (!book) return { usual: ["self"], otherwise: [] };
  const usual = consentsNeeded(book, {});
  const writers = [undefined, ...REPORTERS].flatMap((reporter) =>
    [undefined, ...AGE_BANDS].map((age) => ({ ...(reporter && { reporter }), ...(age && { age }) })),
  );
  const otherwise = writers
    .map((writer) => ({ ...writer, needed: [...consentsNeeded(book, writer)] }))
    .filter(({ needed }) => needed.join() !== usual.join());
  return { usual: [...usual], otherwise };
}

function termsOfProof(): FormDescription["proof"] {
  const { salt, cost, keyLength, keyPrefix } = challengeOf("").parameters;
  return { salt, cost, keyLength, keyPrefix };
}

function textsOf({ locale, book }: Described): FormDescription["texts"] {
  return {
    heading: page(locale, "form.heading"),
    intro: [page(locale, "form.intro")],
    danger: page(locale, book ? "form.danger" : "form.danger-police"),
    call: page(locale, book ? "danger.call" : "danger.call-police"),
    about: { summary: page(locale, "about.summary"), paragraphs: aboutOf(locale, book) },
    receipt: embed(locale, "receipt"),
    submit: page(locale, "form.submit"),
    sending: page(locale, "form.sending"),
    unreachable: embed(locale, "unreachable"),
    error: {
      heading: page(locale, "error.heading"),
      kept: page(locale, "error.kept"),
      mark: page(locale, "error.mark"),
    },
    ownPage: embed(locale, "own-page"),
  };
}

/** Who reads it, what for, and for how long. */
function aboutOf(locale: Locale, book: Book | undefined): string[] {
  const inCharge = book?.agencies.find(({ id }) => id === book.focalPoint);
  return [
    page(locale, "about.anonymous"),
    ...(inCharge
      ? [`${page(locale, "about.who")} ${nameIn(inCharge.names, locale)}`]
      : [page(locale, "about.who-unknown")]),
    page(locale, "about.sorted"),
    ...(book ? [page(locale, "about.kept", { days: book.retentionDays })] : []),
    page(locale, "about.device"),
  ];
}

function receiptTextsOf({ locale, book }: Described): FormDescription["receipt"] {
  const usually = book && page(locale, "receipt.next-days", { days: daysOf(book.acknowledgeWithin.standard) });
  return {
    heading: page(locale, "receipt.heading"),
    code: page(locale, "receipt.code"),
    paragraphs: (["receipt.once", "receipt.key", "receipt.lost"] as const).map((key) => page(locale, key)),
    copy: shell(locale, "keep.copy"),
    copied: shell(locale, "keep.copied"),
    notCopied: shell(locale, "keep.failed"),
    danger: page(locale, book ? "receipt.danger" : "receipt.danger-police"),
    next: {
      heading: page(locale, "receipt.next"),
      usual: [page(locale, "receipt.next-text"), usually].filter(Boolean).join(" "),
      urgent: page(locale, "receipt.next-danger"),
      paragraphs: [page(locale, "receipt.follow"), page(locale, "about.device")],
    },
    reference: page(locale, "receipt.reference", { reference: "{reference}" }),
    answer: page(locale, "receipt.follow-link"),
  };
}
