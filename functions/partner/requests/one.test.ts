import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutes } from "../../../shared/domain/instant.js";
import { partnerReportId } from "../../../shared/domain/receipt.js";
import { classified, withdrawn } from "../../../shared/domain/transitions/index.js";
import { aReading } from "../../../test/support/reports.js";
import { acceptedIn, aPartnerApi, HOTLINE, PLATFORM, problemIn, valid, withoutQuota } from "../testing/a-partner.js";

const full = {
  ...valid,
  urls: ["chat.example/u/1"],
  danger: true,
  reporter: "child",
  age: "7-12",
  place: "novi-sad",
  category: "solicitation",
  contact: "mum's phone",
  contactSafely: "before five",
  contactConsent: ["self", "parent"],
  priority: "urgent",
  done: "We kept her on the line and called the police station.",
  case: "ALO/2026-0815",
};

describe("a report that is forwarded", () => {
  test("is stored with all that its partner said, and announced without a word of it", async () => {
    const api = await aPartnerApi();
    const { status, headers, body } = await api.post(full);
    const { id, reference, receivedAt } = acceptedIn(body);
    expect([status, headers["location"]]).toEqual([201, `/v1/partner/reports/${id}`]);
    expect(api.statements.all()[0]).toMatchObject({
      ...{ id, text: full.text, urls: ["https://chat.example/u/1"], done: full.done },
      ...{ contact: full.contact, contactSafely: full.contactSafely, contactConsent: full.contactConsent },
    });
    expect(await api.stored(id)).toMatchObject({
      ...{ id, reference, receivedAt, locale: "en", chosenCategory: "solicitation", danger: true },
      partner: { id: HOTLINE.id, case: full.case, priority: "urgent" },
    });
    expect(api.classify.sent).toMatchObject([{ event: { reportId: id, priority: "urgent" }, lane: "express" }]);
    const outside = JSON.stringify([api.reports.all(), api.classify.sent, api.telemetry.records]);
    for (const personal of ["girl", "chat.example", "mum", "before five", "police station"])
      expect(outside).not.toContain(personal);
  });

  test.each([
    ["immediate", "express"],
    ["urgent", "standard"],
    ["low", "standard"],
    [undefined, "standard"],
  ])("with the priority %s takes the %s lane, without delay and without a proof of work", async (priority, lane) => {
    const api = await aPartnerApi();
    for (let n = 0; n < 100; n++) await api.post({ ...valid, priority });
    expect(new Set(api.classify.sent.map((one) => `${one.lane} ${one.delay}`))).toEqual(new Set([`${lane} undefined`]));
  });

  test("comes back from the queue that did not take it: the report stands, and the clock sends it on", async () => {
    const api = await aPartnerApi([HOTLINE], { classify: () => Promise.reject(new Error("down")) });
    expect((await api.post(valid)).status).toBe(201);
    expect(api.codes()).toContain("send-failed");
    expect(api.reports.all()[0]?.dueAt).toBeDefined();
  });
});

