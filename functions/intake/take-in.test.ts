import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { anIntake, JSON_TYPE, LISTED, problemIn, valid } from "./testing/an-intake.js";

const NOTHING = { reports: 0, statements: 0, messages: 0 };

describe("bad input", () => {
  test.each([
    ["an unknown jurisdiction", { ...valid, jurisdiction: "XX" }, "jurisdiction", "jurisdiction-unknown"],
    ["a file", { ...valid, attachments: [{ name: "a.png" }] }, "attachments", "field-unknown"],
    ["a list of reports", [valid], "body", "wrong-type"],
    ["nothing", "null", "body", "wrong-type"],
    ["endless nesting", `{"text":${"[".repeat(30_000)}${"]".repeat(30_000)}}`, "text", "wrong-type"],
  ])("%s is refused by name of the field", async (_what, fields, field, code) => {
    const intake = anIntake();
    const { status, headers, body } = await intake.post(fields);
    expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
    expect(problemIn(body).errors).toContainEqual({ field, code, detail: expect.stringMatching(/\w/) });
    expect(intake.stored()).toEqual(NOTHING);
    expect(intake.telemetry.records).toContainEqual({ code: "report-refused", facts: { reason: code } });
  });

  test.each([
    ["broken JSON", "{", JSON_TYPE, 400, "body-broken"],
    ["JSON that is opened and never closed", "[".repeat(60_000), JSON_TYPE, 400, "body-broken"],
    ["no body", "", JSON_TYPE, 400, "body-missing"],
    ["over 64 KB", JSON.stringify({ ...valid, text: "x".repeat(64 * 1024) }), JSON_TYPE, 413, "body-too-large"],
    ["a part with a file", "--x", { "content-type": "multipart/form-data; boundary=x" }, 415, "media-refused"],
    ["a picture", "PNG", { "content-type": "image/png" }, 415, "media-refused"],
    ["XML", "<a/>", { "content-type": "application/xml" }, 415, "content-type-unsupported"],
    ["no content type", "{}", {}, 415, "content-type-unsupported"],
  ] as const)("%s is refused as a whole", async (_what, body, headers, status, code) => {
    const intake = anIntake();
    const answered = await intake.post(body, headers);
    expect(answered.status).toBe(status);
    expect(problemIn(answered.body)).toMatchObject({ status, type: `urn:safelane:problem:${code}` });
    expect(intake.stored()).toEqual(NOTHING);
  });

  test("all faults are told at once, each in the language of the report", async () => {
    const texts = new Set<string>();
    for (const language of LOCALES) {
      const { body } = await anIntake().post({ language, jurisdiction: "XX", text: "" });
      const { errors = [] } = problemIn(body);
      expect(errors.map(({ code }) => code)).toEqual(["jurisdiction-unknown", "text-missing"]);
      texts.add(errors.map(({ detail }) => detail).join());
    }
    // Montenegrin reads the Serbian texts where it has none of its own.
    expect(texts.size).toBeGreaterThanOrEqual(LOCALES.length - 1);
  });

  test("a program is told every value that is accepted, a form on a page what its reader can do", async () => {
    const wrong = { ...valid, jurisdiction: "XX" };
    const detailOf = ({ body }: { body: string }) => problemIn(body).errors?.[0]?.detail;
    expect(detailOf(await anIntake().post(wrong))).toContain("RS, ME");
    expect(detailOf(await anIntake().post(wrong, { ...JSON_TYPE, origin: LISTED }))).toBe(
      "Choose a country or region from the list.",
    );
  });
});

test("whatever is posted is answered, never with an error of ours, and stores all or nothing", async () => {
  const field = fc.oneof(fc.constantFrom(...Object.values(valid)), fc.jsonValue());
  const fields = fc.dictionary(
    fc.constantFrom("jurisdiction", "language", "text", "urls", "danger", "nonce", "proof", "website", "x"),
    field,
  );
  const raw = fc.oneof(
    fields.map((one) => JSON.stringify({ ...valid, ...one })),
    fields.map((one) => JSON.stringify(one)),
    fc.json(),
    fc.string(),
    fc.string({ unit: "binary" }),
  );
  const types = ["application/json", "application/x-www-form-urlencoded", "text/plain"] as const;
  await fc.assert(
    fc.asyncProperty(raw, fc.constantFrom(...types), async (body, type) => {
      const intake = anIntake();
      const { status } = await intake.post(body, { "content-type": type });
      expect([201, 307, 400, 413, 415, 422]).toContain(status);
      const one = status === 201 ? 1 : 0;
      expect(intake.stored()).toEqual({ reports: one, statements: one, messages: one });
    }),
    { numRuns: 500 },
  );
});
