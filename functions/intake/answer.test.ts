import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Received } from "../../events/received.js";
import { transient } from "../../shared/domain/errors.js";
import type { Report } from "../../shared/domain/report.js";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { memoryOutbox } from "../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { httpEvent, type Request } from "../../test/support/http.js";
import { NOON } from "../../test/support/reports.js";
import { answer } from "./answer.js";
import type { IntakeDeps } from "./take-in.js";

const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
const valid = { jurisdiction: "RS", language: "en", text: "Somebody asks my daughter for pictures." };

const accepted = z.strictObject({ receipt: z.string(), reference: z.string() });
const problemDetails = z.strictObject({
  type: z.string().startsWith("urn:safelane:problem:"),
  status: z.int(),
  title: z.string().min(1),
  detail: z.string().min(1),
  errors: z.array(z.strictObject({ field: z.string().min(1), code: z.string(), detail: z.string().min(1) })).optional(),
});

function anIntake(overrides: Partial<IntakeDeps> = {}) {
  const reports = memoryReports();
  const statements = memoryStatements();
  const classify = memoryOutbox<Received>();
  const telemetry = memoryTelemetry();
  const deps: IntakeDeps = {
    served: ["RS", "ME"],
    reports,
    statements,
    classify: classify.send,
    time: { now: () => NOON },
    telemetry,
    ...overrides,
  };
  const ask = async (request: Request) => {
    const { statusCode, headers, body } = await answer(httpEvent(request), deps);
    return { status: statusCode, headers: headers ?? {}, body: body ?? "" };
  };
  const post = (fields: unknown, headers: Record<string, string> = JSON_TYPE) =>
    ask({ routeKey: "POST /v1/reports", headers, body: typeof fields === "string" ? fields : JSON.stringify(fields) });
  const postForm = (fields: Record<string, string>) => post(new URLSearchParams(fields).toString(), FORM_TYPE);
  const follow = (receipt: string) => ask({ routeKey: "GET /v1/reports/{receipt}", pathParameters: { receipt } });
  const stored = () => ({
    reports: reports.all().length,
    statements: statements.all().length,
    messages: classify.sent.length,
  });
  return { ask, post, postForm, follow, stored, reports, statements, classify, telemetry };
}

const NOTHING = { reports: 0, statements: 0, messages: 0 };
const problemOf = (body: string) => problemDetails.parse(JSON.parse(body));
const receiptOf = (body: string) => accepted.parse(JSON.parse(body)).receipt;

describe("a report that is accepted", () => {
  test("is answered with a receipt, stored in two places, and announced without a word of it", async () => {
    const intake = anIntake();
    const urls = ["https://chat.example/u/1"];
    const { status, body, headers } = await intake.post({ ...valid, urls, contact: "mum's phone", danger: true });
    expect(status).toBe(201);
    expect(headers["location"]).toBe(`/v1/reports/${receiptOf(body)}`);
    expect(intake.statements.all()[0]).toMatchObject({ text: valid.text, urls, contact: "mum's phone" });
    const outside = JSON.stringify([intake.reports.all(), intake.classify.sent, intake.telemetry.records]);
    for (const personal of ["daughter", "chat.example", "mum", receiptOf(body)])
      expect(outside).not.toContain(personal);
    expect(intake.classify.sent[0]?.lane).toBe("express");
  });

  test("posted twice is one report with one receipt, answered byte for byte alike", async () => {
    const intake = anIntake();
    const nonce = randomUUID();
    const [first, second] = [await intake.post({ ...valid, nonce }), await intake.post({ ...valid, nonce })];
    expect(second).toEqual(first);
    expect(intake.stored()).toMatchObject({ reports: 1, statements: 1 });
  });

  test("is another report when another body comes under the same nonce, or the same body without one", async () => {
    const intake = anIntake();
    const nonce = randomUUID();
    await intake.post({ ...valid, nonce });
    await intake.post({ ...valid, nonce, text: "Something else." });
    await intake.post(valid);
    await intake.post(valid);
    expect(intake.stored()).toMatchObject({ reports: 4, statements: 4 });
  });

  test("keeps its receipt when the queue does not take the message", async () => {
    const intake = anIntake({ classify: () => Promise.reject(transient("queue-unavailable")) });
    expect((await intake.post(valid)).status).toBe(201);
    expect(intake.stored()).toEqual({ reports: 1, statements: 1, messages: 0 });
    expect(intake.telemetry.records.map(({ code }) => code)).toContain("send-failed");
  });

  test("a repeated post does not bring back what was withdrawn", async () => {
    const intake = anIntake();
    const nonce = randomUUID();
    const { body } = await intake.post({ ...valid, nonce });
    const [report] = intake.reports.all();
    await intake.statements.erase(report?.id ?? "");
    const withdrawn = async (): Promise<Report | undefined> => report && { ...report, state: "withdrawn" };
    const later = anIntake({ reports: { ...intake.reports, get: withdrawn }, statements: intake.statements });
    expect((await later.post({ ...valid, nonce })).body).toBe(body);
    expect(intake.statements.all()).toEqual([]);
  });

  test("may be as long as it is allowed to be, in any script, as JSON and as a form", async () => {
    const intake = anIntake();
    for (const letter of ["a", "ђ", "ỷ", "😀"]) {
      const text = letter.repeat(10_000);
      expect((await intake.post({ ...valid, text })).status).toBe(201);
      expect((await intake.postForm({ ...valid, text })).status).toBe(201);
    }
    expect(intake.statements.all().map(({ text }) => [...text].length)).toEqual(Array(8).fill(10_000));
  });

  test("keeps its links as typed, with the scheme that people leave out", async () => {
    const intake = anIntake();
    await intake.post({ ...valid, urls: ["chat.example/u/1", " HTTP://a.example "] });
    expect(intake.statements.all()[0]?.urls).toEqual(["https://chat.example/u/1", "HTTP://a.example"]);
  });
});

