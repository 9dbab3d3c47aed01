import fc from "fast-check";
import { expect, test } from "vitest";
import { problemDetails } from "./schemas.js";
import { acceptedIn, aPartnerApi, listIn, PLATFORM, valid } from "./testing/a-partner.js";

const ROUTES = [
  "POST /v1/partner/reports",
  "POST /v1/partner/reports/batch",
  "GET /v1/partner/reports",
  "GET /v1/partner/reports/{id}",
  "POST /v1/partner/reports/{id}/messages",
  "POST /v1/partner/reports/{id}/withdraw",
  "POST /v1/partner/xarf",
];

const sender = { org: "Platform", contact: "abuse@platform.example", domain: "platform.example" };
const xarf = {
  ...{ xarf_version: "4.0.0", report_id: "5b4b2a5e-6a3c-4a39-9c7f-0d2a3b1c9e11", timestamp: "2026-11-20T10:00:00Z" },
  ...{ reporter: sender, sender, source_identifier: "203.0.113.7", category: "content", type: "csam" },
  ...{ evidence_source: "automated_scan", url: "https://images.example/a/1", classification: "A1" },
  ...{ detection_method: "hash_match" },
};

const NAMES = [
  ...Object.keys(valid),
  ...["urls", "danger", "contact", "contactConsent", "priority", "done", "case", "media"],
  ...["evidence", "source_port", "file_hash", "hash_values", "tags", "_internal", "type", "category"],
  ...["__proto__", "constructor", "x"],
];
/** What breaks programs: ends of ranges, halves of characters, names of objects' insides, other people's syntax. */
const nasty = fc.constantFrom<unknown>(
  ...[
    "",
    " ",
    "\0",
    "\ud800",
    "\u202e",
    "a".repeat(10_001),
    "data:text/html,x",
    "../..",
    "{{7*7}}",
    "' OR 1=1",
    "$(x)",
  ],
  ...[-1, 0, -0, 2 ** 53, Number.MIN_VALUE, true, null],
  ...[[], {}, [[[]]], { toString: 1 }, { length: 3 }],
);
const value = fc.oneof(fc.jsonValue(), nasty);
const fields = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 3 });
/** Right but for what was changed, left out or added, if anything was. */
const changed = (right: object) =>
  fc
    .tuple(fc.oneof(fields, fc.constant({})), fc.subarray(Object.keys(right), { maxLength: 1 }), fc.boolean())
    .map(([others, [without], isRight]) =>
      isRight
        ? { ...right, ...others }
        : Object.fromEntries(Object.entries({ ...right, ...others }).filter(([name]) => name !== without)),
    );
const one = fc.oneof(changed(valid), changed(xarf), changed({ text: "More.", danger: true }), fields, value);
const entry = fc.oneof(
  fc
    .tuple(one, fc.constantFrom<unknown>("k-1", "k-2", "", " ", 1, null))
    .map(([body, idempotencyKey]) => (typeof body === "object" ? { ...body, idempotencyKey } : body)),
  one,
);
const json = fc.oneof(
  one,
  fc.array(entry, { maxLength: 5 }).map((reports) => ({ reports })),
);
const body = fc.oneof(
  { weight: 4, arbitrary: json.map((what) => JSON.stringify(what) ?? "") },
  { weight: 1, arbitrary: fc.oneof(fc.string(), fc.string({ unit: "binary" })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "[".repeat(50_000),
      '{"text":'.repeat(40),
      "\ufeff{}",
      '{"a":1,"a":2}',
      "NaN",
      '{"text":1e999}',
    ),
  },
);

