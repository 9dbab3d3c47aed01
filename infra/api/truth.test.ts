import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forwardedWords, readFields, readForwarded } from "../../shared/acceptance/forwarded.js";
import { parseSubmission } from "../../shared/acceptance/submission.js";
import {
  AGE_BANDS,
  CATEGORIES,
  CONSENTS,
  INSTITUTIONS,
  JURISDICTIONS,
  LOCALES,
  PRIORITIES,
  REPORTERS,
} from "../../shared/domain/vocabulary.js";
import { parseXarf } from "../../shared/xarf/parse.js";
import { SENT } from "../../shared/xarf/testing/reports.js";
import { documentedSchema } from "../../test/support/openapi.js";

/** What the document allows, the functions accept; what it forbids, they refuse. */

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom(
    "",
    " ",
    "\ufeff",
    "data:text/plain,x",
    "data: see below",
    "DATA:image/PNG;base64,AAAA",
    ...[201, 301, 2_001, 10_000, 10_001].map((length) => "х".repeat(length)),
  ),
);
const address = fc.oneof(
  fc.webUrl(),
  fc.stringMatching(/^[a-z0-9.:/?#@-]{1,12}$/),
  fc.constantFrom(
    "t.me/x",
    "HTTP://пример.срб/а",
    "1.2.3.4",
    "1.2.3.999",
    "https://a.b:99999/",
    "a.b c",
    "https://đời.vn",
  ),
);
const wrong = fc.constantFrom<unknown[]>(null, 1, true, [], {}, "x", ["x"]);
const oneOf = (values: readonly string[]) => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, wrong);

const common = {
  jurisdiction: oneOf(JURISDICTIONS),
  language: oneOf(LOCALES),
  text: fc.oneof({ weight: 4, arbitrary: words }, wrong),
};
const more = {
  urls: fc.oneof(
    { weight: 4, arbitrary: fc.array(address, { maxLength: 3 }) },
    fc.constant(Array(21).fill("t.me/x")),
    wrong,
  ),
  danger: fc.oneof(fc.boolean(), wrong),
  reporter: oneOf(REPORTERS),
  age: oneOf(AGE_BANDS),
  place: fc.oneof(fc.stringMatching(/^[a-z0-9-]{1,45}$/), wrong),
  category: oneOf(CATEGORIES),
  contact: fc.oneof(words, wrong),
  contactSafely: fc.oneof(words, wrong),
  contactConsent: fc.oneof(fc.array(fc.constantFrom(...CONSENTS), { maxLength: 3 }), wrong),
  institution: oneOf(INSTITUTIONS),
};
const byPartners = {
  priority: oneOf(PRIORITIES),
  done: fc.oneof(words, wrong),
  case: fc.oneof(fc.stringMatching(/^[A-Z0-9/._ -]{0,70}$/), wrong),
};
const strangers = { media: fc.constant("x"), nonsense: fc.constant(1) };

/** Most are valid but for a field or two. */
const report = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc
    .tuple(
      fc.constant({ jurisdiction: "RS", language: "en", text: "A girl called." }),
      fc.record({ ...common, ...fields, ...strangers }, { requiredKeys: [] }),
      fc.uniqueArray(fc.constantFrom(...Object.keys({ ...common, ...fields, ...strangers })), { maxLength: 2 }),
    )
    .map(([valid, odd, chosen]): unknown => ({
      ...valid,
      ...Object.fromEntries(Object.entries(odd).filter(([name]) => chosen.includes(name))),
    }));

/** Addresses are narrower in the document than in browsers, which take more than a pattern can say. */
const isNarrower = (sent: unknown): boolean => {
  const urls = typeof sent === "object" && sent !== null && "urls" in sent ? sent.urls : [];
  return Array.isArray(urls) && urls.length > 0;
};

const agreed = (allowed: boolean, accepted: boolean, sent: unknown): boolean =>
  allowed === accepted || (accepted && isNarrower(sent));

describe("what the document says of what is sent holds", () => {
  test("for a partner's case", () => {
    const allows = documentedSchema("#/components/schemas/ForwardedReport");
    fc.assert(
      fc.property(report({ ...more, ...byPartners }), (sent) =>
        agreed(allows(sent), readForwarded(sent, JURISDICTIONS).ok, sent),
      ),
      { numRuns: 3_000 },
    );
  });

  test("for what is written later", () => {
    const allows = documentedSchema("#/components/schemas/Words");
    const sent = fc.record({ text: common.text, danger: more.danger, ...strangers }, { requiredKeys: [] });
    fc.assert(
      fc.property(sent, (one) => agreed(allows(one), readFields(forwardedWords, one).ok, one)),
      { numRuns: 1_000 },
    );
  });

  test("for the public's report", () => {
    const allows = documentedSchema("#/components/schemas/PublicReport");
    const nonce = fc.oneof(fc.uuid(), fc.string({ maxLength: 70 }), wrong);
    fc.assert(
      fc.property(report({ ...more, nonce, proof: wrong }), (sent) =>
        agreed(allows(sent), parseSubmission(sent, JURISDICTIONS).ok, sent),
      ),
      { numRuns: 3_000 },
    );
  });

  test.each(Object.entries(SENT))("for a XARF report of %s, whichever field is another", (_, valid) => {
    const allows = documentedSchema("#/components/schemas/XarfReport");
    const value = fc.oneof(
      wrong,
      fc.constantFrom<unknown[]>(
        1.5,
        -1,
        70_000,
        "4.2.1",
        "2026-02-30T10:00:00Z",
        "::1",
        "a@b.example",
        "x".repeat(1_001),
        "csem",
      ),
      fc.webUrl(),
      fc.uuid(),
    );
    const names = [
      ...Object.keys(valid),
      "source_port",
      "confidence",
      "tags",
      "description",
      "asn",
      "domain",
      "evidence",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, other) => {
        const sent = { ...valid, [name]: other };
        return allows(sent) === parseXarf(sent).ok;
      }),
      { numRuns: 1_000 },
    );
  });
});

test("the schemas of requests are compiled from the document that is committed", () => {
  expect(documentedSchema("#/components/schemas/ForwardedReport")({})).toBe(false);
});