describe("when the report can't be stored", () => {
  test.each(["statements", "reports"] as const)(
    "by %s, the post may be sent again, and then it is one report",
    async (store) => {
      const intake = anIntake();
      const broken = { create: () => Promise.reject(transient(`${store}-unavailable`)) };
      const deps = { reports: intake.reports, statements: intake.statements };
      const failing = anIntake({ ...deps, [store]: { ...deps[store], ...broken } });
      const nonce = randomUUID();
      const refused = await failing.post({ ...valid, nonce });
      expect([refused.status, refused.headers["retry-after"]]).toEqual([503, "30"]);
      expect(problemOf(refused.body).type).toBe("urn:safelane:problem:unavailable");
      expect(intake.stored().reports).toBe(0);

      expect((await anIntake(deps).post({ ...valid, nonce })).status).toBe(201);
      expect(intake.stored()).toMatchObject({ reports: 1, statements: 1 });
    },
  );

  test("a person's form comes back with all that was typed, to be sent again", async () => {
    const statements = { ...memoryStatements(), create: () => Promise.reject(transient("statements-unavailable")) };
    const { status, body } = await anIntake({ statements }).postForm({ ...valid, contact: "after school" });
    expect(status).toBe(503);
    expect(body).toContain(valid.text);
    expect(body).toContain("after school");
  });
});

