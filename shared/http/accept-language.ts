import type { Locale } from "../domain/vocabulary.js";

/** By primary language (RFC 9110 §12.5.4, the quality values are in order in practice). `hr` and `bs` read Serbian. */
const BY_LANGUAGE: Readonly<Record<string, Locale>> = {
  sr: "sr-Latn",
  hr: "sr-Latn",
  bs: "sr-Latn",
  cnr: "cnr",
  sq: "sq",
  vi: "vi",
  en: "en",
};

/** The language of a browser that we write in, or English. */
export function localeOfBrowser(acceptLanguage = ""): Locale {
  const languages = acceptLanguage.slice(0, 200).toLowerCase().split(",");
  for (const language of languages) {
    const tag = language.split(";")[0]?.trim() ?? "";
    if (tag.startsWith("sr-cyrl")) return "sr-Cyrl";
    const locale = BY_LANGUAGE[tag.split("-")[0] ?? ""];
    if (locale) return locale;
  }
  return "en";
}
