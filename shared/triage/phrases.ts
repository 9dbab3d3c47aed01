import { pairOf, scatter, step } from "./hash.js";
import type { Word } from "./normalise.js";
import { Places, unpacked } from "./packing.js";

/** A phrase found: what it stands for, and words `first` to `last`, both included. */
export interface Found {
  readonly place: number;
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
const STEM = { shortest: 1, longest: 24 };
/** More places explain nothing further, and a flooded text must stay cheap. */
const MOST_PLACES = 4;

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

/**
 * Thousands of phrases in a form that costs little to load: each is the hash of its words one after the other, and each
 * beginning of a phrase is in the table too, so that a text is followed only as far as it leads. Packed are the hashes,
 * rising, then for each the number that it stands for plus one (all low bytes, then all high ones), 0 for a beginning.
 */
export class Phrases {
  readonly #count: number;
  readonly #places: Places;
  readonly #numbers: Int8Array;

  constructor(count: number, packed: string) {
    const { rising, rest } = unpacked(packed, count);
    this.#count = count;
    this.#places = new Places(rising);
    this.#numbers = rest;
  }

  /** Every phrase of the text, within sentences. `keyOf` spells a word as the phrases are spelled. */
  find(text: readonly Word[], keyOf: (word: Word) => string): Found[] {
    const tokens = text.map((word) => tokensOf(keyOf(word)));
    const found: Found[] = [];
    const often = new Map<number, number>();
    const take = (phrase: number, number: number, first: number, last: number) => {
      const seen = often.get(number) ?? 0;
      often.set(number, seen + 1);
      if (seen < MOST_PLACES) found.push({ place: number - 1, first, last });
      const also = continued(phrase, ALSO);
      const second = this.#numberOf(also);
      if (second > 0) take(also, second, first, last);
    };
    const follow = (phrase: number, first: number, at: number) => {
      for (const token of tokens[at] ?? []) {
        const longer = continued(phrase, token);
        const number = this.#numberOf(longer);
        if (number < 0) continue;
        if (number > 0) take(longer, number, first, at);
        if (!inSentence(text, at + 1)) continue;
        follow(longer, first, at + 1);
        const gap = continued(longer, GAP);
        if (this.#numberOf(gap) < 0) continue;
        for (let next = at + 1; next <= at + 1 + WIDTH && inSentence(text, next); next += 1) follow(gap, first, next);
      }
    };
    for (let first = 0; first < text.length; first += 1) follow(START, first, first);
    return found;
  }

  /** 0 for a mere beginning, -1 for what no phrase begins with. */
  #numberOf(phrase: number): number {
    const place = this.#places.of(phrase);
    if (place < 0) return -1;
    return ((this.#numbers[place] ?? 0) & 255) + ((this.#numbers[this.#count + place] ?? 0) << 8);
  }
}

const inSentence = (text: readonly Word[], at: number) => text[at] !== undefined && !text[at].opens;