describe("the same under the same key", () => {
  test("is the same report and the same answer, byte for byte, whatever has become of it meanwhile", async () => {
    const api = await aPartnerApi();
    const first = await api.post(full, "k-1");
    const { id } = acceptedIn(first.body);
    const steps = [
      () => Promise.resolve(),
      () => api.change(id, () => classified(aReading(), api.now())),
      () => api.change(id, (report) => withdrawn(report, api.now())).then(() => api.statements.erase(id)),
    ];
    for (const step of steps) {
      await step();
      api.pass(minutes(60 * 24 * 3));
      expect(withoutQuota(await api.post(full, "k-1"))).toEqual(withoutQuota(first));
    }
    expect(api.reports.all()).toHaveLength(1);
    expect(api.statements.all()).toEqual([]);
  });

  test("is known in another order, with other space, and with the key in quotes or not", async () => {
    const api = await aPartnerApi();
    const first = await api.post(full, "k-1");
    const turned = JSON.stringify(Object.fromEntries(Object.entries(full).reverse()), undefined, 2);
    expect(withoutQuota(await api.post(turned, '"k-1"'))).toEqual(withoutQuota(first));
    expect(api.counts().reports).toBe(1);
  });

  test("with another body is refused, and leaves the first as it is", async () => {
    const api = await aPartnerApi();
    const first = await api.post(valid, "k-1");
    for (const other of [{ text: "Something else." }, { danger: false }, { case: "7" }]) {
      const { status, body } = await api.post({ ...valid, ...other }, "k-1");
      expect([status, problemIn(body).type]).toEqual([422, "urn:safelane:problem:idempotency-key-reused"]);
    }
    expect(api.statements.all()).toMatchObject([{ text: valid.text }]);
    expect(withoutQuota(await api.post(valid, "k-1"))).toEqual(withoutQuota(first));
  });

  test("with another body never brings back what was withdrawn, nor takes its place", async () => {
    const api = await aPartnerApi();
    const { id } = acceptedIn((await api.post(valid, "k-1")).body);
    await api.withdraw(id);
    expect((await api.post({ ...valid, text: "Something else." }, "k-1")).status).toBe(422);
    expect((await api.post(valid, "k-1")).status).toBe(201);
    expect(api.statements.all()).toEqual([]);
    expect(api.classify.sent).toHaveLength(1);
  });

  test("sent at once by many is one report with one answer", async () => {
    const api = await aPartnerApi();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post(full, "k-1")));
    expect(new Set(answers.map((one) => JSON.stringify(withoutQuota(one)))).size).toBe(1);
    expect(api.counts()).toMatchObject({ reports: 1, statements: 1 });
  });

  test("of bodies that come at once one wins, with its own words, and the others are refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }), async (order, bodies) => {
        const api = await aPartnerApi([HOTLINE], {
          around:
            (call) =>
            async (...args) => {
              await order.schedule(Promise.resolve());
              return call(...args);
            },
        });
        const texts = bodies.map((n) => `Body ${n}`);
        const asked = Promise.all(texts.map((text) => api.post({ ...valid, text }, "k-1")));
        await order.waitFor(asked);
        const answers = await asked;
        const won = api.statements.all()[0]?.text;
        expect(answers.map(({ status }) => status)).toEqual(texts.map((text) => (text === won ? 201 : 422)));
        expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body)).size).toBe(1);
        expect(api.counts()).toMatchObject({ reports: 1, statements: 1 });
      }),
    );
  });

  test("is another report for another partner", async () => {
    const api = await aPartnerApi();
    const [own, other] = [await api.post(valid, "k-1"), await api.post(valid, "k-1", PLATFORM.id)];
    expect(acceptedIn(own.body).id).toBe(partnerReportId(HOTLINE.id, "k-1"));
    expect(acceptedIn(other.body).id).not.toBe(acceptedIn(own.body).id);
    expect(api.counts().reports).toBe(2);
  });

  test("can't be tried out by who reads the tables: what is kept of the body depends on the key", async () => {
    const api = await aPartnerApi();
    for (const key of [randomUUID(), randomUUID()]) await api.post(valid, key);
    const digests = api.reports.all().map(({ partner }) => partner?.digest);
    expect(new Set(digests).size).toBe(2);
  });
});

describe("a key that can't be used", () => {
  test.each([
    ["none", undefined, "missing"],
    ["an empty one", "", "invalid"],
    ["an empty one in quotes", '""', "invalid"],
    ["one with a space", "a b", "invalid"],
    ["one with a quote left open", '"a', "invalid"],
    ["one with a letter of another script", "ključ", "invalid"],
    ["one that is too long", "x".repeat(256), "invalid"],
  ])("%s is refused by name", async (_what, key, why) => {
    const api = await aPartnerApi();
    const headers = { "content-type": "application/json", ...(key !== undefined && { "idempotency-key": key }) };
    const request = { routeKey: "POST /v1/partner/reports", headers, body: JSON.stringify(valid) };
    const { status, body } = await api.ask(request);
    expect([status, problemIn(body).type]).toEqual([400, `urn:safelane:problem:idempotency-key-${why}`]);
    expect(problemIn(body).detail).toContain("Idempotency-Key");
    expect(api.counts()).toEqual({ reports: 0, statements: 0, messages: 0 });
  });
});

