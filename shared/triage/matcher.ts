import type { ReadingLanguage } from "../domain/vocabulary.js";
import { KEYERS, type Keyer } from "./keys.js";
import type { Entry, LexiconEntry } from "./lexicon/entry.js";
import { type Word, words } from "./normalise.js";

/** An entry found in a text: words `first` to `last`, both included. */
export interface Match {
  readonly entry: Entry;
  readonly first: number;
  readonly last: number;
}

interface Alternative {
  readonly key: string;
  readonly open: boolean;
}

/** One place of a phrase: any of the alternatives, after at most `gap` other words. */
interface Step {
  readonly alternatives: readonly Alternative[];
  readonly gap: number;
}

interface Phrase {
  readonly entry: Entry;
  /** The steps after the first, which is what the phrase is looked up by. */
  readonly rest: readonly Step[];
}

/** What normalising leaves as it is; most of a lexicon is, and needn't be looked at letter by letter. */
const PLAIN = /^(?:([a-z])(?!\1))+$/u;

const GAP = 3;
/** An entry counts once; more than a few places explain nothing further, and a flooded text must stay cheap. */
const MOST_PLACES = 4;

/** Finds the entries of one language's lexicon. Built once; finding costs a look-up for each beginning of a word. */
export class Matcher {
  readonly #exact = new Map<string, Phrase[]>();
  readonly #open = new Map<string, Phrase[]>();
  /** Letters of the longest open stem. */
  #longest = 0;
  readonly #key: Keyer;
  readonly #language: ReadingLanguage;

  constructor(language: ReadingLanguage, entries: readonly LexiconEntry[]) {
    this.#language = language;
    this.#key = KEYERS[language];
    // Lexicons name the same alternatives again and again.
    const known = new Map<string, readonly Alternative[]>();
    for (const entry of entries) for (const form of entry.forms) this.#add(entry, this.#steps(form, known));
  }

  find(text: readonly Word[]): Match[] {
    const keys = text.map(this.#key);
    const matches: Match[] = [];
    const places = new Map<Entry, number>();
    const take = (phrase: Phrase, first: number) => {
      const seen = places.get(phrase.entry) ?? 0;
      if (seen >= MOST_PLACES) return;
      const last = follow(phrase.rest, 0, first, text, keys);
      if (last === undefined) return;
      places.set(phrase.entry, seen + 1);
      matches.push({ entry: phrase.entry, first, last });
    };
    keys.forEach((key, first) => {
      for (const phrase of this.#exact.get(key) ?? []) take(phrase, first);
      for (let letters = 1; letters <= Math.min(key.length, this.#longest); letters += 1) {
        for (const phrase of this.#open.get(key.slice(0, letters)) ?? []) take(phrase, first);
      }
    });
    return matches;
  }

  #add(entry: Entry, [head, ...rest]: readonly Step[]): void {
    if (head === undefined) throw new Error(`lexicon: empty form in ${entry.id}`);
    for (const { key, open } of head.alternatives) {
      const phrases = open ? this.#open : this.#exact;
      const beside = phrases.get(key);
      if (beside === undefined) phrases.set(key, [{ entry, rest }]);
      else beside.push({ entry, rest });
      if (open) this.#longest = Math.max(this.#longest, key.length);
    }
  }

  #steps(form: string, known: Map<string, readonly Alternative[]>): Step[] {
    const parts = form.replaceAll("-", " ").split(" ");
    // A single Vietnamese syllable without its marks can be any of a dozen words: it has to be written out.
    const loose = this.#language === "vi" && parts.length > 1;
    const steps: Step[] = [];
    let gap = 0;
    for (const part of parts) {
      if (part === "…") {
        gap = GAP;
        continue;
      }
      const name = loose ? `${part} loose` : part;
      const alternatives = known.get(name) ?? part.split("/").flatMap((text) => this.#alternatives(text, loose));
      known.set(name, alternatives);
      steps.push({ alternatives, gap });
      gap = 0;
    }
    return steps;
  }

  #alternatives(text: string, loose: boolean): Alternative[] {
    const open = text.endsWith("*");
    const bare = open ? text.slice(0, -1) : text;
    if (PLAIN.test(bare)) return [{ key: this.#language === "sr" ? bare.replaceAll("dj", "d") : bare, open }];
    const [word, ...more] = words(bare);
    if (word === undefined || more.length > 0) throw new Error(`lexicon: not one word: ${text}`);
    const keys = new Set([this.#key(word), ...(loose ? [word.folded] : [])]);
    return [...keys].map((key) => ({ key, open }));
  }
}

/** The last word of a phrase whose steps from `step` on follow word `at`; undefined if they don't. */
function follow(
  steps: readonly Step[],
  step: number,
  at: number,
  text: readonly Word[],
  keys: readonly string[],
): number | undefined {
  const wanted = steps[step];
  if (wanted === undefined) return at;
  for (let next = at + 1; next <= at + 1 + wanted.gap; next += 1) {
    const key = keys[next];
    if (key === undefined || text[next]?.opens) return undefined;
    if (wanted.alternatives.some((one) => (one.open ? key.startsWith(one.key) : key === one.key))) {
      const last = follow(steps, step + 1, next, text, keys);
      if (last !== undefined) return last;
    }
  }
  return undefined;
}
