import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import type { ReadingLanguage } from "../../shared/domain/vocabulary.js";
import { KEYERS } from "../../shared/triage/keys.js";
import { words } from "../../shared/triage/normalise.js";
import { differences } from "../../shared/triage/packing.js";
import { ALSO, continued, GAP, type StoredPhrases, startOfPhrase, tokenOf } from "../../shared/triage/phrases.js";

/**
 * The dictionary of a language: a line a concept, `name | form, form, …`. In a form `/` separates alternatives of one
 * word, `*` opens an ending, and `…` stands for up to three words.
 */
export function dictionary(language: ReadingLanguage): { name: string; forms: string[] }[] {
  const lines = readFileSync(new URL(`./concepts/${language}.txt`, import.meta.url), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [name = "", forms = "", ...rest] = line.split("|").map((part) => part.trim());
    if (name === "") return [];
    if (forms === "" || rest.length > 0) throw new Error(`concepts ${language}: not a concept: ${line}`);
    return [{ name, forms: forms.split(",").map((form) => form.trim()) }];
  });
}

/** Packs a dictionary into what `shared/triage/phrases.ts` reads. */
export function pack(language: ReadingLanguage): StoredPhrases {
  const concepts = dictionary(language);
  const names = concepts.map(({ name }) => name);
  /** 0 for what is only the beginning of a phrase. */
  const table = new Map<number, number>();
  for (const [at, { forms }] of concepts.entries()) {
    for (const phrase of forms.flatMap((form) => spellings(form, language))) enter(table, phrase, at + 1);
  }
  const rising = [...table.keys()].sort((a, b) => a - b);
  const data = Buffer.from([...differences(rising), ...rising.map((phrase) => table.get(phrase) ?? 0)]);
  return { names, entries: rising.length, packed: deflateRawSync(data, { level: 9 }).toString("base64") };
}

function enter(table: Map<number, number>, tokens: readonly number[], name: number): void {
  let phrase = startOfPhrase;
  for (const token of tokens) {
    phrase = continued(phrase, token);
    if (!table.has(phrase)) table.set(phrase, 0);
  }
  for (let taken = table.get(phrase) ?? 0; taken !== 0 && taken !== name; taken = table.get(phrase) ?? 0) {
    phrase = continued(phrase, ALSO);
  }
  table.set(phrase, name);
}

/** A form as the token sequences that it stands for. */
function spellings(form: string, language: ReadingLanguage): number[][] {
  const parts = form.split(" ").filter((part) => part !== "");
  // A single Vietnamese syllable without its marks can be any of a dozen words; phrases are matched either way.
  const folds = language === "vi" && parts.length > 1 ? [false, true] : [false];
  return folds.flatMap((folded) =>
    parts.reduce<number[][]>(
      (begun, part) => {
        const next = part === "…" ? [GAP] : part.split("/").flatMap((text) => tokensOf(text, language, folded));
        return begun.flatMap((tokens) => next.map((token) => [...tokens, token]));
      },
      [[]],
    ),
  );
}

function tokensOf(text: string, language: ReadingLanguage, folded: boolean): number[] {
  const open = text.endsWith("*");
  const found = words(open ? text.slice(0, -1) : text);
  const [word] = found;
  if (word === undefined || found.length > 1) throw new Error(`concepts ${language}: not one word: ${text}`);
  return [tokenOf(folded ? word.folded : KEYERS[language](word), open)];
}
