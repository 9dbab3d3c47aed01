import type { Seen } from "../find.js";
import { hashOf, pairOf, scatter, step } from "../hash.js";
import type { Group } from "../linear.js";
import type { Word } from "../normalise.js";

/** Seeds that keep apart what is spelled alike: a word, two neighbours, a piece of a word, the name of an entry. */
const WORD = 0x1b873593;
const ACCENTED = 0x2545f491;
const PAIR = 0x68bc21eb;
const NEAR = 0x02e5be93;
const TRIPLE = 0x7feb352d;
const PIECE = 0x165667b1;
const MEANING = 0x27d4eb2f;

/** Letters of the pieces of a word that are looked at: endings, stems, and misspellings share them. */
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** Letters. Nobody writes longer words; what is longer is looked at by its beginning. */
const LONGEST_WORD = 30;
/** Words. Entries that stand so near each other are looked at together. */
const TOGETHER = 8;
/** Matches of one report. A flooded text tells nothing more after so many. */
const MOST_MATCHES = 400;

/**
 * Three groups of 32-bit hashes: words and their neighbours, pieces of words, and what the report speaks of. The last
 * is the same in every language, so that what is learned from reports in one helps to read the others.
 */
export function featuresOf(seen: Seen): Group[] {
  const wording = new Set<number>();
  const pieces = new Set<number>();
  eachOfWording(seen.text, (hash) => wording.add(hash));
  for (const { folded } of seen.text) eachPiece(shape(folded), (hash) => pieces.add(hash));
  return [
    { features: wording, weight: 0.7 },
    { features: pieces, weight: 0.7 },
    { features: meaningOf(seen), weight: 0.5 },
  ];
}

/** Words in both spellings and neighbours, each with the place of the word that it begins at. */
export function eachOfWording(text: readonly Word[], take: (hash: number, word: number) => void): void {
  let [before, beforeThat] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const word = text[at];
    if (word === undefined) break;
    const folded = shape(word.folded);
    const own = hashOf(folded, WORD);
    take(own, at);
    if (word.accented !== word.folded) take(hashOf(word.accented, ACCENTED), at);
    if (word.opens) [before, beforeThat] = [1, 0];
    take(pairOf(before, own, PAIR), before === 1 ? at : at - 1);
    if (beforeThat !== 0) {
      take(pairOf(beforeThat, own, NEAR), at - 2);
      take(pairOf(pairOf(beforeThat, before, PAIR), own, TRIPLE), at - 2);
    }
    [beforeThat, before] = [before === 1 ? 0 : before, own];
  }
}

/** Numbers by their length: "17:30" and "18:45" are times, "250" and "300" amounts. */
function shape(word: string): string {
  return /\d/u.test(word) ? word.replace(/\d/gu, "0") : word.slice(0, LONGEST_WORD);
}

function eachPiece(word: string, take: (hash: number) => void): void {
  if (word.length < SHORTEST_PIECE) return;
  const framed = `<${word}>`;
  for (let start = 0; start + SHORTEST_PIECE <= framed.length; start += 1) {
    let hash = PIECE;
    for (let letters = 1; letters <= LONGEST_PIECE && start + letters <= framed.length; letters += 1) {
      hash = step(hash, framed.charCodeAt(start + letters - 1));
      if (letters >= SHORTEST_PIECE) take(scatter(hash));
    }
  }
}

/** What the lexicons found, by names that all languages share, and which of them stand near each other. */
function meaningOf({ matches }: Seen): ReadonlySet<number> {
  const meaning = new Set<number>();
  const named = matches
    .slice(0, MOST_MATCHES)
    .map(({ entry, first }) => ({ hash: hashOf(entry.name, MEANING), entry, first }));
  for (const [at, one] of named.entries()) {
    meaning.add(one.hash);
    if (one.entry.category !== undefined) meaning.add(hashOf(one.entry.category, MEANING));
    for (const cue of one.entry.cues) meaning.add(hashOf(`cue ${cue}`, MEANING));
    for (let next = at + 1; next < named.length; next += 1) {
      const other = named[next];
      if (other === undefined || other.first - one.first > TOGETHER) break;
      if (other.hash === one.hash) continue;
      meaning.add(pairOf(Math.min(one.hash, other.hash), Math.max(one.hash, other.hash), PAIR));
    }
  }
  return meaning;
}
