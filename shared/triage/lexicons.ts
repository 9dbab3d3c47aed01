import type { ReadingLanguage } from "../domain/vocabulary.js";
import { en } from "./lexicon/en.js";
import { type Entry, parseLexicon } from "./lexicon/entry.js";
import { sq } from "./lexicon/sq.js";
import { sr } from "./lexicon/sr.js";
import { vi } from "./lexicon/vi.js";
import { Matcher } from "./matcher.js";

/** What people say, per language. Parsed, and thereby checked, when loaded. */
export const LEXICONS: Readonly<Record<ReadingLanguage, readonly Entry[]>> = {
  sr: parseLexicon("sr", sr),
  sq: parseLexicon("sq", sq),
  vi: parseLexicon("vi", vi),
  en: parseLexicon("en", en),
};

const matchers = new Map<ReadingLanguage, Matcher>();

/** The matcher of a language, built when first asked for: a jurisdiction's reports come in one or two of the four. */
export function matcherOf(language: ReadingLanguage): Matcher {
  const built = matchers.get(language) ?? new Matcher(language, LEXICONS[language]);
  matchers.set(language, built);
  return built;
}
