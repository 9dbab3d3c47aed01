import { READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import { conceptsOf } from "./concepts.js";
import { KEYERS } from "./keys.js";
import type { LanguageGuess } from "./language.js";
import type { Entry } from "./lexicon/entry.js";
import { matcherOf } from "./lexicons.js";
import type { Match } from "./matcher.js";
import type { Word } from "./normalise.js";
import type { Seen } from "./statistics/features.js";

/** Below this the guess may be wrong, or two languages are mixed: every lexicon is asked. */
const SURE_OF_LANGUAGE = 0.25;

/** What lexicons and concepts of a text's language find in it; of all languages, where it isn't sure which it is. */
export function find(original: string, text: readonly Word[], { language, margin }: LanguageGuess): Seen {
  const asked: readonly ReadingLanguage[] = margin < SURE_OF_LANGUAGE ? READING_LANGUAGES : [language];
  return {
    text,
    matches: [...asked.flatMap((one) => matcherOf(one).find(text)), ...quotations(original, text)],
    concepts: asked.flatMap((one) => conceptsOf(one).find(text, KEYERS[one])).toSorted((a, b) => a.first - b.first),
  };
}

/** Two words and more between quotation marks of any of the languages. */
const QUOTED = /["„“”«»]([^"„“”«»]{3,300})["“”«»]/gu;
const QUOTATION: Entry = { id: "marks.quotation.any", category: undefined, weight: 0, cues: ["quotation"] };
const MOST_QUOTATIONS = 4;

function quotations(original: string, text: readonly Word[]): Match[] {
  const found = [...original.matchAll(QUOTED)].slice(0, MOST_QUOTATIONS);
  return found.flatMap(({ index, 0: { length } }) => {
    const first = text.findIndex(({ start }) => start > index);
    const last = text.findLastIndex(({ end }) => end < index + length);
    return first === -1 || last <= first ? [] : [{ entry: QUOTATION, first, last }];
  });
}
