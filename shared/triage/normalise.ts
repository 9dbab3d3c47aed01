import { letterOf, plain, standsAlone } from "./letters.js";

/** One word of a text, in the two spellings that are looked up. Offsets are UTF-16 code units of the original text. */
export interface Word {
  /** Lower case, Latin script, diacritics kept, letters repeated three times or more taken once. */
  readonly accented: string;
  /** Without diacritics; any repeated letter once, so that "sooo", "soo", and "so" are one. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** First of a sentence or line: a phrase doesn't reach across. */
  readonly opens: boolean;
}

/** Links are not words: what a host is called is no evidence of what the reporter says. */
const LINK = /https?:\/\/\S+/giu;
const MARK = /^\p{M}$/u;
const IGNORED = /^\p{Cf}$/u;
const APOSTROPHES = new Set(["'", "’", "‘", "ʼ", "`", "ʹ", "′"]);
const SENTENCE_ENDS = new Set([".", "!", "?", ";", "\n", "\r", "\u2028", "\u2029", "。"]);

/** Vietnamese stacks two marks on a letter; more than four are decoration, and sorting them would cost time. */
const MOST_MARKS = 4;

/**
 * Takes a text apart into normalised words. Linear in the length of the text, whatever it holds: lone surrogates,
 * thousands of stacked marks, and mixed scripts included.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const links = linksIn(text);
  let nextLink = 0;
  let word = { accented: "", folded: "", start: 0, end: 0 };
  let opens = true;
  let apostrophe = false;

  const finish = () => {
    if (word.accented !== "") {
      found.push({ ...word, accented: unstretched(word.accented), folded: singled(word.folded), opens });
      opens = false;
    }
    word = { accented: "", folded: "", start: 0, end: 0 };
    apostrophe = false;
  };

  let at = 0;
  while (at < text.length) {
    const link = links[nextLink];
    if (link !== undefined && at >= link.start) {
      finish();
      at = link.end;
      nextLink += 1;
      continue;
    }
    const { characters, end } = cluster(text, at);
    for (const character of characters) {
      const letter = APOSTROPHES.has(character) ? undefined : letterOf(character);
      if (letter !== undefined) {
        if (word.accented === "") word.start = at;
        word.accented += letter.accented;
        word.folded += letter.folded;
        word.end = end;
        apostrophe = false;
      } else if (APOSTROPHES.has(character) && word.accented !== "" && !apostrophe) {
        // "don't" and "dont", "s'ka" and "ska" are one word; a second apostrophe is a quotation mark.
        apostrophe = true;
      } else if (!IGNORED.test(character)) {
        finish();
        if (SENTENCE_ENDS.has(character)) opens = true;
      }
    }
    at = end;
  }
  finish();
  return found;
}

function linksIn(text: string): { start: number; end: number }[] {
  if (!text.includes("://")) return [];
  return [...text.matchAll(LINK)].map((link) => ({ start: link.index, end: link.index + link[0].length }));
}

/** The character at an offset with the marks that follow it, normalised. */
function cluster(text: string, start: number): { characters: string; end: number } {
  const code = text.codePointAt(start) ?? 0;
  let end = start + (code > 0xffff ? 2 : 1);
  if (standsAlone(text.charAt(end))) return { characters: plain(text.slice(start, end)), end };
  let kept = end;
  for (let marks = 0; end < text.length; ) {
    const next = text.codePointAt(end) ?? 0;
    if (!MARK.test(String.fromCodePoint(next))) break;
    end += next > 0xffff ? 2 : 1;
    marks += 1;
    if (marks <= MOST_MARKS) kept = end;
  }
  return { characters: plain(text.slice(start, kept)), end };
}

const LETTER = /^\p{L}$/u;

/** "nooooo" → "no", but "good" stays: runs of three letters or more are taken once. Digits are left alone. */
function unstretched(word: string): string {
  return /(.)\1\1/u.test(word) ? word.replace(/(\p{L})\1{2,}/gu, "$1") : word;
}

/** Every run of one letter taken once. */
function singled(word: string): string {
  let single = "";
  let last = "";
  for (const character of word) {
    if (character !== last || !LETTER.test(character)) single += character;
    last = character;
  }
  return single;
}
