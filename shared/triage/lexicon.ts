import { CATEGORIES, type Category, READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import { CUES, type Cue } from "./cues.js";
import { KEYERS } from "./keys.js";
import en from "./lexicon/en.json" with { type: "json" };
import sq from "./lexicon/sq.json" with { type: "json" };
import sr from "./lexicon/sr.json" with { type: "json" };
import vi from "./lexicon/vi.json" with { type: "json" };
import type { Word } from "./normalise.js";
import { Phrases } from "./phrases.js";

/** A lexicon as `npm run train` packs it from `infra/triage/lexicon`. */
export interface StoredLexicon {
  readonly entries: readonly StoredEntry[];
  readonly phrases: number;
  readonly packed: string;
  readonly digest: string;
}

interface StoredEntry {
  readonly name: string;
  readonly cues: readonly string[];
  readonly category?: string;
  readonly weight?: number;
}

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

const STORED: Readonly<Record<ReadingLanguage, StoredLexicon>> = { sr, sq, vi, en };

/** Names the lexicons that a reading was made with. */
export const LEXICON_DIGESTS = READING_LANGUAGES.map((language) => STORED[language].digest);

export class Lexicon {
  readonly #entries: readonly Entry[];
  readonly #phrases: Phrases;
  readonly #keyOf: (word: Word) => string;

  constructor(language: ReadingLanguage, { entries, phrases, packed }: StoredLexicon) {
    this.#entries = entries.map(({ name, category, weight = 0, cues }) => ({
      id: `${language}.${name}`,
      name,
      category: CATEGORIES.find((one) => one === category),
      weight,
      cues: CUES.filter((cue) => cues.includes(cue)),
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

const unpacked = new Map<ReadingLanguage, Lexicon>();

/** The lexicon of a language, unpacked when first asked for: a jurisdiction's reports come in one or two of the four. */
export function lexiconOf(language: ReadingLanguage): Lexicon {
  const lexicon = unpacked.get(language) ?? new Lexicon(language, STORED[language]);
  unpacked.set(language, lexicon);
  return lexicon;
}
