import type { Locale } from "../domain/vocabulary.js";

/**
 * What `Intl` formats numbers and dates by. CLDR has nothing under `cnr`, and only Serbian's Bosnian branch writes
 * "ponedjeljak" and "vrijeme" as Montenegrin does.
 */
export const INTL_TAGS: Readonly<Record<Locale, string>> = {
  "sr-Latn": "sr-Latn-RS",
  "sr-Cyrl": "sr-Cyrl-RS",
  cnr: "sr-Latn-BA",
  sq: "sq-AL",
  vi: "vi-VN",
  en: "en-GB",
};

/** The language of a page or mail (BCP 47). Screen readers have a voice for Serbian, and none for `cnr`. */
export const langOf = (locale: Locale): string => (locale === "cnr" ? "sr-Latn-ME" : locale);

/** Each language in its own words and script: who looks for it may not read the page that lists it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  "sr-Latn": "Srpski (latinica)",
  "sr-Cyrl": "Српски (ћирилица)",
  cnr: "Crnogorski",
  sq: "Shqip",
  vi: "Tiếng Việt",
  en: "English",
};
