import { type Locale, READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import { stored } from "./data.js";
import { languageFeatures } from "./language-features.js";
import { LinearModel, shares, storedModel } from "./linear.js";
import type { Word } from "./normalise.js";

export interface LanguageGuess {
  readonly language: ReadingLanguage;
  /** Between 0 (nothing but the form's own language to go by) and 1. */
  readonly margin: number;
}

/** A fifth of the letters in Cyrillic is more than a disguised word or a quoted name. */
const CYRILLIC_ENOUGH = 0.2;

/** How much the page's language counts, on the model's own scale: enough for a word or two, not for a sentence. */
const PRIOR = 1;

let loaded: LinearModel | undefined;

/** By script, then by a model over pieces of words; the page's language decides what is too short to tell. */
export function languageOf(text: string, found: readonly Word[], locale: Locale): LanguageGuess {
  if (cyrillicShare(text) >= CYRILLIC_ENOUGH) return { language: "sr", margin: 1 };
  const page = readingLanguageOf(locale);
  loaded ??= new LinearModel(stored(storedModel, "language"));
  const { outputs } = loaded;
  const sums = loaded.sums([{ features: languageFeatures(found), weight: 1 }]);
  const chances = shares(sums.map((sum, at) => sum + (outputs[at] === page ? PRIOR : 0)));
  const chance = (language: ReadingLanguage) => chances[outputs.indexOf(language)] ?? 0;
  const [best = page, second = page] = READING_LANGUAGES.toSorted((a, b) => chance(b) - chance(a));
  return { language: best, margin: Math.round((chance(best) - chance(second)) * 1000) / 1000 };
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
