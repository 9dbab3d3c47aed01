import type { ReadingLanguage } from "../domain/vocabulary.js";
import en from "./concepts/en.json" with { type: "json" };
import sq from "./concepts/sq.json" with { type: "json" };
import sr from "./concepts/sr.json" with { type: "json" };
import vi from "./concepts/vi.json" with { type: "json" };
import { Phrases } from "./phrases.js";

const CONCEPTS: Readonly<Record<ReadingLanguage, Phrases>> = {
  sr: new Phrases(sr),
  sq: new Phrases(sq),
  vi: new Phrases(vi),
  en: new Phrases(en),
};

/** The concepts that daily words of a language stand for, packed from the dictionaries in `infra/triage/concepts`. */
export const conceptsOf = (language: ReadingLanguage): Phrases => CONCEPTS[language];
