import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AGE_BANDS, CATEGORIES, INSTITUTIONS, JURISDICTIONS, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import { validBook } from "./book.arbitrary.js";
import { type Book, book, type Condition } from "./book.js";
import { checkBook, InvalidBook, parseBook } from "./check.js";
import { unreachableRules } from "./coverage.js";
import { builtInBook } from "./jurisdictions.js";
import { planDispatches } from "./plan.js";
import { agency, sound } from "./sound.arbitrary.js";

const rule = (when: Condition, id = "extra") => ({ id, when, to: [{ agency: "police", role: "acts" as const }] });
const first = (book: Book) => checkBook(book).map(({ path, code }) => `${path} ${code}`);

test("a sound book has no problems, and neither has any that is generated as valid", () => {
  expect(checkBook(sound)).toEqual([]);
  fc.assert(
    fc.property(validBook, (book) => {
      expect(checkBook(book)).toEqual([]);
    }),
  );
});

test.each(JURISDICTIONS)(
  "%s: the document that comes with the code is sound, and its addresses reach nobody real",
  (jurisdiction) => {
    const book = builtInBook(jurisdiction);
    expect(book.jurisdiction).toBe(jurisdiction);
    const addresses = [...book.agencies.flatMap((one) => one.addresses), ...book.digest];
    expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
  },
);

test.each<[string, Partial<Book>, string]>([
  ["two agencies with one id", { agencies: [...sound.agencies, agency("police")] }, "agencies[2].id duplicate-id"],
  ["two rules with one id", { rules: [rule({ age: ["0-6"] }, "rest"), ...sound.rules] }, "rules[3].id duplicate-id"],
  [
    "a rule that names no agency of the book",
    {
      rules: [
        {
          ...rule({}),
          to: [
            { agency: "police", role: "acts" },
            { agency: "nobody", role: "informed" },
          ],
        },
      ],
    },
    "rules[0].to[1].agency unknown-agency",
  ],
  ["a ladder that names no agency of the book", { ladder: ["nobody", "centre"] }, "ladder[0] unknown-agency"],
  [
    "a focal point that is no agency",
    { focalPoint: "nobody", ladder: ["police", "nobody"] },
    "focalPoint unknown-agency",
  ],
  ["a last rule with a condition", { rules: [rule({ priority: ["low"] })] }, "rules[0].when last-rule-not-catch-all"],
  [
    "a rule behind one that takes all of its reports",
    { rules: [rule({ priority: ["immediate", "urgent"] }), ...sound.rules] },
    "rules[1] unreachable-rule",
  ],
  [
    "a rule behind two that take its reports together",
    {
      rules: [
        rule({ reporter: ["child"] }, "a"),
        rule({ reporter: ["parent"] }, "b"),
        rule({ reporter: ["child", "parent"], age: ["0-6"] }, "c"),
        ...sound.rules,
      ],
    },
    "rules[2] unreachable-rule",
  ],
  ["a ladder that ends elsewhere", { ladder: ["centre", "police"] }, "ladder[1] ladder-not-ending-at-focal-point"],
  [
    "a rule by which nobody acts",
    { rules: [{ id: "rest", when: {}, to: [{ agency: "centre", role: "informed" }] }] },
    "rules[0].to nobody-acts",
  ],
  [
    "a place that isn't one of the book's",
    { rules: [rule({ place: ["north", "south"] }), ...sound.rules] },
    "rules[0].when.place[1] unknown-place",
  ],
  [
    "a place that nobody asks for",
    { places: [...sound.places, { id: "south", names: { en: "South" } }] },
    "places[1] uncovered-place",
  ],
  [
    "a rule for institutions behind one for all of them",
    {
      rules: [
        rule({ category: ["advice"], institution: [...INSTITUTIONS] }, "a"),
        rule({ category: ["advice"], institution: ["sport"] }, "b"),
        ...sound.rules,
      ],
    },
    "rules[1] unreachable-rule",
  ],
  [
    "a rule called as the held reports are",
    { rules: [rule({ priority: ["low"] }, "hold"), ...sound.rules] },
    "rules[0].id reserved-id",
  ],
])("refused: %s", (_, change, expected) => {
  expect(first({ ...sound, ...change })).toContain(expected);
});

test("a rule for every institution leaves the reports that name none to the rules behind it", () => {
  const advice = { category: ["advice" as const] };
  const rules = [rule({ ...advice, institution: [...INSTITUTIONS] }, "a"), rule(advice, "b"), ...sound.rules];
  expect(checkBook({ ...sound, rules })).toEqual([]);
});

describe("consent", () => {
  test("has to be said in a new document; one from before it can still be read", () => {
    const { consent: _, ...before } = sound;
    expect(first(before)).toEqual(["consent missing-consent"]);
    expect(book.safeParse(before).success).toBe(true);
  });

  test("is somebody's at any age", () => {
    expect(first({ ...sound, consent: { ownFromAge: 7, source: "made up" } })).toEqual([
      "consent.ownFromAge nobody-agrees",
    ]);
    expect(first({ ...sound, consent: { ownFromAge: 7, parentBelowAge: 6, source: "made up" } })).toHaveLength(1);
    expect(first({ ...sound, consent: { ownFromAge: 7, parentBelowAge: 7, source: "made up" } })).toEqual([]);
  });
});

test("a document that isn't one is refused with all that is wrong and where", () => {
  const document = {
    ...sound,
    version: 0,
    agencies: [
      { ...agency("centre"), timeZone: "Mars/Olympus" },
      { ...agency("police"), addresses: ["nowhere"] },
    ],
  };
  expect(() => parseBook(document)).toThrow(InvalidBook);
  expect(() => parseBook(document)).toThrow(
    /version: .*\nagencies\[0\]\.timeZone: .*accepted: an IANA time zone\nagencies\[1\]\.addresses\[0\]: /s,
  );
});

test("a document that parses but isn't sound is refused with each problem on its own line", () => {
  const document = { ...sound, ladder: ["police"], rules: [rule({ place: ["north"] })] };
  expect(() => parseBook(document)).toThrow(
    /rules\[0\]\.when: last-rule-not-catch-all; .*\nladder\[0\]: ladder-not-ending-at-focal-point; accepted: centre/,
  );
});

test("a rule counts as unreachable exactly when no report gets to it", () => {
  const unchecked = validBook.chain((book) =>
    fc
      .shuffledSubarray([...book.rules, ...book.rules], { minLength: 1 })
      .map((rules) => ({ ...book, rules: rules.map((one, at) => ({ ...one, id: `rule-${at}` })) })),
  );
  fc.assert(
    fc.property(unchecked, (book) => {
      const reached = new Set<string>();
      for (const category of CATEGORIES)
        for (const priority of PRIORITIES)
          for (const age of AGE_BANDS)
            for (const reporter of [undefined, ...REPORTERS])
              for (const place of [undefined, ...book.places.map(({ id }) => id)])
                for (const institution of [undefined, ...INSTITUTIONS]) {
                  const read = { category, secondary: [], priority, hold: false };
                  reached.add(planDispatches(book, { ...read, age, reporter, place, institution }).rule);
                }
      const unreached = book.rules.flatMap(({ id }, at) => (reached.has(id) ? [] : [at]));
      expect(unreachableRules(book)).toEqual(unreached);
    }),
    { numRuns: 30 },
  );
});

test("a value of a list is refused with the list", () => {
  const document = { ...sound, locales: ["tlh"] };
  expect(() => parseBook(document)).toThrow(/locales\[0\].*"sr-Latn"/);
});
