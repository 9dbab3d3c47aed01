import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { CATEGORIES, type Category, type ReadingLanguage } from "../../shared/domain/vocabulary.js";
import { CUES, type Cue } from "../../shared/triage/cues.js";
import { KEYERS } from "../../shared/triage/keys.js";
import type { StoredLexicon } from "../../shared/triage/lexicon.js";
import { words } from "../../shared/triage/normalise.js";
import { differences } from "../../shared/triage/packing.js";
import { ALSO, continued, GAP, startOfPhrase, tokenOf } from "../../shared/triage/phrases.js";

/**
 * One thing that people say, with all the ways to say it. A form is a phrase; in it `*` opens an ending ("prijet*"),
 * `/` separates alternatives ("slike/fotke"), and `…` stands for up to three words of the same sentence.
 */
export interface Entry {
  /** Topic and detail: "abuse.hits". Languages give the same name to what means the same. */
  readonly name: string;
  /** The category it is evidence of, if of any. */
  readonly category: Category | undefined;
  /** Evidence in points: 1 a hint, 2 enough to name the category, 3 and more hardly anything else. 0 for none. */
  readonly weight: number;
  readonly cues: readonly Cue[];
  readonly forms: readonly string[];
}

const isCategory = (name: string): name is Category => CATEGORIES.some((category) => category === name);
const isCue = (name: string): name is Cue => CUES.some((cue) => cue === name);

export const lexiconSource = (language: ReadingLanguage): string =>
  readFileSync(new URL(`./lexicon/${language}.txt`, import.meta.url), "utf8");

/**
 * Reads a lexicon: a line an entry, `name | category weight cue … | form, form, …`, with `-` for daily words that are
 * no evidence by themselves, though the statistical reader learns from them; `#` starts a comment.
 *
 * @throws Error naming the line, when a line has another shape, an unknown category or cue, or a name twice.
 */
export function parseLexicon(language: ReadingLanguage, source: string): Entry[] {
  const names = new Set<string>();
  const entries: Entry[] = [];
  for (const line of source.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [name = "", evidence = "", forms = "", ...rest] = line.split("|").map((part) => part.trim());
    if (name === "" || forms === "" || rest.length > 0) throw new Error(`lexicon ${language}: not an entry: ${line}`);
    if (names.has(name)) throw new Error(`lexicon ${language}: name used twice: ${name}`);
    names.add(name);
    entries.push({ name, ...parseEvidence(evidence, line), forms: forms.split(",").map((form) => form.trim()) });
  }
  return entries;
}

function parseEvidence(evidence: string, line: string): Pick<Entry, "category" | "weight" | "cues"> {
  if (evidence === "-") return { category: undefined, weight: 0, cues: [] };
  const parts = evidence.split(/\s+/u);
  const [first = "", points = ""] = parts;
  if (!isCategory(first)) return { category: undefined, weight: 0, cues: cuesOf(parts, line) };
  const weight = Number(points);
  if (!(weight > 0 && weight <= 5)) throw new Error(`lexicon: weight is not between 0 and 5: ${line}`);
  return { category: first, weight, cues: cuesOf(parts.slice(2), line) };
}

function cuesOf(names: readonly string[], line: string): Cue[] {
  return names.map((name) => {
    if (!isCue(name)) throw new Error(`lexicon: neither category nor cue: ${name} in ${line}`);
    return name;
  });
}

/** Packs a lexicon into what `shared/triage/lexicon.ts` reads. */
export function pack(language: ReadingLanguage, source = lexiconSource(language)): StoredLexicon {
  const entries = parseLexicon(language, source);
  /** The place of the entry plus one; 0 for what is only the beginning of a phrase. */
  const table = new Map<number, number>();
  for (const [at, { forms }] of entries.entries()) {
    for (const phrase of forms.flatMap((form) => spellings(form, language))) enter(table, phrase, at + 1);
  }
  const rising = [...table.keys()].sort((a, b) => a - b);
  const places = rising.map((phrase) => table.get(phrase) ?? 0);
  const data = [...differences(rising), ...places.map((place) => place & 255), ...places.map((place) => place >> 8)];
  return {
    entries: entries.map(({ name, category, weight, cues }) =>
      category === undefined ? { name, cues: [...cues] } : { name, cues: [...cues], category, weight },
    ),
    phrases: rising.length,
    packed: deflateRawSync(Buffer.from(data), { level: 9 }).toString("base64"),
  };
}

function enter(table: Map<number, number>, tokens: readonly number[], place: number): void {
  let phrase = startOfPhrase;
  for (const token of tokens) {
    phrase = continued(phrase, token);
    if (!table.has(phrase)) table.set(phrase, 0);
  }
  for (let taken = table.get(phrase) ?? 0; taken !== 0 && taken !== place; taken = table.get(phrase) ?? 0) {
    phrase = continued(phrase, ALSO);
  }
  table.set(phrase, place);
}

/** A form as the token sequences that it stands for. */
function spellings(form: string, language: ReadingLanguage): number[][] {
  const parts = form.replaceAll("-", " ").split(" ");
  // A single Vietnamese syllable without its marks can be any of a dozen words; phrases are matched either way.
  const folds = language === "vi" && parts.length > 1 ? [false, true] : [false];
  return folds.flatMap((folded) =>
    parts.reduce<number[][]>(
      (begun, part) => {
        const next = part === "…" ? [GAP] : part.split("/").map((text) => tokenIn(text, language, folded));
        return begun.flatMap((tokens) => next.map((token) => [...tokens, token]));
      },
      [[]],
    ),
  );
}

function tokenIn(text: string, language: ReadingLanguage, folded: boolean): number {
  const open = text.endsWith("*");
  const [word, ...more] = words(open ? text.slice(0, -1) : text);
  if (word === undefined || more.length > 0) throw new Error(`lexicon ${language}: not one word: ${text}`);
  return tokenOf(folded ? word.folded : KEYERS[language](word), open);
}
