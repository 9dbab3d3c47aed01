import { describe, expect, test } from "vitest";
import { lexiconSource, parseLexicon } from "../../infra/triage/lexicon.js";
import type { Reading } from "../domain/reading.js";
import { LOCALES, READING_LANGUAGES } from "../domain/vocabulary.js";
import { read } from "../triage/read.js";
import { explain } from "./explanation.js";
import { categoryName } from "./names.js";

const report = (text: string) => read({ text, urls: [], locale: "en", danger: false, reporter: "parent" });
const findings = (reading: Reading, locale: (typeof LOCALES)[number] = "en") =>
  explain(locale, reading).findings.map(({ text }) => text);

describe("an officer reads in their own language what a report in another speaks of", () => {
  const serbian = report("Hoće da se nađe sa njom sutra posle škole.");
  test.each([
    ["en", "planned meeting: tomorrow"],
    ["sr-Latn", "dogovoren susret: sutra"],
    ["sr-Cyrl", "договорен сусрет: сутра"],
    ["sq", "takim i planifikuar: nesër"],
    ["vi", "cuộc hẹn gặp: ngày mai"],
  ] as const)("%s", (locale, expected) => {
    expect(findings(serbian, locale)).toContain(expected);
  });
});

test("each finding points at its words", () => {
  const text = "He wants to meet her tomorrow, and he has a knife";
  const { findings: found } = explain("en", report(text));
  const words = found.flatMap(({ passages }) => passages.map(({ start, end }) => text.slice(start, end)));
  expect(words).toEqual(expect.arrayContaining(["tomorrow", "knife"]));
});

test("the likeliest category comes first, and a version names what read it", () => {
  const reading = report("My dad beats me with a belt");
  const { categories, version, language } = explain("en", reading);
  expect(categories[0]?.name).toBe(categoryName("en", "abuse"));
  expect(categories.map(({ likely }) => likely)).toEqual(
    categories.map(({ likely }) => likely).toSorted((a, b) => b - a),
  );
  expect(version).toBe(reading.version);
  expect(language.name).toBe("English");
});

test("what a later lexicon finds is named by its id", () => {
  const reading = { ...report("…"), spans: [{ evidence: "en.brand-new.thing", start: 0, end: 1 }] };
  expect(findings(reading)).toEqual(["en.brand-new.thing"]);
});

test.each(LOCALES)("every topic of the lexicons and every cue has a name in %s", (locale) => {
  const entries = READING_LANGUAGES.flatMap((language) => parseLexicon(language, lexiconSource(language)));
  const telling = entries.filter(({ weight, cues }) => weight > 0 || cues.length > 0);
  const evidence = new Set([...telling.map(({ name }) => `en.${name}`), "marks.quotation.any"]);
  for (const id of evidence) {
    const reading = { ...report("…"), spans: [{ evidence: id, start: 0, end: 1 }] };
    expect(findings(reading, locale)[0]).not.toBe(id);
  }
});