describe("bad input", () => {
  const longText = "x".repeat(10_001);
  test.each([
    ["no text", { ...valid, text: undefined }, "text", "text-missing"],
    ["blank text", { ...valid, text: " \n\t " }, "text", "text-missing"],
    ["text that is too long", { ...valid, text: longText }, "text", "text-too-long"],
    ["text that is no text", { ...valid, text: 7 }, "text", "wrong-type"],
    ["a picture in the text", { ...valid, text: "look data:image/png;base64,iVBORw0KGgo=" }, "text", "data-uri"],
    ["too many links", { ...valid, urls: Array(21).fill("https://a.example") }, "urls", "urls-too-many"],
    ["a link that is none", { ...valid, urls: ["https://a.example", "hello"] }, "urls.1", "url-invalid"],
    ["a link that runs code", { ...valid, urls: ["javascript://a.example/%0aalert(1)"] }, "urls.0", "url-invalid"],
    ["a file as a link", { ...valid, urls: ["file:///etc/passwd"] }, "urls.0", "url-invalid"],
    ["a picture as a link", { ...valid, urls: ["data:image/png;base64,AAAA"] }, "urls.0", "data-uri"],
    ["links that are no list", { ...valid, urls: "https://a.example" }, "urls", "wrong-type"],
    ["an unknown jurisdiction", { ...valid, jurisdiction: "XX" }, "jurisdiction", "jurisdiction-unknown"],
    ["a jurisdiction of another deployment", { ...valid, jurisdiction: "AL" }, "jurisdiction", "jurisdiction-unknown"],
    ["an unknown language", { ...valid, language: "tlh" }, "language", "language-unknown"],
    ["an unknown category", { ...valid, category: "aliens" }, "category", "category-unknown"],
    ["an unknown reporter", { ...valid, reporter: "spy" }, "reporter", "reporter-unknown"],
    ["an unknown age", { ...valid, age: "12" }, "age", "age-unknown"],
    ["danger in words", { ...valid, danger: "very" }, "danger", "danger-invalid"],
    ["a place in words", { ...valid, place: "Our Street 5" }, "place", "place-invalid"],
    ["a contact that is too long", { ...valid, contact: "x".repeat(201) }, "contact", "contact-too-long"],
    ["a nonce that can be guessed", { ...valid, nonce: "1" }, "nonce", "nonce-invalid"],
    ["a file", { ...valid, attachments: [{ name: "a.png" }] }, "attachments", "field-unknown"],
    ["a list of reports", [valid], "body", "wrong-type"],
    ["nothing", "null", "body", "wrong-type"],
    ["endless nesting", `{"text":${"[".repeat(30_000)}${"]".repeat(30_000)}}`, "text", "wrong-type"],
  ])("%s is refused by name of the field", async (_what, fields, field, code) => {
    const intake = anIntake();
    const { status, headers, body } = await intake.post(fields);
    expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
    expect(problemOf(body).errors).toContainEqual({ field, code, detail: expect.stringMatching(/\w/) });
    expect(intake.stored()).toEqual(NOTHING);
  });

  test.each([
    ["broken JSON", "{", JSON_TYPE, 400, "body-broken"],
    ["JSON that is opened and never closed", "[".repeat(60_000), JSON_TYPE, 400, "body-broken"],
    ["no body", "", JSON_TYPE, 400, "body-missing"],
    ["over 64 KB", JSON.stringify({ ...valid, text: "x".repeat(64 * 1024) }), JSON_TYPE, 413, "body-too-large"],
    ["a form over 64 KB", `text=${"%D1%92".repeat(33_000)}`, { ...FORM_TYPE, accept: "" }, 413, "body-too-large"],
    ["a part with a file", "--x", { "content-type": "multipart/form-data; boundary=x" }, 415, "media-refused"],
    ["a picture", "PNG", { "content-type": "image/png" }, 415, "media-refused"],
    ["XML", "<a/>", { "content-type": "application/xml" }, 415, "content-type-unsupported"],
    ["no content type", "{}", {}, 415, "content-type-unsupported"],
  ] as const)("%s is refused as a whole", async (_what, body, headers, status, code) => {
    const intake = anIntake();
    const answered = await intake.post(body, headers);
    expect(answered.status).toBe(status);
    expect(problemOf(answered.body)).toMatchObject({ status, type: `urn:safelane:problem:${code}` });
    expect(intake.stored()).toEqual(NOTHING);
  });

  test("all faults are told at once, each in the language of the report", async () => {
    const texts = new Set<string>();
    for (const language of LOCALES) {
      const { body } = await anIntake().post({ language, jurisdiction: "XX", text: "" });
      const { errors = [] } = problemOf(body);
      expect(errors.map(({ code }) => code)).toEqual(["jurisdiction-unknown", "text-missing"]);
      texts.add(errors.map(({ detail }) => detail).join());
    }
    // Montenegrin reads the Serbian texts where it has none of its own.
    expect(texts.size).toBeGreaterThanOrEqual(LOCALES.length - 1);
  });

  test("a form comes back with what was typed, inert, and with the problem beside the field", async () => {
    const hostile = `"><script>alert(1)</script>`;
    const { status, body, headers } = await anIntake().postForm({ ...valid, text: "", contact: hostile, urls: "nope" });
    expect([status, headers["content-type"]]).toEqual([422, "text/html; charset=utf-8"]);
    expect(body).not.toContain("<script>");
    expect(body).toContain("&lt;script");
    expect(body).toContain("nope");
  });

  test("whatever is posted is answered, never with an error of ours, and stores all or nothing", async () => {
    const field = fc.oneof(fc.constantFrom(...Object.values(valid)), fc.jsonValue());
    const fields = fc.dictionary(
      fc.constantFrom("jurisdiction", "language", "text", "urls", "danger", "nonce", "x"),
      field,
    );
    const raw = fc.oneof(
      fields.map((one) => JSON.stringify(one)),
      fc.json(),
      fc.string(),
      fc.string({ unit: "binary" }),
    );
    const headers = fc.constantFrom(JSON_TYPE, FORM_TYPE, { "content-type": "text/plain" });
    await fc.assert(
      fc.asyncProperty(raw, headers, async (body, contentType) => {
        const intake = anIntake();
        const { status } = await intake.post(body, contentType);
        expect([201, 400, 413, 415, 422]).toContain(status);
        const one = status === 201 ? 1 : 0;
        expect(intake.stored()).toEqual({ reports: one, statements: one, messages: one });
      }),
      { numRuns: 500 },
    );
  });
});

