import { LOCALES, type Locale } from "../domain/vocabulary.js";

/** By primary language. `hr` and `bs` read Serbian. */
const BY_LANGUAGE: ReadonlyMap<string, Locale> = new Map([
  ["sr", "sr-Latn"],
  ["hr", "sr-Latn"],
  ["bs", "sr-Latn"],
  ["cnr", "cnr"],
  ["sq", "sq"],
  ["vi", "vi"],
  ["en", "en"],
]);

/** The language that we write in for a language tag (BCP 47) in any case: "sr-Cyrl" for "sr-cyrl-RS". */
export function localeOfTag(tag: string): Locale | undefined {
  const [language = "", ...rest] = tag.toLowerCase().split("-");
  const exact = LOCALES.find((locale) => locale.toLowerCase() === [language, ...rest].slice(0, 2).join("-"));
  return exact ?? BY_LANGUAGE.get(language);
}

/** The first language of a browser that we write in (RFC 9110 §12.5.4; the quality values are in order in practice). */
export function localeAsked(acceptLanguage = ""): Locale | undefined {
  const tags = acceptLanguage
    .slice(0, 200)
    .split(",")
    .map((language) => language.split(";")[0]?.trim() ?? "");
  return tags.map(localeOfTag).find((locale) => locale !== undefined);
}

/** The language of a browser that we write in, or English. */
export function localeOfBrowser(acceptLanguage?: string): Locale {
  return localeAsked(acceptLanguage) ?? "en";
}