describe("bad input", () => {
  test.each([
    ["an attachment", { attachments: [{ name: "a.png" }] }, "attachments", "media-refused"],
    ["an image under a name of its own", { imageData: "iVBORw0KGgo=" }, "imageData", "media-refused"],
    ["evidence", { evidence: [{ payload: "x" }] }, "evidence", "media-refused"],
    ["a picture in the text", { text: "look data:image/png;base64,iVBORw0KGgo=" }, "text", "media-refused"],
    ["a picture in what was done", { done: "data:image/svg+xml,%3Csvg%3E" }, "done", "media-refused"],
    ["a picture as a contact", { contact: "data:;base64,iVBORw0KGgo=" }, "contact", "media-refused"],
    ["a picture as a link", { urls: ["https://a.example", "data:image/png,x"] }, "urls.1", "media-refused"],
    ["an unknown priority", { priority: "highest" }, "priority", "priority-unknown"],
    ["a case number with words", { case: "Ana's case" }, "case", "case-invalid"],
    ["a case number that is too long", { case: "1".repeat(65) }, "case", "case-invalid"],
    ["too much that was done", { done: "x".repeat(2_001) }, "done", "done-too-long"],
    ["what was done, as a list", { done: ["x"] }, "done", "wrong-type"],
    ["what only the public sends", { nonce: randomUUID() }, "nonce", "field-unknown"],
    ["no text", { text: " " }, "text", "text-missing"],
    ["an unknown category", { category: "aliens" }, "category", "category-unknown"],
  ])("%s is refused by the name of its field", async (_what, fields, field, code) => {
    const api = await aPartnerApi();
    const { status, headers, body } = await api.post({ ...valid, ...fields });
    expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
    expect(problemIn(body).errors).toEqual([{ field, code, detail: expect.stringMatching(/\w/) }]);
    expect(api.counts()).toEqual({ reports: 0, statements: 0, messages: 0 });
    expect(api.telemetry.records).toContainEqual({
      code: "partner-refused",
      facts: { partner: HOTLINE.id, reason: code },
    });
  });

  test("text that only looks like a data: URI is text", async () => {
    const api = await aPartnerApi();
    for (const text of ["Personal data: name, school, and more", "data:,", "metadata: image/png; size 3"])
      expect((await api.post({ ...valid, text })).status).toBe(201);
  });

  test.each([
    ["broken JSON", "{", {}, 400, "body-broken"],
    ["endless nesting", `{"text":${"[".repeat(30_000)}${"]".repeat(30_000)}}`, {}, 400, "body-broken"],
    ["no body", "", {}, 400, "body-missing"],
    ["over 64 KB", JSON.stringify({ ...valid, text: "x".repeat(64 * 1024) }), {}, 413, "body-too-large"],
    ["a picture", "PNG", { "content-type": "image/png" }, 415, "media-refused"],
    ["a form", "text=x", { "content-type": "application/x-www-form-urlencoded" }, 415, "content-type-unsupported"],
  ] as const)("%s is refused as a whole", async (_what, body, type, status, code) => {
    const api = await aPartnerApi();
    const headers = { "content-type": "application/json", "idempotency-key": "k", ...type };
    const answered = await api.ask({ routeKey: "POST /v1/partner/reports", headers, body });
    expect(answered.status).toBe(status);
    expect(problemIn(answered.body)).toMatchObject({ status, type: `urn:safelane:problem:${code}` });
  });
});
