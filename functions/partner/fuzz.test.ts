import fc from "fast-check";
import { expect, test } from "vitest";
import { problemDetails } from "./schemas.js";
import { acceptedIn, aPartnerApi, PLATFORM, valid } from "./testing/a-partner.js";

/** All that is documented. */
const STATUSES = [200, 201, 400, 403, 404, 409, 413, 415, 422];
const ROUTES = [
  "POST /v1/partner/reports",
  "POST /v1/partner/reports/batch",
  "GET /v1/partner/reports",
  "GET /v1/partner/reports/{id}",
  "POST /v1/partner/reports/{id}/messages",
  "POST /v1/partner/reports/{id}/withdraw",
  "POST /v1/partner/xarf",
];

const NAMES = [
  ...Object.keys(valid),
  "urls",
  "danger",
  "contact",
  "contactConsent",
  "priority",
  "done",
  "case",
  "media",
];
const fields = fc.dictionary(fc.constantFrom(...NAMES, "__proto__", "x"), fc.jsonValue());
const report = fields.map((one) => ({ ...valid, ...one }));
const json = fc.oneof(
  report,
  fields,
  fc.jsonValue(),
  fc.array(fc.oneof(report, fc.jsonValue()), { maxLength: 5 }).map((reports) => ({ reports })),
);
const body = fc.oneof(
  json.map((one) => JSON.stringify(one)),
  fc.string(),
  fc.string({ unit: "binary" }),
);
const somebodyElses = "The other hotline's child said so.";

test("whatever is asked is answered as documented, says nothing of others' reports, and changes none of them", async () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("2026-11-21T12:00:00Z", "k-1"));
  const request = fc.record({
    routeKey: fc.constantFrom(...ROUTES),
    key: fc.option(text, { nil: undefined }),
    type: fc.constantFrom("application/json", "application/json", "application/json; charset=utf-8", "text/plain"),
    body,
    query: fc.dictionary(fc.constantFrom("since", "cursor", "jurisdiction"), text, { maxKeys: 2 }),
    id: fc.option(text, { nil: undefined }),
    which: fc.constantFrom("own", "theirs", "typed"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 8 }), async (requests) => {
      const api = await aPartnerApi();
      const own = acceptedIn((await api.post(valid, "k-1")).body).id;
      const theirs = acceptedIn((await api.post({ ...valid, text: somebodyElses }, "k-1", PLATFORM.id)).body).id;
      const before = [await api.stored(theirs), await api.statements.get(theirs)];
      for (const { routeKey, key, type, body: sent, query, id, which } of requests) {
        const pathId = { own, theirs, typed: id ?? "" }[which];
        const headers = { "content-type": type, ...(key !== undefined && { "idempotency-key": key }) };
        const answered = await api.ask({ routeKey, headers, body: sent, query, pathParameters: { id: pathId } });
        expect(STATUSES).toContain(answered.status);
        expect(answered.body).not.toContain(theirs);
        expect(answered.body).not.toContain(somebodyElses);
        if (answered.status >= 400) {
          expect(answered.headers["content-type"]).toBe("application/problem+json");
          expect(problemDetails.parse(JSON.parse(answered.body)).status).toBe(answered.status);
        }
      }
      expect([await api.stored(theirs), await api.statements.get(theirs)]).toEqual(before);
      expect(api.codes()).not.toContain("partner-unavailable");
    }),
    { numRuns: 400 },
  );
});
