import { describe, expect, test } from "vitest";
import type { Reading } from "../domain/reading.js";
import { LOCALES } from "../domain/vocabulary.js";
import { COMPOUNDS } from "../triage/evidence.js";
import { RULES } from "../triage/rules.js";
import { reasonTexts } from "./reasons.js";

const reading = (rules: readonly string[], more: Partial<Reading> = {}): Reading => ({
  category: "abuse",
  secondary: [],
  priority: "urgent",
  hold: false,
  language: "en",
  languageMargin: 1,
  rules: [...rules],
  spans: [],
  scores: {},
  version: "1",
  ...more,
});

const ids = [
  ...RULES.map(({ id }) => id),
  ...COMPOUNDS.map(({ id }) => id),
  ...[
    "hold-no-evidence",
    "hold-level",
    "hold-other",
    "hold-not-only-advice",
    "partner-priority",
    "training-asked",
    "unread",
  ],
];

describe.each(LOCALES)("in %s", (locale) => {
  test.each(ids)("%s has words", (id) => {
    const [text = ""] = reasonTexts(locale, reading([id]));
    expect(text).not.toContain(reasonTexts(locale, reading(["x-y"]))[0]?.split("x-y")[0]);
    expect(text.length).toBeGreaterThan(10);
  });
});

test("the deciding rule comes first, the others after it", () => {
  const texts = reasonTexts("en", reading(["abuse-now", "hold-level"]));
  expect(texts).toEqual([
    "Abuse that goes on now or is feared within hours.",
    "Several kinds of harm are equally likely: a person has to read it.",
  ]);
});

test("what the reporter's answers alone would give is said unless it is said already", () => {
  expect(reasonTexts("en", reading(["abuse-now", "answers:serious-harm"]))[1]).toBe(
    "By the reporter’s answers alone: This kind of harm asks for a response within a day, whatever else is known.",
  );
  expect(reasonTexts("en", reading(["abuse-now", "answers:abuse-now"]))).toHaveLength(1);
});

test("a rule newer than the texts is named by its id, on its own and by the answers", () => {
  expect(reasonTexts("en", reading(["brand-new"]))).toEqual(["Rule of the triage: brand-new."]);
  expect(reasonTexts("vi", reading(["answers:brand-new"]))[0]).toContain("brand-new");
  // Names that are keys for other reasons, or of every object, are no texts either.
  for (const id of ["answers", "evidence", "unknown", "toString", "__proto__", "answers:"]) {
    expect(() => reasonTexts("en", reading([id]))).not.toThrow();
  }
});

test("evidence is told by number and kind, most telling kind first, and not in its place or words", () => {
  const spans = [
    { evidence: "en.hits", start: 4711, end: 4715 },
    { evidence: "en.night", start: 20, end: 30 },
  ];
  const texts = reasonTexts("en", reading(["abuse-now"], { spans, scores: { bullying: 0.2, hate: 0.04, abuse: 0.7 } }));
  expect(texts.at(-1)).toBe(
    "Telling passages in the text: 2. They point to: Violence, sexual abuse or neglect of a child; Bullying, harassment or threats.",
  );
  expect(texts.join()).not.toMatch(/4711|en\.hits/);
});
