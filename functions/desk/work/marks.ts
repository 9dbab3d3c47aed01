import { defanged } from "../../../shared/domain/web-address.js";

/** A part of a text, defanged; `notes` are the numbers of the findings that it is a passage of, none for most. */
export interface Piece {
  /** Where it began in the text as it was written. */
  readonly start: number;
  readonly text: string;
  readonly notes: readonly number[];
}

interface Passage {
  readonly start: number;
  readonly end: number;
}

interface Mark extends Passage {
  readonly notes: readonly number[];
}

/**
 * A text cut where passages of findings begin and end: put together again it is the defanged text. Findings are numbered
 * from 1; passages that overlap are one. Passages count in UTF-16 units of the text as it was written.
 */
export function piecesOf(text: string, findings: readonly { readonly passages: readonly Passage[] }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, notes } of marksIn(text, findings)) {
    pieces.push({ start: at, text: text.slice(at, start), notes: [] }, { start, text: text.slice(start, end), notes });
    at = end;
  }
  pieces.push({ start: at, text: text.slice(at), notes: [] });
  return pieces.filter((piece) => piece.text !== "").map((piece) => ({ ...piece, text: defanged(piece.text) }));
}

function marksIn(text: string, findings: readonly { readonly passages: readonly Passage[] }[]): Mark[] {
  const marks = findings
    .flatMap(({ passages }, at) => passages.map((passage): Mark => ({ ...grown(text, passage), notes: [at + 1] })))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
  const merged: Mark[] = [];
  for (const mark of marks) {
    const last = merged.at(-1);
    if (last && mark.start < last.end) merged.splice(-1, 1, union(last, mark));
    else merged.push(mark);
  }
  return merged;
}

function union(a: Mark, b: Mark): Mark {
  const notes = [...new Set([...a.notes, ...b.notes])].toSorted((x, y) => x - y);
  return { start: a.start, end: Math.max(a.end, b.end), notes };
}

/** The passage within the text, grown to whole characters and, where an address is cut, to all of it. */
function grown(text: string, passage: Passage): Passage {
  const start = Math.min(Math.max(passage.start, 0), text.length);
  const end = Math.min(Math.max(passage.end, 0), text.length);
  return { start: cutAt(text, start).before, end: cutAt(text, end).after };
}

/** Where a text may be cut, before and after a place: not within a surrogate pair, nor within a word that is defanged. */
function cutAt(text: string, at: number): { readonly before: number; readonly after: number } {
  let before = at;
  let after = at;
  while (before > 0 && isWithinWord(text, before)) before--;
  while (after < text.length && isWithinWord(text, after)) after++;
  const word = text.slice(before, after);
  if (defanged(word) !== word) return { before, after };
  return isWithinPair(text, at) ? { before: at - 1, after: at + 1 } : { before: at, after: at };
}

/** What `defanged` looks at never goes beyond the blanks around it. */
const isWithinWord = (text: string, at: number): boolean => /^\S\S$/.test(text.slice(at - 1, at + 1));

const isWithinPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
