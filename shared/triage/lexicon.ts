import * as z from "zod/mini";
import { CATEGORIES, type Category, type ReadingLanguage } from "../domain/vocabulary.js";
import { CUES, type Cue } from "./cues.js";
import { stored } from "./data.js";
import { KEYERS } from "./keys.js";
import type { Word } from "./normalise.js";
import { Phrases } from "./phrases.js";

/** A lexicon as `npm run train` packs it from `infra/triage/lexicon`. */
const storedLexicon = z.strictObject({
  entries: z.array(
    z.strictObject({
      name: z.string(),
      cues: z.array(z.enum(CUES)),
      category: z.optional(z.enum(CATEGORIES)),
      weight: z.optional(z.number()),
    }),
  ),
  phrases: z.int(),
  packed: z.string(),
});
export type StoredLexicon = z.infer<typeof storedLexicon>;

/** One thing that people say, and what it is evidence of. */
export interface Entry {
  /** Language, topic, detail: "sr.abuse.beats". Stored with each reading that it takes part in. */
  readonly id: string;
  /** Without the language: what means the same in all languages. */
  readonly name: string;
  readonly category: Category | undefined;
  /** Points of evidence for the category. */
  readonly weight: number;
  readonly cues: readonly Cue[];
}

/** An entry found in a text: words `first` to `last`, both included. */
export interface Match {
  readonly entry: Entry;
  readonly first: number;
  readonly last: number;
}

export class Lexicon {
  readonly #entries: readonly Entry[];
  readonly #phrases: Phrases;
  readonly #keyOf: (word: Word) => string;

  constructor(language: ReadingLanguage, { entries, phrases, packed }: StoredLexicon) {
    this.#entries = entries.map(({ name, category, weight = 0, cues }) => ({
      id: `${language}.${name}`,
      name,
      category,
      weight,
      cues,
    }));
    this.#phrases = new Phrases(phrases, packed);
    this.#keyOf = KEYERS[language];
  }

  /** What stands in a text, in its order. */
  find(text: readonly Word[]): Match[] {
    return this.#phrases.find(text, this.#keyOf).flatMap(({ place, first, last }) => {
      const entry = this.#entries[place];
      return entry === undefined ? [] : [{ entry, first, last }];
    });
  }
}

const loaded = new Map<ReadingLanguage, Lexicon>();

/** The lexicon of a language, loaded when first asked for: a jurisdiction's reports come in one or two of the four. */
export function lexiconOf(language: ReadingLanguage): Lexicon {
  const lexicon = loaded.get(language) ?? new Lexicon(language, stored(storedLexicon, `lexicon-${language}`));
  loaded.set(language, lexicon);
  return lexicon;
}
