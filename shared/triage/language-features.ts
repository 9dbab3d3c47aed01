import type { Word } from "./normalise.js";

/** Letters. What follows in a long report is in the same language, or changes nothing. */
const ENOUGH_TO_TELL = 250;
const LONGEST_PIECE = 4;

/** FNV-1a, 32 bits. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Hashes of the first letters' pieces, one to four letters long with the gaps between words, as typed (lower case). */
export function languageFeatures(found: readonly Word[]): Set<number> {
  const hashes = new Set<number>();
  let letters = 0;
  for (const { accented } of found) {
    if (letters > ENOUGH_TO_TELL) break;
    letters += accented.length;
    const framed = ` ${accented} `;
    for (let start = 0; start < framed.length; start += 1) {
      let hash = OFFSET;
      for (let end = start; end < Math.min(framed.length, start + LONGEST_PIECE); end += 1) {
        hash = Math.imul(hash ^ framed.charCodeAt(end), PRIME);
        hashes.add((hash ^ (hash >>> 15)) >>> 0);
      }
    }
    // A whole word says more than its pieces: "je", "do", "co".
    let whole = PRIME;
    for (let at = 0; at < accented.length; at += 1) whole = Math.imul(whole ^ accented.charCodeAt(at), PRIME);
    hashes.add((whole ^ (whole >>> 15)) >>> 0);
  }
  return hashes;
}
