import * as z from "zod/mini";
import { LOCALES, type Locale } from "../../shared/domain/vocabulary.js";

const ofBody = z.object({ language: z.enum(LOCALES) });

/** The language somebody reads an answer in: the one their post or address names, or their browser's, or English. */
export function localeOf(fields: unknown, acceptLanguage: string | undefined): Locale {
  const named = ofBody.safeParse(fields);
  return named.success ? named.data.language : localeOfBrowser(acceptLanguage ?? "");
}

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

function localeOfBrowser(header: string): Locale {
  const languages = header.slice(0, 200).toLowerCase().split(",");
  for (const language of languages) {
    const tag = language.split(";")[0]?.trim() ?? "";
    if (tag.startsWith("sr-cyrl")) return "sr-Cyrl";
    const locale = BY_LANGUAGE[tag.split("-")[0] ?? ""];
    if (locale) return locale;
  }
  return "en";
}
