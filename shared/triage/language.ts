import { type Locale, READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import { functionWords } from "./function-words.js";
import type { Word } from "./normalise.js";

export interface LanguageGuess {
  readonly language: ReadingLanguage;
  /** Between 0 (nothing but the form's own language to go by) and 1. */
  readonly margin: number;
}

/** A fifth of the letters in Cyrillic is more than a disguised word or a quoted name. */
const CYRILLIC_ENOUGH = 0.2;

/** Points for the page's language: as much as one function word and a half, so that any sentence outweighs it. */
const PRIOR = 1.5;

/** Points a characteristic letter, per language. What is common to several is worth less. */
const LETTERS: readonly (readonly [ReadingLanguage, RegExp, number])[] = [
  ["sr", /[čćšž]/u, 1.5],
  ["sr", /đ/u, 0.5],
  ["sq", /ë/u, 1.5],
  ["sq", /ç/u, 1],
  ["vi", /[ạ-ỹơưă]/u, 2],
  ["vi", /[âêôđàáãèéìíòóõùúý]/u, 0.7],
];

/** First form: script, characteristic letters, and function words; the page's language breaks ties. */
export function languageOf(text: string, found: readonly Word[], locale: Locale): LanguageGuess {
  if (cyrillicShare(text) >= CYRILLIC_ENOUGH) return { language: "sr", margin: 1 };
  const points: Record<ReadingLanguage, number> = { sr: 0, sq: 0, vi: 0, en: 0 };
  points[readingLanguageOf(locale)] += PRIOR;
  for (const word of found) {
    for (const language of READING_LANGUAGES) if (functionWords(language).has(word.folded)) points[language] += 1;
    if (word.accented === word.folded) continue;
    for (const [language, letters, worth] of LETTERS) if (letters.test(word.accented)) points[language] += worth;
  }
  const [best = "en", second = "en"] = READING_LANGUAGES.toSorted((a, b) => points[b] - points[a]);
  const margin = (points[best] - points[second]) / (points[best] + points[second] + 1);
  return { language: best, margin: Math.round(margin * 1000) / 1000 };
}

/** Pages in Montenegrin are read as Serbian (triage guide). */
function readingLanguageOf(locale: Locale): ReadingLanguage {
  switch (locale) {
    case "sr-Latn":
    case "sr-Cyrl":
    case "cnr":
      return "sr";
    default:
      return locale;
  }
}

/** Share of Cyrillic among Latin and Cyrillic letters. */
function cyrillicShare(text: string): number {
  let cyrillic = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x400 && code <= 0x52f) cyrillic += 1;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin += 1;
    else if (code >= 0xc0 && code <= 0x24f) latin += 1;
    else if (code >= 0x1e00 && code <= 0x1eff) latin += 1;
  }
  return cyrillic === 0 ? 0 : cyrillic / (cyrillic + latin);
}
