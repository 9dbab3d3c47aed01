import fc from "fast-check";
import { expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { readForwarded } from "../acceptance/forwarded.js";
import { parseSubmission } from "../acceptance/submission.js";
import type { Agency, Book } from "../directory/book.js";
import { builtInBook } from "../directory/jurisdictions.js";
import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import { received } from "../domain/transitions/received.js";
import { AGE_BANDS, CATEGORIES, CONSENTS, INSTITUTIONS, LOCALES, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import { type Forwarding, forwardingOf, idempotencyKeyOf } from "./forwarding.js";
import { cameFromPeer } from "./origin.js";

const book: Book = builtInBook("RS");
const channel = { deployment: "https://me.example", jurisdiction: "ME" } as const;
const [first] = book.agencies;
const agency: Agency = { ...(first ?? never()), channel };

function never(): never {
  throw new Error("no agency");
}

const forwarding = (parts: Partial<Forwarding> & { report?: Report } = {}): Forwarding => {
  const report = parts.report ?? aReport();
  return {
    reading: aReading(),
    statement: { id: report.id, text: "x", urls: [] },
    book,
    agency,
    channel,
    ...parts,
    report,
  };
};

/** Fragments that look like media to whoever is strict about it. */
const fragment = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "data:,x",
    "DATA:image/png,abc",
    "data:text/plain;charset=utf-8,hi",
    "see data: below",
    "data:;a=b,c",
  ),
);
const text = fc.array(fragment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
const url = fc.tuple(fc.webUrl(), fragment).map(([address, tail]) => `${address}?q=${tail.replaceAll(/\s/g, "")}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** What the public may send, and mostly is accepted. */
const post = fc.record({
  jurisdiction: fc.constant("RS"),
  language: fc.constantFrom(...LOCALES),
  text: fc.oneof(text, fc.constant(`data:,${"a".repeat(9_994)}`)),
  urls: optional(
    fc.array(fc.oneof(url, fc.constant(`https://x.example/?data:,${"a".repeat(2_023)}`)), { maxLength: 20 }),
  ),
  danger: optional(fc.boolean()),
  reporter: optional(fc.constantFrom(...REPORTERS)),
  age: optional(fc.constantFrom(...AGE_BANDS)),
  place: fc.constant("montenegro"),
  category: optional(fc.constantFrom(...CATEGORIES)),
  institution: optional(fc.constantFrom(...INSTITUTIONS)),
  contact: optional(text.map((words) => words.slice(0, 100))),
  contactSafely: optional(text.map((words) => words.slice(0, 100))),
  contactConsent: optional(fc.subarray([...CONSENTS])),
});

test("whatever the public may send can be forwarded, with all its words", () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      post,
      fc.constantFrom(...CATEGORIES),
      fc.constantFrom(...PRIORITIES),
      fc.boolean(),
      fc.string({ maxLength: 2_000 }),
      (fields, category, priority, hold, done) => {
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
        const parsed = parseSubmission(given, ["RS"]);
        if (!parsed.ok) return;
        accepted += 1;
        const { text: words, urls = [], contact, contactSafely, contactConsent, ...others } = parsed.submission;
        const {
          language,
          category: chosenCategory,
          danger = false,
          nonce: _,
          proof: __,
          website: ___,
          ...rest
        } = others;
        const { id, reference } = aReport();
        const report = received({ ...rest, id, reference, danger, locale: language, chosenCategory }, NOON);
        const statement: Statement = { id, text: words, urls, contact, contactSafely, contactConsent, done };
        const body = forwardingOf(forwarding({ report, statement, reading: aReading({ category, priority, hold }) }));
        expect(readForwarded(JSON.parse(JSON.stringify(body ?? {})), ["ME"])).toMatchObject({ ok: true });
        // Nothing is shortened: at most one sign stands for another.
        expect(body?.text.length).toBe(words.length);
        expect(body?.urls?.length ?? 0).toBe(urls.length);
      },
    ),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(300);
});

test("it is for the other jurisdiction, names no place of ours, and says by which number it is known here", () => {
  const report = { ...aReport(), place: "montenegro" };
  const body = forwardingOf(forwarding({ report }));
  expect(body).toMatchObject({ jurisdiction: "ME", case: report.reference });
  expect(body).not.toHaveProperty("place");
  expect(body?.done).toContain(report.reference);
});

test("a contact goes along with the consents that it needs, or where a life is in danger, and else not", () => {
  const report = { ...aReport(), reporter: "child", age: "7-12" } as const;
  const statement = { id: report.id, text: "x", urls: [], contact: "069 000 000", contactConsent: [] };
  expect(forwardingOf(forwarding({ report, statement }))).not.toHaveProperty("contact");
  const both = { ...statement, contactConsent: [...CONSENTS] };
  expect(forwardingOf(forwarding({ report, statement: both }))).toMatchObject({ contact: "069 000 000" });
  const danger = { ...report, danger: true };
  expect(forwardingOf(forwarding({ report: danger, statement }))).toMatchObject({
    contact: "069 000 000",
    danger: true,
  });
});

test("a category that nobody is sure of is not passed on as if the reporter had chosen it", () => {
  const reading = aReading({ hold: true, category: "hate" });
  expect(forwardingOf(forwarding({ reading }))).not.toHaveProperty("category");
  const report = { ...aReport(), chosenCategory: "bullying" as const };
  expect(forwardingOf(forwarding({ report, reading }))).toMatchObject({ category: "bullying" });
});

test("one report at one agency has one key, which tells nothing of its id", () => {
  const [one, other] = [aReport(), aReport()];
  const key = idempotencyKeyOf(one, agency);
  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const later = { ...one, version: 9 };
  expect(idempotencyKeyOf(later, agency)).toBe(key);
  expect(idempotencyKeyOf(other, agency)).not.toBe(key);
  expect(idempotencyKeyOf(one, { id: "another" })).not.toBe(key);
  expect(key).not.toContain(one.id.slice(0, 8));
});

test("what another deployment forwarded is known by its number; what a hotline or the public sent is not", () => {
  const of = (number?: string) => ({
    partner: { id: "p", digest: "d", ...(number !== undefined && { case: number }) },
  });
  for (const { reference } of [aReport(), aReport({ jurisdiction: "VN-DN" })])
    expect(cameFromPeer(of(reference))).toBe(true);
  for (const number of [undefined, "2026/17", "RS-17", "XX-7K3M2-QXD9A", "RS-7K3M2-QXD9A-2"]) {
    expect(cameFromPeer(of(number))).toBe(false);
  }
  expect(cameFromPeer({})).toBe(false);
});
