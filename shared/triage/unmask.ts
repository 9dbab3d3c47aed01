import type { Word } from "./normalise.js";

/** What stands for a letter in the middle of a word: "nud3s", "p0rn", "k1ll". */
const DIGITS = new Map(Object.entries({ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" }));
/** Signs that stand for a letter or for one that may not be said: "s*x", "f@ke", "ki$$". */
const SIGNS = new Map(Object.entries({ "@": "a", $: "s", "*": "", "!": "i", "|": "l" }));

/** Letters on their own, from which on they are a word that was spelled out: "e k b" is how people chat in Vietnamese. */
const SPELLED_OUT = 4;

/**
 * The second pass: words that were disguised, as they were meant. "s u i c i d e", "n.u.d.e.s", "nud3s", "p@y".
 * What isn't disguised stays the word it was, so that a text without disguises comes back as it went in.
 */
export function unmasked(found: readonly Word[], text: string): readonly Word[] {
  const joined = joinSigns(joinLetters(found, text), text);
  return joined.some((word) => MASKED.test(word.folded)) ? joined.map(withoutDigits) : joined;
}

/** A digit between letters: ages ("14yo"), units, and numbers end or begin with theirs. */
const MASKED = /\p{L}\d+\p{L}/u;
const DISGUISING = /(?<=\p{L}[013457]*)[013457](?=[013457]*\p{L})/gu;

function withoutDigits(word: Word): Word {
  const letters = (spelling: string) => spelling.replace(DISGUISING, (digit) => DIGITS.get(digit) ?? digit);
  return { ...word, accented: letters(word.accented), folded: letters(word.folded) };
}

/** Runs of single letters with one and the same character between them. */
function joinLetters(found: readonly Word[], text: string): readonly Word[] {
  if (!found.some(isLetter)) return found;
  const joined: Word[] = [];
  for (let at = 0; at < found.length; ) {
    const run = spelledOut(found, at, text);
    const [first] = run;
    if (first === undefined) break;
    if (run.length >= SPELLED_OUT) joined.push(joinedUp(run, ""));
    else joined.push(...run);
    at += run.length;
  }
  return joined;
}

const isLetter = ({ folded }: Word) => folded.length === 1 && /\p{L}/u.test(folded);

function spelledOut(found: readonly Word[], from: number, text: string): Word[] {
  const run = found.slice(from, from + 1);
  let gap: string | undefined;
  for (let at = from + 1; at < found.length; at += 1) {
    const [last, next] = [run.at(-1), found[at]];
    if (last === undefined || next === undefined || !isLetter(last) || !isLetter(next)) break;
    const between = text.slice(last.end, next.start);
    if (between.length !== 1 || between !== (gap ?? between)) break;
    gap = between;
    run.push(next);
  }
  return run;
}

/** Words with nothing between them but a sign that stands for a letter. */
function joinSigns(found: readonly Word[], text: string): readonly Word[] {
  const joined: Word[] = [];
  for (const word of found) {
    const last = joined.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, word.start);
    const letter = between.length === 1 || between.length === 2 ? lettersOf(between) : undefined;
    if (last === undefined || letter === undefined) joined.push(word);
    else joined.splice(-1, 1, joinedUp([last, word], letter));
  }
  return joined;
}

function lettersOf(signs: string): string | undefined {
  const letters = [...signs].map((sign) => SIGNS.get(sign));
  return letters.includes(undefined) ? undefined : letters.join("");
}

function joinedUp(run: readonly Word[], between: string): Word {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) throw new Error("unmask: no words to join");
  return {
    accented: run.map((word) => word.accented).join(between),
    folded: run.map((word) => word.folded).join(between),
    start: first.start,
    end: last.end,
    opens: first.opens,
  };
}