/** Headers of a real client, and of none. */
const RIGHT = { "content-type": "application/json", "idempotency-key": "k-2" };
const odd = fc.record(
  {
    "content-type": fc.oneof(
      { weight: 4, arbitrary: fc.constant("application/json") },
      fc.constantFrom("Application/JSON;charset=utf-16", "text/plain", "multipart/form-data", "image/png", "", ";"),
      fc.string(),
    ),
    "idempotency-key": fc.oneof(fc.constantFrom("k-1", '"k-1"', '"k-2', "k 1", "k\n", "", '""'), fc.string()),
    "content-encoding": fc.constantFrom("gzip", "br"),
    "content-length": fc.constantFrom("-1", "1e9"),
    authorization: fc.constantFrom("Bearer x", ""),
    "x-forwarded-for": fc.string(),
    signature: fc.string(),
    "signature-input": fc.oneof(fc.string(), fc.constantFrom("sig=()", 'sig=("@method")', "a".repeat(9_000))),
  },
  { requiredKeys: [] },
);
const headers = fc.oneof(
  fc.constant(RIGHT),
  odd.map((some) => ({ ...RIGHT, ...some })),
  odd,
);
const moment = fc.oneof(
  fc.constantFrom(
    "2026-11-21T12:00:00Z",
    "2026-11-21T12:00:00 02:00",
    "0000-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-01:00",
  ),
  fc.constantFrom(
    "2026-11-21",
    "now",
    "1e3",
    "+275760-09-13T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-11-21T24:00:00Z",
  ),
  fc.string(),
);
const cursorOf = (text: string) => Buffer.from(text).toString("base64url");
const cursor = fc.oneof(
  fc.constantFrom(
    "",
    "=",
    cursorOf(`2026-11-21T12:00:00.000Z ${"0".repeat(32)}`),
    cursorOf(" "),
    cursorOf("2026-11-21 x"),
  ),
  fc.string({ unit: "binary" }).map(cursorOf),
  fc.string(),
);
const query = fc.record(
  {
    since: moment,
    cursor,
    jurisdiction: fc.constantFrom("RS", "ME", "AL", "XX", "", "RS,ME", "__proto__"),
    x: fc.string(),
  },
  { requiredKeys: [] },
);

const somebodyElses = "The other hotline's child said so.";

test("whatever is asked is answered as documented, says nothing of others' reports, and changes none of them", async () => {
  const request = fc.record({
    ...{ routeKey: fc.constantFrom(...ROUTES, "PUT /v1/partner/reports", "$default"), headers, body, query },
    isBase64Encoded: fc.boolean(),
    id: fc.oneof(fc.string(), fc.constantFrom("__proto__", "batch", "0".repeat(32), "0".repeat(9_000))),
    which: fc.constantFrom("own", "theirs", "typed"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 8 }), async (requests) => {
      const api = await aPartnerApi();
      const own = acceptedIn((await api.post(valid, "k-1")).body).id;
      const theirs = acceptedIn((await api.post({ ...valid, text: somebodyElses }, "k-1", PLATFORM.id)).body);
      const before = [await api.stored(theirs.id), await api.statements.get(theirs.id)];
      for (const { id, which, isBase64Encoded, ...others } of requests) {
        const pathParameters = { id: { own, theirs: theirs.id, typed: id }[which] };
        const sent = isBase64Encoded ? Buffer.from(others.body).toString("base64") : others.body;
        // Held against docs/api/openapi.json: its statuses, headers and schemas are all there are.
        const answered = await api.ask({ ...others, body: sent, isBase64Encoded, pathParameters });
        expect(answered.status).toBeLessThan(500);
        const text = JSON.stringify(answered);
        for (const secret of [theirs.id, theirs.reference, somebodyElses]) expect(text).not.toContain(secret);
        if (answered.status < 400) continue;
        expect(answered.headers["content-type"]).toBe("application/problem+json");
        expect(problemDetails.parse(JSON.parse(answered.body)).status).toBe(answered.status);
      }
      expect([await api.stored(theirs.id), await api.statements.get(theirs.id)]).toEqual(before);
      expect(listIn((await api.list({}, PLATFORM.id)).body).reports).toHaveLength(1);
      expect(api.codes()).not.toContain("partner-unavailable");
    }),
    { numRuns: 400 },
  );
});
