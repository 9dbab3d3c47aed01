import { CATEGORIES, type Category, type ReadingLanguage } from "../../domain/vocabulary.js";
import { CUES, type Cue } from "../cues.js";

/** One thing that people say, and what it is evidence of. */
export interface Entry {
  /** Stable, unique: language, topic, detail ("sr.abuse.beats"). Stored with each reading that it takes part in. */
  readonly id: string;
  /** The category it is evidence of, if of any. */
  readonly category: Category | undefined;
  /** Evidence in points: 1 a hint, 2 enough to name the category, 3 and more hardly anything else. 0 for cues alone. */
  readonly weight: number;
  readonly cues: readonly Cue[];
}

/**
 * An entry with all the ways to say it. A form is a phrase; in it `*` opens an ending ("prijet*"), `/` separates
 * alternatives ("slike/fotke"), and `…` stands for up to three words of the same sentence.
 */
export interface LexiconEntry extends Entry {
  readonly forms: readonly string[];
}

const isCategory = (name: string): name is Category => CATEGORIES.some((category) => category === name);
const isCue = (name: string): name is Cue => CUES.some((cue) => cue === name);

/**
 * Reads a lexicon: a line an entry, `name | category weight cue … | form, form, …`; `#` starts a comment.
 *
 * @throws Error naming the line, when a line has another shape, an unknown category or cue, or a name twice.
 */
export function parseLexicon(language: ReadingLanguage, source: string): LexiconEntry[] {
  const names = new Set<string>();
  const entries: LexiconEntry[] = [];
  for (const line of source.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [name = "", evidence = "", forms = "", ...rest] = line.split("|").map((part) => part.trim());
    if (name === "" || forms === "" || rest.length > 0) throw new Error(`lexicon ${language}: not an entry: ${line}`);
    if (names.has(name)) throw new Error(`lexicon ${language}: name used twice: ${name}`);
    names.add(name);
    entries.push({
      id: `${language}.${name}`,
      ...parseEvidence(evidence, line),
      forms: forms.split(",").map((form) => form.trim()),
    });
  }
  return entries;
}

function parseEvidence(evidence: string, line: string): Pick<Entry, "category" | "weight" | "cues"> {
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
