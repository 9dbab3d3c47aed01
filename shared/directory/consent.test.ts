import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading } from "../../test/support/reports.js";
import { AGE_BANDS, type AgeBand, CONSENTS, INSTITUTIONS, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import { validBook } from "./book.arbitrary.js";
import { consentsNeeded, mayPassOnContact, type Writer } from "./consent.js";
import { builtInBook } from "./jurisdictions.js";

const BOTH = ["self", "parent"];
const GROWN_UP = REPORTERS.filter((reporter) => reporter !== "child");

describe.each(["RS", "ME", "AL"] as const)("%s: a helpline for children asks no parent", (jurisdiction) => {
  test.each([undefined, ...REPORTERS])("reporter: %s", (reporter) => {
    for (const age of [undefined, ...AGE_BANDS])
      expect(consentsNeeded(builtInBook(jurisdiction), { reporter, age })).toEqual(["self"]);
  });
});

describe.each(["VN-18", "VN-DN"] as const)("%s: a child under 16 and a parent agree", (jurisdiction) => {
  const book = builtInBook(jurisdiction);

  test.each<[AgeBand, readonly string[]]>([
    ["0-6", ["parent"]],
    ["7-12", BOTH],
    ["13-15", BOTH],
    ["16-17", ["self"]],
    ["18+", ["self"]],
    ["unknown", BOTH],
  ])("a child of %s", (age, needed) => {
    expect(consentsNeeded(book, { reporter: "child", age })).toEqual(needed);
  });

  test("a child that doesn't say its age counts as one that is under 16", () => {
    expect(consentsNeeded(book, { reporter: "child" })).toEqual(BOTH);
  });

  test("where nobody says who writes, it may be the child whose age stands there", () => {
    expect(consentsNeeded(book, { age: "7-12" })).toEqual(BOTH);
    expect(consentsNeeded(book, { age: "16-17" })).toEqual(["self"]);
    expect(consentsNeeded(book, { age: "unknown" })).toEqual(["self"]);
    expect(consentsNeeded(book, {})).toEqual(["self"]);
  });

  test.each(GROWN_UP)("a grown-up (%s) decides on their own contact, whatever the child's age", (reporter) => {
    for (const age of AGE_BANDS) expect(consentsNeeded(book, { reporter, age })).toEqual(["self"]);
  });

  test("who asks for training in an institution's name is a grown-up, unless a child says it writes", () => {
    expect(consentsNeeded(book, { institution: "school", age: "7-12" })).toEqual(["self"]);
    expect(consentsNeeded(book, { institution: "school", reporter: "child", age: "7-12" })).toEqual(BOTH);
  });
});

const writers: fc.Arbitrary<Writer> = fc.record(
  {
    reporter: fc.constantFrom(...REPORTERS),
    age: fc.constantFrom(...AGE_BANDS),
    institution: fc.constantFrom(...INSTITUTIONS),
  },
  { requiredKeys: [] },
);
const reports = fc
  .tuple(writers, fc.boolean(), fc.option(fc.constantFrom(...PRIORITIES), { nil: undefined }))
  .map(([writer, danger, priority]) => ({ ...writer, danger, reading: priority && aReading({ priority }) }));
const someConsents = fc.subarray([...CONSENTS]);
const contact = "0601234567";

describe("in any valid directory", () => {
  test("somebody has to agree, whoever writes", () => {
    fc.assert(fc.property(validBook, writers, (book, writer) => consentsNeeded(book, writer).length > 0));
  });

  test("without a consent the contact stays here, but for danger to life", () => {
    fc.assert(
      fc.property(validBook, reports, (book, report) => {
        const isDanger = report.danger || report.reading?.priority === "immediate";
        expect(mayPassOnContact(book, report, { contact })).toBe(isDanger);
        expect(mayPassOnContact(book, report, { contact, contactConsent: [] })).toBe(isDanger);
      }),
    );
  });

  test("who agrees besides never makes it less allowed, and when all agree it is allowed", () => {
    fc.assert(
      fc.property(validBook, reports, someConsents, someConsents, (book, report, some, more) => {
        const allowed = (contactConsent: typeof some) => mayPassOnContact(book, report, { contact, contactConsent });
        if (allowed(some)) expect(allowed([...some, ...more])).toBe(true);
        expect(allowed([...CONSENTS])).toBe(true);
      }),
    );
  });

  test("danger to life goes before consent", () => {
    fc.assert(
      fc.property(validBook, reports, someConsents, (book, report, contactConsent) => {
        const reading = aReading({ priority: "immediate" });
        expect(mayPassOnContact(book, { ...report, danger: true }, { contact, contactConsent })).toBe(true);
        expect(mayPassOnContact(book, { ...report, reading }, { contact, contactConsent })).toBe(true);
      }),
    );
  });

  test("where no contact was given, nothing is held back", () => {
    fc.assert(fc.property(validBook, reports, (book, report) => mayPassOnContact(book, report, {})));
  });

  test("how a contact may be used safely is kept as the contact is: people write numbers there", () => {
    fc.assert(
      fc.property(validBook, reports, someConsents, (book, report, contactConsent) => {
        const about = (statement: object) => mayPassOnContact(book, report, { ...statement, contactConsent });
        expect(about({ contactSafely: contact })).toBe(about({ contact }));
      }),
    );
  });
});

test("a document from before there were rules keeps every child's contact until it and a parent agree", () => {
  for (const age of AGE_BANDS)
    expect(consentsNeeded({}, { reporter: "child", age })).toEqual(age === "18+" ? ["self"] : BOTH);
});
