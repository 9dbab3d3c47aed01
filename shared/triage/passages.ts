import type { ReadingLanguage } from "../domain/vocabulary.js";
import type { Word } from "./normalise.js";

/** Words that say one thing: a clause, or a sentence that has only one. */
export type Passage = readonly Word[];

/** Words. Fewer say too little to be read by themselves: they stay with what stands before them in their sentence. */
const FEWEST = 5;

/** What parts a sentence. A hyphen within a word does not. */
const PAUSE = /[,:()–—]|\s-\s/u;

/** Words that a reason begins with, as they are folded: "a lecture because one of our pupils …". */
const REASONS: Readonly<Record<ReadingLanguage, ReadonlySet<string>>> = {
  sr: new Set(["jer", "posto"]),
  sq: new Set(["sepse", "ngaqe", "meqe", "pasi"]),
  vi: new Set(["vi"]),
  en: new Set(["because"]),
};

/** A text's sentences, and each in its clauses. Every word is in one of them, in its order. */
export function sentencesOf(original: string, text: readonly Word[], language: ReadingLanguage): Passage[][] {
  const starts = [...text.keys()].filter((at) => at === 0 || text[at]?.opens === true);
  return starts.map((start, n) => clausesOf(original, text.slice(start, starts[n + 1]), language));
}

function clausesOf(original: string, sentence: readonly Word[], language: ReadingLanguage): Passage[] {
  const clauses: Word[][] = [];
  for (const word of sentence) {
    const clause = clauses.at(-1);
    const last = clause?.at(-1);
    const goesOn = clause !== undefined && last !== undefined && (clause.length < FEWEST || !parts(last, word));
    if (goesOn) clause.push(word);
    else clauses.push([{ ...word, opens: true }]);
  }
  const short = clauses.length > 1 && (clauses.at(-1)?.length ?? 0) < FEWEST ? clauses.pop() : undefined;
  clauses.at(-1)?.push(...(short ?? []).map((word) => ({ ...word, opens: false })));
  return clauses;

  function parts(last: Word, word: Word): boolean {
    return REASONS[language].has(word.folded) || PAUSE.test(original.slice(last.end, word.start));
  }
}
