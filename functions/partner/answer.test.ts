import { describe, expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { ENDPOINTS } from "../../shared/partners/partner.js";
import { acceptedIn, aPartnerApi, HOTLINE, PLATFORM, problemIn, valid, withoutQuota } from "./testing/a-partner.js";

const fails = () => Promise.reject(transient("store-unavailable"));
type Api = Awaited<ReturnType<typeof aPartnerApi>>;

/** Each thing that may be asked, by the scope that it needs. */
const requests = (api: Api, id: string) => ({
  one: { endpoint: "reports", ask: () => api.post(valid) },
  batch: { endpoint: "reports", ask: () => api.batch([{ ...valid, idempotencyKey: "a" }]) },
  show: { endpoint: "reports", ask: () => api.show(id) },
  list: { endpoint: "reports", ask: () => api.list() },
  message: { endpoint: "messages", ask: () => api.message(id, { text: "She called again." }) },
  withdraw: { endpoint: "withdraw", ask: () => api.withdraw(id) },
});

describe("what is out of a partner's scope", () => {
  test("is one and the same answer, whatever it was, and does nothing", async () => {
    const answers = new Set<string>();
    for (const endpoint of ENDPOINTS) {
      const api = await aPartnerApi();
      const { id } = acceptedIn((await api.post(valid)).body);
      await api.save({ ...HOTLINE, endpoints: [endpoint] });
      for (const request of Object.values(requests(api, id))) {
        const answered = await request.ask();
        if (request.endpoint === endpoint) expect(answered.status).toBeLessThan(300);
        else answers.add(JSON.stringify(withoutQuota(answered)));
      }
    }
    const elsewhere = await aPartnerApi();
    answers.add(JSON.stringify(withoutQuota(await elsewhere.post({ ...valid, jurisdiction: "AL" }))));
    answers.add(JSON.stringify(withoutQuota(await elsewhere.ask({ routeKey: "GET /v1/partner/nowhere" }))));
    expect(elsewhere.counts()).toEqual({ reports: 0, statements: 0, messages: 0 });
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("urn:safelane:problem:out-of-scope");
  });

  test("is all, for who is suspended, unknown, or named by nobody: at once, and with one answer", async () => {
    const api = await aPartnerApi();
    await api.save({ ...HOTLINE, suspended: true });
    const answers = [await api.post(valid), await api.post(valid, "key", "nobody"), await api.post(valid, "key", "")];
    for (const { status, body } of answers) expect([status, body]).toEqual([403, answers[0]?.body]);
    expect(api.counts().reports).toBe(0);
    expect((await api.post(valid, "key", PLATFORM.id)).status).toBe(201);
  });

  test("is a jurisdiction that this deployment serves, but not for this partner; one that it does not serve is unknown", async () => {
    const api = await aPartnerApi();
    expect((await api.post({ ...valid, jurisdiction: "AL" })).status).toBe(403);
    const { status, body } = await api.post({ ...valid, jurisdiction: "VN-18" });
    expect([status, problemIn(body).errors?.[0]?.code]).toEqual([422, "jurisdiction-unknown"]);
  });
});

describe("the quota", () => {
  test("stands on every answer, yes or no, and counts each request", async () => {
    const api = await aPartnerApi([{ ...HOTLINE, perMinute: 10 }]);
    const { id } = acceptedIn((await api.post(valid)).body);
    const answers = [
      ...(await Promise.all(Object.values(requests(api, id)).map(({ ask }) => ask()))),
      await api.show("f".repeat(32)),
      await api.post({}),
    ];
    for (const { headers } of answers) {
      expect(headers["ratelimit-policy"]).toBe('"minute";q=10;w=60, "day";q=100000;w=86400');
      expect(headers["ratelimit"]).toMatch(/^"minute";r=\d;t=\d+, "day";r=\d+;t=\d+$/);
    }
    expect(answers.at(-1)?.headers["ratelimit"]).toMatch(/^"minute";r=1;/);
  });

  test("that is used up says when to come again, and then the same report is taken", async () => {
    const api = await aPartnerApi([{ ...HOTLINE, perMinute: 1 }, PLATFORM]);
    await api.post(valid, "first");
    const refused = await api.post(valid, "second");
    expect([refused.status, problemIn(refused.body).type]).toEqual([429, "urn:safelane:problem:quota-used-up"]);
    expect(refused.headers["ratelimit"]).toMatch(/^"minute";r=0;/);
    expect((await api.post(valid, "first", PLATFORM.id)).status).toBe(201);
    api.pass(Number(refused.headers["retry-after"]) * 1_000);
    expect((await api.post(valid, "second")).status).toBe(201);
    expect(api.codes()).toContain("quota-used-up");
  });

  test("that can't be counted just now turns no report away", async () => {
    const api = await aPartnerApi([HOTLINE], { quotas: { take: fails } });
    expect((await api.post(valid)).status).toBe(201);
    expect(api.codes()).toContain("quota-unknown");
  });
});

describe("when something can't be read or written", () => {
  test("every request is answered 503, with when to try again, and nothing of why", async () => {
    const api = await aPartnerApi();
    const { id } = acceptedIn((await api.post(valid)).body);
    const { reports } = api;
    const broken = { ...reports, get: () => Promise.reject(new TypeError("a girl called")), ofPartner: fails };
    const failing = await aPartnerApi([HOTLINE], { reports: { ...broken, create: fails } });
    const { batch, ...others } = requests(failing, id);
    for (const { ask } of Object.values(others)) {
      const { status, headers, body } = await ask();
      expect([status, headers["retry-after"]]).toEqual([503, "30"]);
      expect(problemIn(body).type).toBe("urn:safelane:problem:unavailable");
      expect(headers["ratelimit"]).toBeDefined();
    }
    expect((await batch.ask()).status).toBe(200);
    expect(JSON.stringify(failing.telemetry.records)).not.toMatch(/girl/);
    expect(failing.codes()).toContain("partner-unavailable");
  });

  test("not even who asks, it is 503 and not a refusal", async () => {
    const api = await aPartnerApi([HOTLINE], { partners: { partner: fails } });
    expect((await api.post(valid)).status).toBe(503);
  });
});

test("every answer forbids caching, referring and guessing", async () => {
  const api = await aPartnerApi();
  const { id } = acceptedIn((await api.post(valid)).body);
  for (const { ask } of Object.values(requests(api, id))) {
    const { headers } = await ask();
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  }
});

test("a batch counts as the reports in it", async () => {
  const api = await aPartnerApi([{ ...HOTLINE, perMinute: 10 }]);
  const entries = Array.from({ length: 4 }, (_, at) => ({ ...valid, idempotencyKey: `case-${at}` }));
  const left = ({ headers }: { headers: Record<string, unknown> }) => String(headers["ratelimit"]).slice(0, 12);
  expect(left(await api.batch(entries))).toBe('"minute";r=6');
  expect(left(await api.batch("no list"))).toBe('"minute";r=5');
  expect(left(await api.list())).toBe('"minute";r=4');
});
