import { pairOf, scatter, step } from "./hash.js";
import type { Word } from "./normalise.js";
import { Places, unpacked } from "./packing.js";

/**
 * Thousands of phrases in a form that costs nothing to load: each phrase is the hash of its words one after the
 * other, and each beginning of a phrase is in the table too, so that a text is followed only as far as it leads.
 */
export interface StoredPhrases {
  /** What phrases may mean. */
  readonly names: readonly string[];
  readonly entries: number;
  /** Hashes, rising, then for each the place of its name plus one, or 0 for a mere beginning; deflated, base64. */
  readonly packed: string;
}

/** A phrase found: words `first` to `last`, both included. */
export interface Found {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

const START = 0x811c9dc5;
const EXACT = 0x3c6ef372;
const OPEN = 0x1f83d9ab;
const NEXT = 0x5be0cd19;
/** Follows a word where up to three others may stand between. */
export const GAP = 0x510e527f;
/** Follows a phrase that means a second thing. */
export const ALSO = 0x6a09e667;
const WIDTH = 3;
/** Letters of the shortest stem with an open ending, and of the longest. */
const STEM = { shortest: 2, longest: 14 };

export const startOfPhrase = START;
/**
 * A beginning of a phrase and what follows it. 28 bits: of the words that lead nowhere, one in some thousands is
 * followed by mistake, and packed they take half the room.
 */
export const continued = (phrase: number, token: number) => pairOf(phrase, token, NEXT) >>> 4;

/** A word in a phrase: as it is, or as a stem with any ending. */
export function tokenOf(key: string, open: boolean): number {
  let hash = START;
  for (let at = 0; at < key.length; at += 1) hash = step(hash, key.charCodeAt(at));
  return scatter(hash ^ (open ? OPEN : EXACT));
}

/** All tokens that a word of a text answers to. */
function tokensOf(key: string): number[] {
  const tokens: number[] = [];
  let hash = START;
  for (let at = 0; at < key.length; at += 1) {
    hash = step(hash, key.charCodeAt(at));
    if (at + 1 >= STEM.shortest && at < STEM.longest) tokens.push(scatter(hash ^ OPEN));
  }
  tokens.push(scatter(hash ^ EXACT));
  return tokens;
}

export class Phrases {
  readonly #stored: StoredPhrases;
  #table: { places: Places; names: Int8Array } | undefined;

  constructor(stored: StoredPhrases) {
    this.#stored = stored;
  }

  /** Every phrase of the text, within sentences. `keyOf` spells a word as the phrases are spelled. */
  find(text: readonly Word[], keyOf: (word: Word) => string): Found[] {
    const tokens = text.map((word) => tokensOf(keyOf(word)));
    const found: Found[] = [];
    const follow = (phrase: number, first: number, at: number) => {
      for (const token of tokens[at] ?? []) {
        const longer = continued(phrase, token);
        const name = this.#nameOf(longer);
        if (name === undefined) continue;
        if (name > 0) this.#take(longer, name, first, at, found);
        if (!inSentence(text, at + 1)) continue;
        follow(longer, first, at + 1);
        const gap = continued(longer, GAP);
        if (this.#nameOf(gap) === undefined) continue;
        for (let next = at + 1; next <= at + 1 + WIDTH && inSentence(text, next); next += 1) follow(gap, first, next);
      }
    };
    for (let first = 0; first < text.length; first += 1) follow(START, first, first);
    return found;
  }

  #take(phrase: number, name: number, first: number, last: number, found: Found[]): void {
    found.push({ name: this.#stored.names[name - 1] ?? "", first, last });
    const also = continued(phrase, ALSO);
    const second = this.#nameOf(also);
    if (second !== undefined) this.#take(also, second, first, last, found);
  }

  /** 0 for a mere beginning, undefined for what no phrase begins with. */
  #nameOf(phrase: number): number | undefined {
    if (this.#table === undefined) {
      const { rising, rest } = unpacked(this.#stored.packed, this.#stored.entries);
      this.#table = { places: new Places(rising), names: rest };
    }
    const name = this.#table.names[this.#table.places.of(phrase)];
    return name === undefined ? undefined : name & 255;
  }
}

const inSentence = (text: readonly Word[], at: number) => text[at] !== undefined && !text[at].opens;