describe("progress", () => {
  test("is told for a receipt, however it is typed", async () => {
    const intake = anIntake();
    const { receipt, reference } = accepted.parse(JSON.parse((await intake.post(valid)).body));
    const { status, body } = await intake.follow(receipt.toLowerCase().replaceAll("-", " "));
    expect([status, JSON.parse(body)]).toEqual([200, { reference, progress: "received", receivedAt: NOON }]);
  });

  test("a mistyped receipt is told before anything is looked up", async () => {
    const intake = anIntake({ reports: { ...memoryReports(), get: () => Promise.reject(new Error("looked up")) } });
    for (const typed of ["", "x", "0000-0000-0000-0000-0000-0001", "0".repeat(5_000), "%00", "' OR 1=1"]) {
      const { status, body } = await intake.follow(typed);
      expect([status, problemOf(body).type]).toEqual([400, "urn:safelane:problem:receipt-mistyped"]);
    }
  });

  test("an unknown, a withdrawn and an erased report get the same answer after the same look-up", async () => {
    const answers = new Set<string>();
    for (const state of [undefined, "withdrawn", "erased"] as const) {
      const source = anIntake();
      const { body } = await source.post(valid);
      const [report] = source.reports.all();
      let lookUps = 0;
      const get = async (): Promise<Report | undefined> => {
        lookUps++;
        return state && report ? { ...report, state } : undefined;
      };
      const answered = await anIntake({ reports: { ...source.reports, get } }).follow(receiptOf(body));
      expect([answered.status, lookUps]).toEqual([404, 1]);
      answers.add(JSON.stringify(answered));
    }
    expect(answers.size).toBe(1);
  });
});

describe("other addresses", () => {
  test.each([
    ["/nowhere", 404, undefined],
    ["/v1/reports", 405, "POST"],
    ["/v1/reports/AAAA", 405, "GET"],
    ["/report", 405, "GET"],
  ])("%s by a wrong method or name: %s", async (path, status, allow) => {
    const { body, headers, ...answered } = await anIntake().ask({ routeKey: "$default", path });
    expect(answered.status).toBe(status);
    expect(headers["allow"]).toBe(allow);
    expect(problemOf(body).status).toBe(status);
  });

  test("the form is there in each language, with a new nonce each time, and loads nothing", async () => {
    const nonces = new Set<string>();
    for (const language of LOCALES) {
      const { status, body, headers } = await anIntake().ask({
        routeKey: "GET /report",
        query: { language, jurisdiction: "ME" },
      });
      expect(status).toBe(200);
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(headers["cache-control"]).toBe("no-store");
      nonces.add(/name="nonce" value="([A-Za-z0-9_-]{22,64})"/.exec(body)?.[1] ?? "");
    }
    expect(nonces.size).toBe(LOCALES.length);
  });

  test("every answer forbids caching, referring and guessing", async () => {
    const intake = anIntake();
    const answers = [
      await intake.post(valid),
      await intake.post("{"),
      await intake.postForm(valid),
      await intake.follow("x"),
    ];
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "content-security-policy": expect.stringContaining("default-src 'none'"),
      });
    }
  });
});
