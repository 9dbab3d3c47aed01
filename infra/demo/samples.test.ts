import { describe, expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { planDispatches } from "../../shared/directory/plan.js";
import { CATEGORIES, JURISDICTIONS, PRIORITIES, READING_LANGUAGES, REPORTERS } from "../../shared/domain/vocabulary.js";
import { read } from "../../shared/triage/read.js";
import { type Sample, samples } from "./samples.js";

const EXAMPLE_DOMAIN = /^https:\/\/([a-z0-9-]+\.)*example(\.(com|net|org))?\//;

describe("the samples cover what the system is for", () => {
  test("at least 30 reports, each with a name of its own", () => {
    expect(samples.length).toBeGreaterThanOrEqual(30);
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
  });

  test.each(JURISDICTIONS)("six or more from %s", (jurisdiction) => {
    expect(samples.filter(({ report }) => report.jurisdiction === jurisdiction).length).toBeGreaterThanOrEqual(6);
  });

  test.each(CATEGORIES)("category %s", (category) => {
    expect(samples.some(({ expected }) => expected.category === category)).toBe(true);
  });

  test.each(PRIORITIES)("priority %s", (priority) => {
    expect(samples.some(({ expected }) => expected.priority === priority)).toBe(true);
  });

  test.each(REPORTERS)("sent by: %s", (reporter) => {
    expect(samples.some(({ report }) => report.reporter === reporter)).toBe(true);
  });

  test.each(READING_LANGUAGES)("written in %s", (language) => {
    expect(samples.some(({ expected }) => expected.language === language)).toBe(true);
  });

  test("Serbian in both scripts, and each language but English also typed without its diacritics", () => {
    const written = (language: string, script: (sample: Sample) => boolean) =>
      samples.some((sample) => sample.expected.language === language && script(sample));
    expect(written("sr", isCyrillic)).toBe(true);
    for (const language of ["sr", "sq", "vi"]) {
      expect(written(language, isStripped), language).toBe(true);
      expect(
        written(language, (sample) => !isStripped(sample) && !isCyrillic(sample)),
        language,
      ).toBe(true);
    }
  });

  test("with and without a category chosen, with nothing answered at all, with danger, with a place, and held", () => {
    const some = (is: (sample: Sample) => boolean) => expect(samples.filter(is)).not.toHaveLength(0);
    some(({ report }) => report.category !== undefined);
    some(({ report: { category, reporter, age, place, danger } }) =>
      [category, reporter, age, place, danger].every((answer) => answer === undefined),
    );
    some(({ report }) => report.danger === true);
    some(({ report }) => report.place !== undefined);
    some(({ expected }) => expected.hold);
  });
});

test.each(samples)("$report.jurisdiction: $name", ({ report, expected }) => {
  const book = builtInBook(report.jurisdiction);
  const { age, reporter, place } = report;
  if (place !== undefined) expect(book.places.map(({ id }) => id)).toContain(place);
  const plan = planDispatches(book, { ...expected, secondary: [], age, reporter, place });
  expect(plan.recipients.map(({ agency }) => agency)).toEqual(expected.agencies);
});

test("no sample leads anywhere real", () => {
  const urls = samples.flatMap(({ report }) => report.urls ?? []);
  expect(urls.filter((url) => !EXAMPLE_DOMAIN.test(url))).toEqual([]);
  expect(samples.filter(({ report }) => /https?:|www\.|@/.test(report.text))).toEqual([]);
});

function isCyrillic({ report }: Sample): boolean {
  return /\p{Script=Cyrillic}/u.test(report.text);
}

function isStripped({ report }: Sample): boolean {
  return /^\p{ASCII}+$/u.test(report.text);
}

test.each(samples)("$report.jurisdiction: $name is read as it should be", ({ report, expected }) => {
  const { text, language: locale, urls = [], danger = false, reporter, age, category } = report;
  const { language, hold, ...reading } = read({ text, urls, locale, danger, reporter, age, category });
  expect({ language, category: reading.category, priority: reading.priority, hold }).toEqual({
    language: expected.language,
    category: expected.category,
    priority: expected.priority,
    hold: expected.hold,
  });
});
