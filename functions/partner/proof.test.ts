import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutes } from "../../shared/domain/instant.js";
import type { Partner } from "../../shared/partners/partner.js";
import type { SignedRequest } from "../../shared/partners/signature.js";
import { anEd25519Pair, aP256Pair } from "../../shared/partners/testing/keys.js";
import { allOf, type How, signedBy } from "../../shared/partners/testing/signed.js";
import { acceptedIn, aPartnerApi, HOTLINE, problemIn, valid } from "./testing/a-partner.js";
import { askFor, eventWith } from "./testing/signed-event.js";

const POST = "POST /v1/partner/reports";
const LIST = "GET /v1/partner/reports";
const pair = anEd25519Pair();
const SIGNING: Partner = { ...HOTLINE, signing: { required: true, keys: [pair.key] } };
const SECRET = "slp_secret";

const report = (body: unknown = valid, query = ""): SignedRequest => ({
  method: "POST",
  path: "/v1/partner/reports",
  query,
  headers: { authorization: `Bearer ${SECRET}`, "idempotency-key": "case-7", "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(body)),
});
const listing: SignedRequest = {
  ...report(),
  method: "GET",
  headers: { authorization: `Bearer ${SECRET}` },
  body: Buffer.of(),
};

/** The hotline's API, asked with what is signed. */
async function aSigningApi(partner: Partner = SIGNING) {
  const api = await aPartnerApi([partner]);
  const send = (request: SignedRequest, routeKey = POST, base64 = false) =>
    askFor(partner.id, eventWith(routeKey, request, { base64 }), api.deps);
  return {
    ...api,
    send,
    sign: (request = report(), how: How = {}, by = pair) => signedBy(by, request, api.now(), how),
  };
}

describe("a partner whose requests have to be signed", () => {
  test("is heard when they are, whatever it asks", async () => {
    const { send, sign, counts } = await aSigningApi();
    const { status, body } = await send(await sign());
    expect([status, acceptedIn(body).id.length]).toEqual([201, 32]);
    expect((await send(await sign(listing), LIST)).status).toBe(200);
    expect((await send(await sign({ ...listing, query: "since=2026-11-20T12%3A00%3A00Z" }), LIST)).status).toBe(200);
    expect(counts().reports).toBe(1);
  });

  test("is told what to sign when they aren't, and nothing is stored", async () => {
    const { send, counts, codes } = await aSigningApi();
    const { status, headers, body } = await send(report());
    expect([status, problemIn(body).type]).toEqual([401, "urn:safelane:problem:signature-missing"]);
    expect(headers).toMatchObject({
      "www-authenticate": 'Bearer realm="partners"',
      "accept-signature": 'sig=("@method" "@path" "@query" "authorization" "idempotency-key" "content-digest");created',
    });
    const asked = await send(listing, LIST);
    expect(asked.headers["accept-signature"]).toBe('sig=("@method" "@path" "@query" "authorization");created');
    expect(counts()).toEqual({ reports: 0, statements: 0, messages: 0 });
    expect(codes()).toContain("proof-refused");
  });

  test("is told which component is missing, and what is wrong with the rest, without a word of what was sent", async () => {
    const { send, sign, telemetry } = await aSigningApi();
    const fields = allOf({ headers: { "idempotency-key": "k" }, body: Buffer.from("{}") });
    const left = await send(
      await sign(report(), { fields: fields.filter((one) => one !== "authorization" && one !== "@query") }),
    );
    expect([left.status, problemIn(left.body).type]).toEqual([401, "urn:safelane:problem:signature-invalid"]);
    expect(problemIn(left.body).errors?.map(({ field, code }) => [field, code])).toEqual([
      ["@query", "component-missing"],
      ["authorization", "component-missing"],
    ]);
    const refusals = [
      left,
      await send(await sign(report(), { keyid: "a-girl-called" })),
      await send({ ...report(), headers: { signature: SECRET } }),
    ];
    for (const { status, headers, body } of refusals) {
      expect([status, headers["accept-signature"]]).toEqual([401, expect.stringContaining('"content-digest"')]);
      expect(body).not.toMatch(/slp_|girl|case-7/);
    }
    expect(JSON.stringify(telemetry.records)).not.toMatch(/slp_|girl|case-7/);
  });

  test("is heard with a body that the gateway took for no text, by its very bytes", async () => {
    const { send, sign } = await aSigningApi();
    const sent = await sign();
    expect((await send(sent, POST, true)).status).toBe(201);
    const other = { ...sent, body: Buffer.concat([sent.body, Buffer.from(" ")]) };
    const { status, body } = await send(other, POST, true);
    expect([status, problemIn(body).errors?.[0]?.code]).toEqual([401, "digest-wrong"]);
  });

  test("loses nothing of its quota to whoever has its key and can't sign", async () => {
    const { send, sign } = await aSigningApi({ ...SIGNING, perMinute: 1 });
    for (const request of [report(), { ...(await sign()), query: "a=b" }]) {
      const { status, headers } = await send(request);
      expect([status, headers["ratelimit"]]).toEqual([401, undefined]);
    }
    expect((await send(await sign())).status).toBe(201);
  });

  test("may send a request once more while its signature is good: it is the same report, and later it is signed anew", async () => {
    const { send, sign, counts, pass } = await aSigningApi();
    const sent = await sign();
    const answers = [await send(sent), await send(sent)];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [201, answers[0]?.body],
      [201, answers[0]?.body],
    ]);
    pass(minutes(5) + 1_000);
    const late = await send(sent);
    expect([late.status, problemIn(late.body).errors?.[0]?.code]).toEqual([401, "created-elsewhen"]);
    expect((await send(await sign())).body).toBe(answers[0]?.body);
    expect(counts().reports).toBe(1);
  });

  test("may have two keys while one is rotated", async () => {
    const fresh = aP256Pair();
    const { send, sign } = await aSigningApi({ ...SIGNING, signing: { required: true, keys: [pair.key, fresh.key] } });
    expect((await send(await sign())).status).toBe(201);
    expect((await send(await sign(report(), {}, fresh))).status).toBe(201);
    const done = await aSigningApi({ ...SIGNING, signing: { required: true, keys: [fresh.key] } });
    expect((await done.send(await done.sign())).status).toBe(401);
  });

  test("is suspended like any other: with one answer, signed or not", async () => {
    const { send, sign } = await aSigningApi({ ...SIGNING, suspended: true });
    const [plain, signed] = [await send(report()), await send(await sign())];
    expect([plain.status, plain.body]).toEqual([403, signed.body]);
  });
});

