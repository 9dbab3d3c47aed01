import {
  AGE_BANDS,
  CATEGORIES,
  CONSENTS,
  INSTITUTIONS,
  type Jurisdiction,
  LOCALES,
  type Locale,
  REPORTERS,
} from "../domain/vocabulary.js";
import type { FieldProblem } from "../http/respond.js";
import { type Problem, problemText, type Reader } from "../language/problems.js";
import { type Fault, FIELDS, LIMITS } from "./submission.js";

export interface Explaining {
  readonly locale: Locale;
  readonly reader: Reader;
  /** The jurisdictions of this deployment. */
  readonly served: readonly Jurisdiction[];
}

/** What is wrong with each field and what to do, in the language of who reads it. Never repeats what was sent. */
export function explain(faults: readonly Fault[], { locale, reader, served }: Explaining): readonly FieldProblem[] {
  return faults.map((fault) => ({ ...fault, detail: problemText(locale, problemOf(fault, served), reader) }));
}

const list = (values: readonly string[]): string => values.join(", ");

function problemOf({ field, code }: Fault, served: readonly Jurisdiction[]): Problem {
  switch (code) {
    case "text-missing":
    case "text-too-long":
      return { code, max: LIMITS.text };
    case "urls-too-many":
      return { code, max: LIMITS.urls };
    case "url-invalid":
      return { code, max: LIMITS.url };
    case "contact-too-long":
      return { code, max: LIMITS.contact };
    case "contact-safely-too-long":
      return { code, max: LIMITS.contactSafely };
    case "place-invalid":
      return { code, max: LIMITS.place };
    case "jurisdiction-unknown":
      return { code, accepted: list(served) };
    case "language-unknown":
      return { code, accepted: list(LOCALES) };
    case "category-unknown":
      return { code, accepted: list(CATEGORIES) };
    case "reporter-unknown":
      return { code, accepted: list(REPORTERS) };
    case "age-unknown":
      return { code, accepted: list(AGE_BANDS) };
    case "contact-consent-unknown":
      return { code, accepted: list(CONSENTS) };
    case "institution-unknown":
      return { code, accepted: list(INSTITUTIONS) };
    case "field-unknown":
      return { code, accepted: list(FIELDS) };
    case "wrong-type":
      return { code, field, accepted: typeOf(field) };
    case "data-uri":
    case "danger-invalid":
    case "contact-consent-missing":
    case "nonce-invalid":
      return { code };
  }
}

function typeOf(field: string): string {
  if (field === "body") return "object";
  return field === "urls" || field === "contactConsent" ? "array of strings" : "string";
}
