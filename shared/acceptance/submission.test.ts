import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../domain/vocabulary.js";
import { explain } from "./explain.js";
import { type Fault, FIELDS, fieldsOfForm, parseSubmission, type Submission } from "./submission.js";

const valid = { jurisdiction: "RS", language: "en", text: "Somebody asks my daughter for pictures." };
const SERVED = ["RS", "ME"] as const;

function accepted(fields: unknown): Submission {
  const parsed = parseSubmission(fields, SERVED);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.submission;
}

function faultsOf(fields: unknown): readonly Fault[] {
  const parsed = parseSubmission(fields, SERVED);
  return parsed.ok ? [] : parsed.faults;
}

describe("a report", () => {
  test.each(["a", "ђ", "ỷ", "😀"])("may be as long as it is allowed to be, in any script: %s", (letter) => {
    expect([...accepted({ ...valid, text: letter.repeat(10_000) }).text]).toHaveLength(10_000);
    expect(faultsOf({ ...valid, text: letter.repeat(10_001) })).toEqual([{ field: "text", code: "text-too-long" }]);
  });

  test("keeps its links as typed, with the scheme that people leave out", () => {
    const urls = ["chat.example/u/1", " HTTP://a.example "];
    expect(accepted({ ...valid, urls }).urls).toEqual(["https://chat.example/u/1", "HTTP://a.example"]);
  });

  test("says whose consent there is, and that an institution asks", () => {
    const fields = { ...valid, contact: "mail", contactConsent: ["self", "parent"], institution: "dormitory" };
    expect(accepted(fields)).toMatchObject({ contactConsent: ["self", "parent"], institution: "dormitory" });
  });
});

describe("bad input is told by field", () => {
  test.each([
    ["no text", { text: undefined }, "text", "text-missing"],
    ["blank text", { text: " \n\t " }, "text", "text-missing"],
    ["text that is no text", { text: 7 }, "text", "wrong-type"],
    ["a picture in the text", { text: "look data:image/png;base64,iVBORw0KGgo=" }, "text", "data-uri"],
    ["too many links", { urls: Array(21).fill("https://a.example") }, "urls", "urls-too-many"],
    ["a link that is none", { urls: ["https://a.example", "hello"] }, "urls.1", "url-invalid"],
    ["a link that runs code", { urls: ["javascript://a.example/%0aalert(1)"] }, "urls.0", "url-invalid"],
    ["a file as a link", { urls: ["file:///etc/passwd"] }, "urls.0", "url-invalid"],
    ["a picture as a link", { urls: ["data:image/png;base64,AAAA"] }, "urls.0", "data-uri"],
    ["links that are no list", { urls: "https://a.example" }, "urls", "wrong-type"],
    ["an unknown jurisdiction", { jurisdiction: "XX" }, "jurisdiction", "jurisdiction-unknown"],
    ["a jurisdiction of another deployment", { jurisdiction: "AL" }, "jurisdiction", "jurisdiction-unknown"],
    ["an unknown language", { language: "tlh" }, "language", "language-unknown"],
    ["an unknown category", { category: "aliens" }, "category", "category-unknown"],
    ["an unknown reporter", { reporter: "spy" }, "reporter", "reporter-unknown"],
    ["an unknown age", { age: "12" }, "age", "age-unknown"],
    ["danger in words", { danger: "very" }, "danger", "danger-invalid"],
    ["a place in words", { place: "Our Street 5" }, "place", "place-invalid"],
    ["a contact that is too long", { contact: "x".repeat(201) }, "contact", "contact-too-long"],
    ["safe times that are too long", { contactSafely: "x".repeat(301) }, "contactSafely", "contact-safely-too-long"],
    ["a stranger's consent", { contactConsent: ["self", "uncle"] }, "contactConsent.1", "contact-consent-unknown"],
    [
      "more consents than there are",
      { contactConsent: Array(3).fill("self") },
      "contactConsent",
      "contact-consent-unknown",
    ],
    ["consent that is no list", { contactConsent: "self" }, "contactConsent", "wrong-type"],
    ["an unknown institution", { institution: "army" }, "institution", "institution-unknown"],
    ["a nonce that can be guessed", { nonce: "1" }, "nonce", "nonce-invalid"],
    ["a file", { attachments: [{ name: "a.png" }] }, "attachments", "field-unknown"],
  ])("%s", (_what, fields, field, code) => {
    expect(faultsOf({ ...valid, ...fields })).toContainEqual({ field, code });
  });

  test.each([
    ["a list of reports", [valid]],
    ["nothing", null],
  ])("%s is no report at all", (_what, fields) => {
    expect(faultsOf(fields)).toContainEqual({ field: "body", code: "wrong-type" });
  });
});

