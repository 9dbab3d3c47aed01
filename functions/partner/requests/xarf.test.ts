import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { acceptedIn, aPartnerApi, HOTLINE, problemIn } from "../testing/a-partner.js";

const ONE = { ...HOTLINE, jurisdictions: ["RS" as const] };
const who = { org: "Platform", contact: "abuse@platform.example", domain: "platform.example" };
const csam = {
  xarf_version: "4.0.0",
  report_id: "5b4b2a5e-6a3c-4a39-9c7f-0d2a3b1c9e11",
  timestamp: "2026-11-20T10:00:00Z",
  reporter: who,
  sender: who,
  source_identifier: "203.0.113.7",
  category: "content",
  type: "csam",
  evidence_source: "automated_scan",
  url: "https://images.example/a/1",
  classification: "A1",
  detection_method: "hash_match",
  content_removed: true,
};

type Api = Awaited<ReturnType<typeof aPartnerApi>>;
const post = (api: Api, body: object, { key, ...query }: { key?: string; jurisdiction?: string } = {}) =>
  api.ask({
    routeKey: "POST /v1/partner/xarf",
    headers: { "content-type": "application/json", ...(key !== undefined && { "idempotency-key": key }) },
    query,
    body: JSON.stringify(body),
  });

describe("a XARF report", () => {
  test("is taken as a report of ours, with its own number, address and what was done", async () => {
    const api = await aPartnerApi([ONE]);
    const { status, body } = await post(api, csam, { key: "k-1" });
    const { id } = acceptedIn(body);
    expect(status).toBe(201);
    expect(await api.stored(id)).toMatchObject({
      ...{ jurisdiction: "RS", chosenCategory: "csam" },
      partner: { id: HOTLINE.id, case: csam.report_id, priority: "standard" },
    });
    expect(api.statements.all()[0]).toMatchObject({ urls: [csam.url], done: "The content has been removed." });
  });

  test("is known again by its key, or by its own id where it comes without one", async () => {
    const api = await aPartnerApi([ONE]);
    const first = await post(api, csam);
    expect((await post(api, csam)).body).toBe(first.body);
    expect((await post(api, csam, { key: csam.report_id })).body).toBe(first.body);
    const { status } = await post(api, { ...csam, content_removed: false });
    expect([status, api.counts().reports]).toEqual([422, 1]);
    await post(api, csam, { key: "another" });
    expect(api.counts().reports).toBe(2);
  });

  test("is known again however its id is spelled", async () => {
    const api = await aPartnerApi([ONE]);
    const first = await post(api, csam);
    const spelled = [
      csam.report_id.toUpperCase(),
      `urn:uuid:${csam.report_id}`,
      `URN:UUID:${csam.report_id.toUpperCase()}`,
    ];
    for (const report_id of spelled) {
      const again = await post(api, { ...csam, report_id });
      expect([again.status, again.body]).toEqual([201, first.body]);
    }
    expect(api.counts().reports).toBe(1);
    expect((await api.stored(acceptedIn(first.body).id)).partner?.case).toBe(csam.report_id);
  });

  test("says where it belongs in its address, for a partner of several jurisdictions", async () => {
    const api = await aPartnerApi([HOTLINE]);
    const missing = await post(api, csam);
    expect([missing.status, problemIn(missing.body).detail]).toEqual([400, expect.stringContaining("?jurisdiction=")]);
    expect((await post(api, csam, { jurisdiction: "AL" })).status).toBe(403);
    expect((await post(api, csam, { jurisdiction: "XX" })).status).toBe(422);
    const { id } = acceptedIn((await post(api, csam, { jurisdiction: "ME" })).body);
    expect((await api.stored(id)).jurisdiction).toBe("ME");
  });

  test.each([
    ["of a type that is none of ours", { category: "connection", type: "ddos" }, "type", "xarf-type-unmapped"],
    ["without what the specification demands", { classification: undefined }, "classification", "xarf-missing"],
    [
      "with the material itself",
      { evidence: [{ content_type: "image/png", payload: "iVBORw0KGgo=" }] },
      "evidence",
      "evidence-refused",
    ],
  ])("%s is refused by the name of the field", async (_what, fields, field, code) => {
    const api = await aPartnerApi([ONE]);
    const { status, body } = await post(api, { ...csam, ...fields }, { key: randomUUID() });
    const { errors = [] } = problemIn(body);
    const found = errors.find((one) => one.code === code);
    expect([status, found?.field.startsWith(field), found?.detail]).toEqual([422, true, expect.stringMatching(/\w/)]);
    expect(api.counts()).toEqual({ reports: 0, statements: 0, messages: 0 });
  });

  test("under a key that can't be used is refused", async () => {
    expect((await post(await aPartnerApi([ONE]), csam, { key: "a b" })).status).toBe(400);
  });
});
