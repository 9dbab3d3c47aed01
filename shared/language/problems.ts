import type { Locale } from "../domain/vocabulary.js";
import { catalogue } from "./catalogue.js";
import cnr from "./problems/cnr.json" with { type: "json" };
import en from "./problems/en.json" with { type: "json" };
import sq from "./problems/sq.json" with { type: "json" };
import srCyrl from "./problems/sr-Cyrl.json" with { type: "json" };
import srLatn from "./problems/sr-Latn.json" with { type: "json" };
import vi from "./problems/vi.json" with { type: "json" };

const text = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

/** Sizes are numbers of characters or links, `body-too-large` kilobytes; `accepted` lists codes, media types or paths of ours. */
interface ProblemParams {
  readonly "text-missing": { readonly max: number };
  readonly "text-too-long": { readonly max: number };
  readonly "urls-too-many": { readonly max: number };
  readonly "url-invalid": { readonly max: number };
  readonly "data-uri": None;
  readonly "jurisdiction-unknown": { readonly accepted: string };
  readonly "language-unknown": { readonly accepted: string };
  readonly "category-unknown": { readonly accepted: string };
  readonly "reporter-unknown": { readonly accepted: string };
  readonly "age-unknown": { readonly accepted: string };
  readonly "place-invalid": { readonly max: number };
  readonly "danger-invalid": None;
  readonly "contact-too-long": { readonly max: number };
  readonly "contact-safely-too-long": { readonly max: number };
  readonly "contact-consent-missing": None;
  readonly "contact-consent-unknown": { readonly accepted: string };
  readonly "institution-unknown": { readonly accepted: string };
  readonly "nonce-invalid": None;
  readonly "field-unknown": { readonly accepted: string };
  /** `field` is one of our names, `accepted` a JSON type: "string", "boolean", "array of strings". */
  readonly "wrong-type": { readonly field: string; readonly accepted: string };
  readonly "body-missing": None;
  readonly "body-broken": None;
  readonly "body-too-large": { readonly max: number };
  readonly "media-refused": None;
  readonly "content-type-unsupported": { readonly accepted: string };
  readonly "route-unknown": { readonly accepted: string };
  readonly "method-not-allowed": { readonly accepted: string };
  readonly "receipt-mistyped": None;
  readonly "receipt-unknown": None;
  readonly unavailable: None;
}
type None = Readonly<Record<never, never>>;

type ProblemCode = keyof ProblemParams;

/** A problem with what its text needs, e.g. `{ code: "text-too-long", max: 10_000 }`. Never holds a submitted value. */
export type Problem = { readonly [Code in ProblemCode]: { readonly code: Code } & ProblemParams[Code] }[ProblemCode];

/**
 * Who is told: a program's author, with all values that are accepted, or a person before a page, maybe a child, who
 * can't see codes and needs to know only what to do.
 */
export type Reader = "page" | "program";

/** What is wrong and what to do, in a sentence or two for whoever reads it. */
export function problemText(locale: Locale, { code, ...params }: Problem, reader: Reader = "program"): string {
  return text(locale, reader === "page" ? PAGE_TEXTS[code] : `problem.${code}`, params);
}

/** Several problems are one to a person: nobody who only filled in a page can mend what is wrong with its hidden fields. */
const PAGE_TEXTS: Readonly<Record<ProblemCode, keyof typeof en>> = {
  "text-missing": "page.text-missing",
  "text-too-long": "page.text-too-long",
  "urls-too-many": "page.urls-too-many",
  "url-invalid": "page.url-invalid",
  "data-uri": "page.data-uri",
  "jurisdiction-unknown": "page.jurisdiction-unknown",
  "language-unknown": "page.language-unknown",
  "category-unknown": "page.choose-or-skip",
  "reporter-unknown": "page.choose-or-skip",
  "age-unknown": "page.choose-or-skip",
  "place-invalid": "page.choose-or-skip",
  "danger-invalid": "page.danger-invalid",
  "contact-too-long": "page.contact-too-long",
  "contact-safely-too-long": "page.contact-safely-too-long",
  "contact-consent-missing": "page.contact-consent-missing",
  "contact-consent-unknown": "page.form-broken",
  "institution-unknown": "page.choose",
  "nonce-invalid": "page.form-broken",
  "field-unknown": "page.form-broken",
  "wrong-type": "page.form-broken",
  "body-missing": "page.not-arrived",
  "body-broken": "page.not-arrived",
  "body-too-large": "page.body-too-large",
  "media-refused": "page.media-refused",
  "content-type-unsupported": "page.not-arrived",
  "route-unknown": "page.nothing-here",
  "method-not-allowed": "page.nothing-here",
  "receipt-mistyped": "page.receipt-mistyped",
  "receipt-unknown": "page.receipt-unknown",
  unavailable: "page.unavailable",
};

/** Headings for the three ways in which an answer can be no. */
export const problemTitle = (locale: Locale, kind: "not-accepted" | "not-found" | "unavailable") =>
  text(locale, `title.${kind}`);
