import { READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import type { LanguageGuess } from "./language.js";
import { type Entry, lexiconOf, type Match } from "./lexicon.js";
import type { Word } from "./normalise.js";

/** A text in words, and what was found in it. */
export interface Seen {
  readonly text: readonly Word[];
  /** In the order of the text. */
  readonly matches: readonly Match[];
}

/** Below this the guess may be wrong, or two languages are mixed: every lexicon is asked. */
const SURE_OF_LANGUAGE = 0.25;

/** What the lexicon of a text's language finds in it; the lexicons of all, where it isn't sure which it is. */
export function find(original: string, text: readonly Word[], { language, margin }: LanguageGuess): Seen {
  const asked: readonly ReadingLanguage[] = margin < SURE_OF_LANGUAGE ? READING_LANGUAGES : [language];
  const matches = [...asked.flatMap((one) => lexiconOf(one).find(text)), ...quotations(original, text)];
  return { text, matches: matches.toSorted((a, b) => a.first - b.first || b.last - a.last) };
}

/** Two words and more between quotation marks of any of the languages. */
const QUOTED = /["„“”«»]([^"„“”«»]{3,300})["“”«»]/gu;
const QUOTATION: Entry = {
  id: "marks.quotation.any",
  name: "quotation.any",
  category: undefined,
  weight: 0,
  cues: ["quotation"],
};
const MOST_QUOTATIONS = 4;

function quotations(original: string, text: readonly Word[]): Match[] {
  const found = [...original.matchAll(QUOTED)].slice(0, MOST_QUOTATIONS);
  return found.flatMap(({ index, 0: { length } }) => {
    const first = text.findIndex(({ start }) => start > index);
    const last = text.findLastIndex(({ end }) => end < index + length);
    return first === -1 || last <= first ? [] : [{ entry: QUOTATION, first, last }];
  });
}
