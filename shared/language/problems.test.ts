import { expect, test } from "vitest";
import { LOCALES } from "../domain/vocabulary.js";
import { type Problem, problemText, problemTitle } from "./problems.js";

const limited: readonly Problem[] = [
  { code: "text-missing", max: 77_001 },
  { code: "text-too-long", max: 77_001 },
  { code: "urls-too-many", max: 77_001 },
  { code: "url-invalid", max: 77_001 },
  { code: "place-invalid", max: 77_001 },
  { code: "contact-too-long", max: 77_001 },
  { code: "contact-safely-too-long", max: 77_001 },
  { code: "body-too-large", max: 77_001 },
];
const listed: readonly Problem[] = [
  { code: "jurisdiction-unknown", accepted: "one, two" },
  { code: "language-unknown", accepted: "one, two" },
  { code: "category-unknown", accepted: "one, two" },
  { code: "reporter-unknown", accepted: "one, two" },
  { code: "age-unknown", accepted: "one, two" },
  { code: "field-unknown", accepted: "one, two" },
  { code: "wrong-type", field: "urls", accepted: "one, two" },
  { code: "content-type-unsupported", accepted: "one, two" },
  { code: "route-unknown", accepted: "one, two" },
  { code: "method-not-allowed", accepted: "one, two" },
];
const plain: readonly Problem[] = [
  { code: "data-uri" },
  { code: "danger-invalid" },
  { code: "nonce-invalid" },
  { code: "body-missing" },
  { code: "body-broken" },
  { code: "media-refused" },
  { code: "receipt-mistyped" },
  { code: "receipt-unknown" },
  { code: "unavailable" },
];

test.each(LOCALES)("%s: each problem says what is accepted", (locale) => {
  for (const problem of limited) expect(problemText(locale, problem)).toMatch(/77[.,\u00a0]001/);
  for (const problem of listed) expect(problemText(locale, problem)).toContain("one, two");
  expect(problemText(locale, { code: "wrong-type", field: "urls", accepted: "string" })).toContain("urls");
  expect(problemText(locale, { code: "data-uri" })).toContain("https://");
  expect(problemText(locale, { code: "receipt-mistyped" })).toContain("24");
});

test.each(LOCALES)("%s: no two problems read alike", (locale) => {
  const same = new Set(["category-unknown", "reporter-unknown"]);
  const texts = [...limited, ...listed, ...plain].filter(({ code }) => !same.has(code));
  expect(new Set(texts.map((problem) => problemText(locale, problem))).size).toBe(texts.length);
  expect(problemTitle(locale, "not-found")).not.toBe(problemTitle(locale, "unavailable"));
});