describe("a partner that may sign", () => {
  const MAY: Partner = { ...HOTLINE, signing: { required: false, keys: [pair.key] } };

  test("is heard without a signature and with a good one; a bad one is refused", async () => {
    const { send, sign } = await aSigningApi(MAY);
    expect((await send(report())).status).toBe(201);
    expect((await send(await sign())).status).toBe(201);
    const sent = await sign();
    for (const bad of [
      { ...sent, body: Buffer.from("{}") },
      { ...sent, headers: { ...sent.headers, signature: "x" } },
    ]) {
      expect((await send(bad)).status).toBe(401);
    }
  });
});

test("of a partner without keys no signature is looked at", async () => {
  const { send } = await aSigningApi(HOTLINE);
  const headers = { ...report().headers, signature: "=", "signature-input": "=" };
  expect((await send({ ...report(), headers })).status).toBe(201);
});

test("whatever stands in the headers, it is a refusal that is documented and never a failure", async () => {
  const { send, sign, codes } = await aSigningApi();
  const { headers: good } = await sign();
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[a-z"=;:()@?%, 0-9.\\-]{0,60}$/),
  );
  const field = (name: string) => fc.oneof(text, fc.constant(good[name]));
  const hostile = fc.record({
    signature: field("signature"),
    "signature-input": field("signature-input"),
    "content-digest": field("content-digest"),
    authorization: field("authorization"),
  });
  await fc.assert(
    fc.asyncProperty(hostile, fc.boolean(), async (sent, base64) => {
      const isGood = Object.entries(sent).every(([name, value]) => value === good[name]);
      const { status, body } = await send({ ...report(), headers: { ...good, ...sent } }, POST, base64);
      expect([201, 401]).toContain(status);
      if (isGood) expect(status).toBe(201);
      if (status === 401) expect(problemIn(body).type).toMatch(/:signature-(missing|invalid)$/);
    }),
    { numRuns: 1_000 },
  );
  expect(codes()).not.toContain("partner-unavailable");
});
