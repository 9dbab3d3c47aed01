import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "../../shared/domain/reading.js";
import { CATEGORIES, PRIORITIES } from "../../shared/domain/vocabulary.js";
import type { LabelledReport } from "./labelled-report.js";
import { type Judged, measure, shareOf } from "./measures.js";

const report: LabelledReport = {
  id: "r",
  language: "en",
  script: "latin",
  reporter: "child",
  text: "…",
  category: "abuse",
  secondary: [],
  priority: "urgent",
};
const reading: Reading = {
  category: "abuse",
  secondary: [],
  priority: "urgent",
  hold: false,
  language: "en",
  languageMargin: 1,
  rules: [],
  spans: [],
  scores: { abuse: 0.6, bullying: 0.3, hate: 0.1 },
  version: "v",
};
const judged = (is: Partial<LabelledReport>, as: Partial<Reading>): Judged => ({
  report: { ...report, ...is },
  reading: { ...reading, ...as },
});

describe("each figure counts what its name says", () => {
  const found = measure([
    judged({ priority: "immediate" }, { priority: "urgent" }),
    judged({ priority: "immediate" }, { priority: "immediate", hold: true }),
    judged({ priority: "standard", category: "bullying" }, { priority: "urgent" }),
    judged({ priority: "low", category: "hate", language: "sq" }, { priority: "low" }),
  ]);
  test.each([
    ["language", found.language, 3],
    ["first category", found.categoryTop1, 2],
    ["first two categories", found.categoryTop2, 3],
    ["priority", found.priorityAgreement, 2],
    ["under-triage", found.underTriage, 1],
    ["over-triage", found.overTriage, 1],
    ["held", found.held, 1],
  ])("%s", (_, { count, of }, expected) => expect([count, of]).toEqual([expected, 4]));

  test("recalls count among what they are about", () => {
    expect(found.immediateRecall).toMatchObject({ count: 1, of: 2 });
    expect(found.immediateOrUrgentRecall).toMatchObject({ count: 2, of: 2 });
  });

  test("macro F1 is the mean of the categories that occur", () => {
    // abuse: 2 of 2 found, but 4 called so; bullying and hate never found.
    expect(found.macroF1).toBeCloseTo((4 / 6 + 0 + 0) / 3);
  });

  test("the confusion has what it is in rows", () => {
    const at = (category: (typeof CATEGORIES)[number]) => CATEGORIES.indexOf(category);
    expect(found.confusion[at("bullying")]?.[at("abuse")]).toBe(1);
    expect(found.confusion.flat().reduce((one, other) => one + other)).toBe(4);
  });
});

test("Wilson's interval, against published values", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81/263 and 0/20.
  expect(shareOf(81, 263)).toMatchObject({ low: expect.closeTo(0.2553, 3), high: expect.closeTo(0.3662, 3) });
  expect(shareOf(0, 20)).toMatchObject({ low: 0, high: expect.closeTo(0.1611, 3) });
});

test("nothing to count is no perfect score", () => {
  expect(measure([]).immediateRecall).toEqual({ count: 0, of: 0, share: undefined, low: 0, high: 1 });
});

test("a share lies in its interval, and right, under and over make all", () => {
  const priority = fc.constantFrom(...PRIORITIES);
  fc.assert(
    fc.property(fc.array(fc.tuple(priority, priority), { minLength: 1 }), (pairs) => {
      const found = measure(pairs.map(([is, as]) => judged({ priority: is }, { priority: as })));
      const { priorityAgreement: right, underTriage: under, overTriage: over } = found;
      expect(right.count + under.count + over.count).toBe(pairs.length);
      for (const { share, low, high } of [right, under, over]) {
        expect(low).toBeLessThanOrEqual((share ?? 0) + 1e-12);
        expect(high).toBeGreaterThanOrEqual((share ?? 0) - 1e-12);
      }
    }),
  );
});
