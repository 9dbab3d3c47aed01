import * as z from "zod/mini";
import { LOCALES, type Locale } from "../../shared/domain/vocabulary.js";
import { localeOfBrowser } from "../../shared/http/accept-language.js";

const ofBody = z.object({ language: z.enum(LOCALES) });

/** The language somebody reads an answer in: the one their post or address names, or their browser's, or English. */
export function localeOf(fields: unknown, acceptLanguage: string | undefined): Locale {
  const named = ofBody.safeParse(fields);
  return named.success ? named.data.language : localeOfBrowser(acceptLanguage);
}
