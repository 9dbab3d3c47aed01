import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { acceptedIn, aPartnerApi, HOTLINE, problemIn, resultsIn, valid } from "../testing/a-partner.js";

const entry = (key: string, fields: object = {}) => ({ ...valid, ...fields, idempotencyKey: key });

/** What may stand in a batch. */
const someEntry = fc.oneof(
  fc.record({
    jurisdiction: fc.constantFrom("RS", "ME", "AL", "VN-18", "XX"),
    language: fc.constant("en"),
    text: fc.constantFrom("One.", "Another.", "", "data:image/png;base64,AAAA"),
    idempotencyKey: fc.constantFrom("a", "b", "c", "d", "", undefined, 7),
  }),
  fc.jsonValue(),
);

test("whatever stands in a batch, each is answered in its place as if it had come alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someEntry, { minLength: 1, maxLength: 30 }), async (entries) => {
      const [together, alone] = [await aPartnerApi(), await aPartnerApi()];
      const { status, body } = await together.batch(entries);
      expect(status).toBe(200);
      const expected: unknown[] = [];
      for (const one of entries) expected.push(...resultsIn((await alone.batch([one])).body));
      expect(resultsIn(body)).toEqual(expected);
      expect(together.counts().reports).toBe(alone.counts().reports);
      const texts = (api: typeof alone) => new Map(api.statements.all().map(({ id, text }) => [id, text]));
      expect(texts(together)).toEqual(texts(alone));
    }),
    { numRuns: 200 },
  );
});

describe("a batch", () => {
  test("of a hundred is taken, in order; and the same again is answered byte for byte alike", async () => {
    const api = await aPartnerApi();
    const entries = Array.from({ length: 100 }, (_, n) => entry(`k-${n}`, { case: `c-${n}` }));
    const first = await api.batch(entries);
    const ids = resultsIn(first.body).map((one) => ("report" in one ? one.report.id : ""));
    for (const [n, id] of ids.entries()) expect((await api.stored(id)).partner?.case).toBe(`c-${n}`);
    expect((await api.batch(entries)).body).toBe(first.body);
    expect(api.counts()).toMatchObject({ reports: 100, statements: 100 });
  });

  test("takes the good ones beside all that can be wrong with one", async () => {
    const api = await aPartnerApi();
    const { status, body } = await api.batch([
      entry("a"),
      entry("b", { attachments: [] }),
      entry("c", { jurisdiction: "AL" }),
      entry("a", { text: "Another body." }),
      valid,
      "data:image/png;base64,AAAA",
      null,
      entry("d"),
    ]);
    const results = resultsIn(body);
    expect([status, results.map((one) => one.status)]).toEqual([200, [201, 422, 403, 422, 400, 422, 422, 201]]);
    const codes = results.map((one) => ("problem" in one ? one.problem.type.split(":").at(-1) : ""));
    expect(codes.slice(1, 5)).toEqual([
      "report-invalid",
      "out-of-scope",
      "idempotency-key-reused",
      "idempotency-key-missing",
    ]);
    expect(api.counts()).toEqual({ reports: 2, statements: 2, messages: 2 });
  });

  test("names a report by the same key as one that comes alone", async () => {
    const api = await aPartnerApi();
    const alone = acceptedIn((await api.post(valid, "k")).body);
    expect(resultsIn((await api.batch([entry("k")])).body)).toEqual([{ status: 201, report: alone }]);
  });

  test("of which some can't be stored takes the others, and those when they come again", async () => {
    const down = new Set([1, 4]);
    let creates = 0;
    const api = await aPartnerApi([HOTLINE], {
      around:
        (call) =>
        async (...args) => {
          const isStatement = args.length === 2 && JSON.stringify(args[0]).includes('"urls"');
          if (isStatement && down.has(creates++)) throw transient("statements-unavailable");
          return call(...args);
        },
    });
    const entries = Array.from({ length: 6 }, (_, n) => entry(`k-${n}`));
    const first = resultsIn((await api.batch(entries)).body);
    expect(first.map(({ status }) => status)).toEqual([201, 503, 201, 201, 503, 201]);
    const again = resultsIn((await api.batch(entries)).body);
    expect(again.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(again.filter((_, n) => !down.has(n))).toEqual(first.filter((_, n) => !down.has(n)));
    expect(api.counts().reports).toBe(6);
  });

  test.each([
    ["of none", { reports: [] }, "reports", "batch-size"],
    ["of too many", { reports: Array(101).fill(valid) }, "reports", "batch-size"],
    ["that is a list", [entry("a")], "body", "wrong-type"],
    ["without reports", {}, "reports", "wrong-type"],
    ["with more beside them", { reports: [entry("a")], media: [] }, "media", "field-unknown"],
  ])("%s is refused as a whole", async (_what, sent, field, code) => {
    const api = await aPartnerApi();
    const headers = { "content-type": "application/json" };
    const request = { routeKey: "POST /v1/partner/reports/batch", headers, body: JSON.stringify(sent) };
    const { status, body } = await api.ask(request);
    expect([status, problemIn(body).errors]).toEqual([422, [{ field, code, detail: expect.stringMatching(/\w/) }]]);
    expect(api.counts().reports).toBe(0);
  });

  test("may be as long as a hundred long reports are, and no longer", async () => {
    const api = await aPartnerApi();
    const long = (text: string) => Array.from({ length: 100 }, (_, n) => entry(`k-${n}`, { text }));
    expect((await api.batch(long("x".repeat(10_000)))).status).toBe(200);
    expect((await api.batch(long("x".repeat(30_000)))).status).toBe(413);
  });
});
