import type { ReadingLanguage } from "../domain/vocabulary.js";
import type { Word } from "./normalise.js";

/** How one language spells the key that its words are looked up by. */
export type Keyer = (word: Word) => string;

/** Where the tone stands in an open syllable is a matter of school: "hòa" is "hoà". */
const TONES = new Map(
  ["òa oà", "óa oá", "ỏa oả", "õa oã", "ọa oạ", "òe oè", "óe oé", "ỏe oẻ", "õe oẽ", "ọe oẹ"]
    .concat(["ùy uỳ", "úy uý", "ủy uỷ", "ũy uỹ", "ụy uỵ"])
    .map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
);

export const KEYERS: Readonly<Record<ReadingLanguage, Keyer>> = {
  // Typed "đ", "dj", or plain "d" by whoever has no such key: one key for all three.
  sr: (word) => word.folded.replaceAll("dj", "d"),
  sq: (word) => word.folded,
  en: (word) => word.folded,
  vi: ({ accented }) => {
    const tone = TONES.get(accented.slice(-2));
    return tone === undefined ? accented : accented.slice(0, -2) + tone;
  },
};
