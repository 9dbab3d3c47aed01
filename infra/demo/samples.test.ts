import { describe, expect, test } from "vitest";
import { mayPassOnContact } from "../../shared/directory/consent.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { planDispatches } from "../../shared/directory/plan.js";
import { CATEGORIES, JURISDICTIONS, PRIORITIES, READING_LANGUAGES, REPORTERS } from "../../shared/domain/vocabulary.js";
import { read } from "../../shared/triage/read.js";
import { aReading } from "../../test/support/reports.js";
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

  test.each(JURISDICTIONS)("a request for training from %s, with a contact", (jurisdiction) => {
    const requests = samples.filter(({ report }) => report.jurisdiction === jurisdiction && report.institution);
    expect(requests.some(({ expected }) => expected.agencies[0] === "training-team")).toBe(true);
    expect(requests.filter(({ report }) => report.contact === undefined)).toEqual([]);
  });

  test("harm told in a request for training, which a person reads", () => {
    const told = samples.filter(({ report, expected }) => report.institution && expected.category !== "advice");
    expect(told.map(({ expected: { hold } }) => hold)).toEqual([true]);
  });

  test("contacts that may be passed on, one by a child in Vietnam among them, and one that may not", () => {
    const giving = samples.filter(({ report }) => report.contact !== undefined);
    const passedOn = ({ report, expected: { priority } }: Sample) =>
      mayPassOnContact(
        builtInBook(report.jurisdiction),
        { ...report, danger: report.danger ?? false, reading: aReading({ priority }) },
        report,
      );
    expect(giving.some(({ report }) => report.contactConsent?.includes("parent"))).toBe(true);
    expect(giving.filter((sample) => !passedOn(sample)).map(({ name }) => name)).toEqual([
      "a game account was bought and never given",
    ]);
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
  const { age, reporter, place, institution } = report;
  if (place !== undefined) expect(book.places.map(({ id }) => id)).toContain(place);
  const plan = planDispatches(book, { ...expected, secondary: [], age, reporter, place, institution });
  expect(plan.recipients.map(({ agency }) => agency)).toEqual(expected.agencies);
});

test("no sample leads anywhere real", () => {
  const urls = samples.flatMap(({ report }) => report.urls ?? []);
  expect(urls.filter((url) => !EXAMPLE_DOMAIN.test(url))).toEqual([]);
  expect(samples.filter(({ report }) => /https?:|www\.|@/.test(report.text))).toEqual([]);
  const contacts = samples.flatMap(({ report: { contact, contactSafely } }) => [contact, contactSafely]);
  expect(contacts.filter((contact) => /@(?!.*\.example$)|[0-9]{5}/.test(contact ?? ""))).toEqual([]);
});

function isCyrillic({ report }: Sample): boolean {
  return /\p{Script=Cyrillic}/u.test(report.text);
}

function isStripped({ report }: Sample): boolean {
  return /^\p{ASCII}+$/u.test(report.text);
}

test.each(samples)("$report.jurisdiction: $name is read as it should be", ({ report, expected }) => {
  const { text, language: locale, urls = [], danger = false, reporter, age, category, institution } = report;
  const { language, hold, ...reading } = read({ text, urls, locale, danger, reporter, age, category, institution });
  expect({ language, category: reading.category, priority: reading.priority, hold }).toEqual({
    language: expected.language,
    category: expected.category,
    priority: expected.priority,
    hold: expected.hold,
  });
});