describe("how a report shows that it is no flood", () => {
  test.each([
    [7, 7],
    ["7", 7],
    ["", undefined],
    ["7.5", undefined],
    [[7], undefined],
    [{ toString: 7 }, undefined],
    [null, undefined],
  ])("a proof of %j counts as %s, and is never a fault", (proof, counter) => {
    expect(accepted({ ...valid, proof }).proof).toBe(counter);
  });

  test("whatever stands in the fields for it, the report is taken", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (proof, website) => {
        const taken = accepted({ ...valid, proof, website });
        expect(["number", "undefined"]).toContain(typeof taken.proof);
        expect(["string", "undefined"]).toContain(typeof taken.website);
      }),
    );
  });

  test("nobody is told of the field that people don't see", () => {
    expect(FIELDS).not.toContain("website");
    expect(FIELDS).toContain("proof");
  });
});

describe("a plain form", () => {
  test("says the same as JSON: links and consents one a line, danger by yes or no, empty fields left out", () => {
    const form = {
      ...valid,
      urls: "a.example\r\nb.example",
      danger: "yes",
      contactConsent: "self\nparent",
      category: " ",
      proof: "12",
    };
    expect(accepted(fieldsOfForm(form))).toEqual({
      ...valid,
      urls: ["https://a.example", "https://b.example"],
      danger: true,
      contactConsent: ["self", "parent"],
      proof: 12,
    });
  });

  test("with both answers to one question is asked again", () => {
    expect(faultsOf(fieldsOfForm({ ...valid, danger: "yes\nno" }))).toEqual([
      { field: "danger", code: "danger-invalid" },
    ]);
  });
});

describe("what is wrong", () => {
  const faults: readonly Fault[] = [
    ...faultsOf({
      language: "x",
      jurisdiction: "x",
      text: "",
      urls: ["x"],
      reporter: "x",
      age: "x",
      danger: "x",
      more: 1,
    }),
    ...faultsOf({ ...valid, category: "x", place: "X", nonce: "x", institution: "x", contactConsent: ["x"], text: 7 }),
    ...faultsOf({
      ...valid,
      contact: "x".repeat(201),
      contactSafely: "x".repeat(301),
      urls: Array(21).fill("a.example"),
    }),
    { field: "contact", code: "contact-consent-missing" },
  ];

  test("is told a program with everything that is accepted", () => {
    const told = explain(faults, { locale: "en", reader: "program", served: SERVED });
    const detailOf = (field: string) => told.find((one) => one.field === field)?.detail;
    expect(detailOf("jurisdiction")).toContain("RS, ME");
    expect(detailOf("age")).toContain("7-12");
    expect(detailOf("institution")).toContain("dormitory");
    expect(detailOf("contactConsent.0")).toContain("self, parent");
    expect(detailOf("more")).toContain("contactSafely");
  });

  test.each(LOCALES)("is told a person in %s in a few words, without a code of ours", (locale) => {
    for (const { detail } of explain(faults, { locale, reader: "page", served: SERVED })) {
      expect(detail).toMatch(/^\p{Lu}.*[.]$/u);
      expect(detail).not.toMatch(/RS|ME|csam|7-12|self|true|nonce|[a-z]-[a-z]+-[a-z]|\{/);
      expect(detail.length).toBeLessThan(170);
    }
  });
});
