import { describe, expect, test } from "vitest";
import {
  AGE_BANDS,
  CATEGORIES,
  JURISDICTIONS,
  LOCALES,
  PRIORITIES,
  READING_LANGUAGES,
  REPORTERS,
} from "../domain/vocabulary.js";
import { langOf } from "./locales.js";
import { ageName, categoryName, jurisdictionName, languageName, priorityName, reporterName } from "./names.js";

describe.each(LOCALES)("in %s", (locale) => {
  test.each([
    ["categories", CATEGORIES.map((one) => categoryName(locale, one))],
    ["priorities", PRIORITIES.map((one) => priorityName(locale, one))],
    ["reporters", REPORTERS.map((one) => reporterName(locale, one))],
    ["ages", AGE_BANDS.map((one) => ageName(locale, one))],
    ["languages", READING_LANGUAGES.map((one) => languageName(locale, one))],
    ["jurisdictions", JURISDICTIONS.map((one) => jurisdictionName(locale, one))],
  ])("no two %s are called the same", (_, names) => {
    expect(new Set(names).size).toBe(names.length);
  });

  test("the language is one that browsers know", () => {
    expect(Intl.getCanonicalLocales(langOf(locale))).toEqual([langOf(locale)]);
  });
});
