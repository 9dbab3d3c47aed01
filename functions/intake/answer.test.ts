import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import type { Report } from "../../shared/domain/report.js";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { acceptedIn, anIntake, JSON_TYPE, LISTED, problemIn, valid } from "./testing/an-intake.js";

const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded" };

describe("a report that is accepted", () => {
  test("is answered with its receipt, and where its progress is told", async () => {
    const intake = anIntake();
    const { status, body, headers } = await intake.post({ ...valid, danger: true });
    expect(status).toBe(201);
    expect(headers["location"]).toBe(`/v1/reports/${acceptedIn(body).receipt}`);
    expect(intake.classify.sent[0]?.lane).toBe("express");
  });

  test("posted twice is one report, answered byte for byte alike", async () => {
    const intake = anIntake();
    const nonce = randomUUID();
    const [first, second] = [await intake.post({ ...valid, nonce }), await intake.post({ ...valid, nonce })];
    expect(second).toEqual(first);
    expect(intake.stored()).toMatchObject({ reports: 1, statements: 1 });
  });

  test("is accepted in a flood, too, and with what only programs fill in", async () => {
    const intake = anIntake();
    for (let n = 0; n < 50; n++) expect((await intake.post({ ...valid, website: "x", proof: "x" })).status).toBe(201);
    expect(intake.stored()).toEqual({ reports: 50, statements: 50, messages: 50 });
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
      expect(problemIn(refused.body).type).toBe("urn:safelane:problem:unavailable");
      expect(intake.stored().reports).toBe(0);

      expect((await anIntake(deps).post({ ...valid, nonce })).status).toBe(201);
      expect(intake.stored()).toMatchObject({ reports: 1, statements: 1 });
    },
  );
});

describe("a plain form", () => {
  test.each(LOCALES)(
    "in %s is sent on with its body to where people are answered in that language",
    async (language) => {
      const intake = anIntake();
      const { status, headers, body } = await intake.post(`language=${language}&text=`, FORM_TYPE);
      expect([status, headers["location"], body]).toEqual([307, `/${language}`, ""]);
      expect(intake.stored().reports).toBe(0);
    },
  );

  test.each([
    ["without a language", "text=x", "sq"],
    ["in a language that is none of ours", "language=//evil.example", "sq"],
    ["that is too large to be read", `text=${"x".repeat(70_000)}`, "sq"],
    ["that is empty", "", "sq"],
  ])("%s goes to the browser's", async (_what, form, locale) => {
    const headers = { "content-type": "Application/X-WWW-Form-Urlencoded; charset=UTF-8", "accept-language": "sq" };
    const answered = await anIntake().post(form, headers);
    expect([answered.status, answered.headers["location"]]).toEqual([307, `/${locale}`]);
  });
});

describe("progress", () => {
  test("is told for a receipt, however it is typed", async () => {
    const intake = anIntake();
    const { receipt, reference } = acceptedIn((await intake.post(valid)).body);
    const { status, body } = await intake.follow(receipt.toLowerCase().replaceAll("-", " "));
    const receivedAt = intake.reports.all()[0]?.receivedAt;
    expect([status, JSON.parse(body)]).toEqual([200, { reference, progress: "received", receivedAt }]);
  });

  test("a mistyped receipt is told before anything is looked up", async () => {
    const intake = anIntake({ reports: { ...memoryReports(), get: () => Promise.reject(new Error("looked up")) } });
    for (const typed of ["", "x", "0000-0000-0000-0000-0000-0001", "0".repeat(5_000), "%00", "' OR 1=1"]) {
      const { status, body } = await intake.follow(typed);
      expect([status, problemIn(body).type]).toEqual([400, "urn:safelane:problem:receipt-mistyped"]);
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
      const answered = await anIntake({ reports: { ...source.reports, get } }).follow(acceptedIn(body).receipt);
      expect([answered.status, lookUps]).toEqual([404, 1]);
      answers.add(JSON.stringify(answered));
    }
    expect(answers.size).toBe(1);
  });

  test("that can't be looked up just now is told so", async () => {
    const get = () => Promise.reject(transient("reports-unavailable"));
    const { receipt } = acceptedIn((await anIntake().post(valid)).body);
    const { status, headers } = await anIntake({ reports: { ...memoryReports(), get } }).follow(receipt);
    expect([status, headers["retry-after"]]).toEqual([503, "30"]);
  });
});

describe("a page of another site", () => {
  test("that is listed may ask, send, and read what is answered: receipts, mistakes and progress", async () => {
    const intake = anIntake();
    const origin = { origin: LISTED };
    const asked = await intake.ask({ routeKey: "OPTIONS /v1/reports", headers: origin });
    expect([asked.status, asked.headers["access-control-allow-methods"]]).toEqual([204, "POST"]);
    const accepted = await intake.post(valid, { ...JSON_TYPE, ...origin });
    const answers = [
      asked,
      accepted,
      await intake.post("{", { ...JSON_TYPE, ...origin }),
      await intake.post({ ...valid, text: "" }, { ...JSON_TYPE, ...origin }),
      await intake.follow(acceptedIn(accepted.body).receipt, origin),
      await intake.follow("x", origin),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 201, 400, 422, 200, 400]);
    for (const { headers } of answers) expect(headers["access-control-allow-origin"]).toBe(LISTED);
  });

  test("that is not listed is told nothing beforehand, and reads no answer", async () => {
    const intake = anIntake();
    const origin = { origin: "https://evil.example" };
    for (const { headers } of [
      await intake.ask({ routeKey: "OPTIONS /v1/reports", headers: origin }),
      await intake.post(valid, { ...JSON_TYPE, ...origin }),
    ])
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("can't have a report sent as anything for which browsers don't ask beforehand", async () => {
    const intake = anIntake();
    for (const type of ["text/plain", "multipart/form-data; boundary=x", ""]) {
      const { status } = await intake.post(valid, { "content-type": type, origin: "https://evil.example" });
      expect(status).toBe(415);
    }
    expect(intake.stored().reports).toBe(0);
  });
});

test("what is no address of the API is told where the addresses are", async () => {
  const { status, body } = await anIntake().ask({ routeKey: "$default", path: "/v1/nowhere" });
  expect([status, problemIn(body).detail]).toEqual([404, expect.stringContaining("POST /v1/reports")]);
});

test("every answer forbids caching, referring and guessing", async () => {
  const intake = anIntake();
  const answers = [
    await intake.post(valid),
    await intake.post("{"),
    await intake.post("text=x", FORM_TYPE),
    await intake.follow("x"),
    await intake.ask({ routeKey: "OPTIONS /v1/reports", headers: { origin: LISTED } }),
  ];
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      vary: "origin",
    });
  }
});
