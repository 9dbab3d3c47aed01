import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FIELDS, fieldsOfForm, LIMITS, parseSubmission } from "../../../shared/acceptance/submission.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { AGE_BANDS, CATEGORIES, CONSENTS, INSTITUTIONS, REPORTERS } from "../../../shared/domain/vocabulary.js";
import { MAX_BODY_BYTES } from "../../../shared/http/body.js";

/** What webmasters go by. */
const docs = (file: string): string => readFileSync(join(import.meta.dirname, "../../../docs", file), "utf8");

test("the documentation names all fields, all their values and limits, and nothing else", () => {
  const guide = docs("public-form.md");
  const table = guide.slice(guide.indexOf("## Fields"), guide.indexOf("## Answers"));
  const rows = [...table.matchAll(/^\| `(\w+)` \|.*\| (.*) \|$/gm)].map(([, name = "", meaning = ""]) => [
    name,
    meaning,
  ]);
  expect(new Set(rows.map(([name]) => name))).toEqual(new Set(FIELDS));
  const values = (field: string) =>
    [...(rows.find(([name]) => name === field)?.[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, value]) => value);
  expect(values("reporter")).toEqual(REPORTERS);
  expect(values("age")).toEqual(AGE_BANDS);
  expect(values("category")).toEqual(CATEGORIES);
  expect(values("contactConsent")).toEqual(CONSENTS);
  expect(values("institution")).toEqual(INSTITUTIONS);
  const { place: _place, ...limits } = LIMITS;
  for (const limit of Object.values(limits)) expect(table).toContain(limit.toLocaleString("en"));
  expect(guide).toContain(`${MAX_BODY_BYTES / 1024} KB`);
});

const form = docs("examples/html-form.html");

test("the plain form that is shown has all fields that people fill in, and no other", () => {
  const names = [...form.matchAll(/<(?:input|select|textarea)\b[^>]* name="(\w+)"/g)].map(([, name = ""]) => name);
  const others = ["language", "institution", "nonce", "proof"];
  const own = new Set([...FIELDS.filter((name) => !others.includes(name)), "website"]);
  expect(new Set(names)).toEqual(own);
});

test("whatever can be chosen on it is accepted, and all that can be chosen is on it", () => {
  const filled = { jurisdiction: "RS", language: "sr-Latn", text: "x" };
  const selects = [...form.matchAll(/<select [^>]*name="(\w+)">(.*?)<\/select>/gs)].map(
    ([, name = "", options = ""]) =>
      [name, [...options.matchAll(/value="([^"]+)"/g)].map(([, value = ""]) => value)] as const,
  );
  expect(Object.fromEntries(selects)).toEqual({
    reporter: REPORTERS,
    age: AGE_BANDS,
    place: builtInBook("RS").places.map(({ id }) => id),
    category: CATEGORIES,
  });
  const ticked = [...form.matchAll(/type="(?:radio|checkbox)" name="(\w+)" value="(\w+)"/g)];
  for (const [name = "", value = ""] of [
    ...selects.flatMap(([name, values]) => values.map((value) => [name, value])),
    ...ticked.map(([, name, value]) => [name, value]),
  ]) {
    const { ok } = parseSubmission(fieldsOfForm({ ...filled, [name]: value }), ["RS"]);
    expect([name, value, ok]).toEqual([name, value, true]);
  }
});

test("the numbers on the examples are those of the directory", () => {
  const known = builtInBook("RS").emergency.map(({ number }) => number.replaceAll(" ", ""));
  for (const file of ["html-form", "json-post"]) {
    const shown = [...docs(`examples/${file}.html`).matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number);
    expect(shown.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining(shown));
  }
});
