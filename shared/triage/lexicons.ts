import type { ReadingLanguage } from "../domain/vocabulary.js";
import { en } from "./lexicon/en.js";
import { parseLexicon } from "./lexicon/entry.js";
import { sq } from "./lexicon/sq.js";
import { sr } from "./lexicon/sr.js";
import { vi } from "./lexicon/vi.js";
import { Matcher } from "./matcher.js";

/** What people say, per language, as it is written down; a test parses all four. */
export const LEXICONS: Readonly<Record<ReadingLanguage, string>> = { sr, sq, vi, en };

const matchers = new Map<ReadingLanguage, Matcher>();

/** The matcher of a language, built when first asked for: a jurisdiction's reports come in one or two of the four. */
export function matcherOf(language: ReadingLanguage): Matcher {
  const built = matchers.get(language) ?? new Matcher(language, parseLexicon(language, LEXICONS[language]));
  matchers.set(language, built);
  return built;
}
