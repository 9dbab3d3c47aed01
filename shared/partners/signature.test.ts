import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantAt, minutes, plus, seconds } from "../domain/instant.js";
import { CLOCKS_APART, checkSignature, type SignedRequest } from "./signature.js";
import { signatureBase, toldSignatures } from "./signature-fields.js";
import { isSignedBy } from "./signing-key.js";
import { anEd25519Pair, aP256Pair, keyIn } from "./testing/keys.js";
import { allOf, digestOf, type How, signedBy } from "./testing/signed.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const AT_NOON = Date.parse(NOON) / 1_000;
const PAIRS = [["Ed25519", anEd25519Pair()] as const, ["ECDSA P-256", aP256Pair()] as const];
const [[, ed25519]] = [PAIRS[0] ?? ["", anEd25519Pair()]];

const POST: SignedRequest = {
  method: "POST",
  path: "/v1/partner/reports",
  query: "",
  headers: { authorization: "Bearer slp_key", "idempotency-key": "case-7", "content-type": "application/json" },
  body: Buffer.from('{"text":"Ђурђа јавила"}'),
};
const GET: SignedRequest = {
  method: "GET",
  path: "/v1/partner/reports",
  query: "since=2026-11-20T12%3A00%3A00Z&cursor=a",
  headers: { authorization: "Bearer slp_key" },
  body: new Uint8Array(),
};

const check = (request: SignedRequest, pair = ed25519, now = NOON) => checkSignature(request, [pair.key], now);
const codeOf = (request: SignedRequest, pair = ed25519, now = NOON) => {
  const found = check(request, pair, now);
  return typeof found === "string" ? found : found.code;
};
const signed = (how: How = {}, request = POST, now = NOON) => signedBy(ed25519, request, now, how);

/** RFC 9421, appendix B.1, with what a message of B.2 has to say. */
const VECTORS = [
  {
    name: "B.2.4, a response by ecdsa-p256-sha256",
    pem: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==",
    input:
      'sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"',
    signature: "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:",
    message: {
      "@status": "200",
      "content-type": "application/json",
      "content-digest":
        "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
      "content-length": "23",
    },
  },
  {
    name: "B.2.6, a request by ed25519",
    pem: "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=",
    input:
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    signature: "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:",
    message: {
      date: "Tue, 20 Apr 2021 02:07:55 GMT",
      "@method": "POST",
      "@path": "/foo",
      "@authority": "example.com",
      "content-type": "application/json",
      "content-length": "18",
    },
  },
];

test.each(VECTORS)(
  "RFC 9421, $name: is good, and not once a value is another",
  ({ pem, input, signature, message }) => {
    const key = keyIn(`-----BEGIN PUBLIC KEY-----\n${pem}\n-----END PUBLIC KEY-----\n`);
    const [told] = toldSignatures(input, signature) ?? [];
    if (told === undefined) throw new Error("unreadable");
    const isGood = (values: ReadonlyMap<string, string>) =>
      isSignedBy(key, signatureBase(told, (name) => values.get(name)) ?? "", told.bytes);
    const values = new Map(Object.entries(message));
    expect(isGood(values)).toBe(true);
    for (const name of values.keys()) expect([name, isGood(new Map(values).set(name, "other"))]).toEqual([name, false]);
  },
);

describe.each(PAIRS)("%s", (_, pair) => {
  test("what another library signs is good here", async () => {
    for (const request of [POST, GET, { ...POST, body: new Uint8Array() }]) {
      expect(check(await signedBy(pair, request, NOON), pair)).toBe("signed");
    }
  });

  test("no other method, path, query, header that counts, or body passes for what was signed", async () => {
    const parts = ["method", "path", "query", "authorization", "idempotency-key", "body"];
    const other = fc.record({
      part: fc.constantFrom(...parts, "content-digest"),
      text: fc.oneof(fc.string(), fc.stringMatching(/^[a-z/?&=]*$/), fc.constant("")),
    });
    for (const request of [POST, GET]) {
      const good = await signedBy(pair, request, NOON);
      await fc.assert(
        fc.asyncProperty(other, async ({ part, text }) => {
          // A digest of no body is nobody's business.
          fc.pre(request === POST || part !== "content-digest");
          const changed = changedTo(good, part, text);
          fc.pre(!same(changed, good));
          expect(check(changed, pair)).not.toBe("signed");
        }),
      );
    }
  });

  test("another key's signature is none of this one's", async () => {
    const stranger = pair.key.algorithm === "ed25519" ? anEd25519Pair() : aP256Pair();
    expect(codeOf(await signedBy({ ...stranger, key: pair.key }, POST, NOON), pair)).toBe("signature-wrong");
    expect(codeOf(await signedBy(stranger, POST, NOON), pair)).toBe("key-unknown");
  });
});

test("a digest of another body is refused, even signed", async () => {
  const headers = { ...POST.headers, "content-digest": digestOf(Buffer.from("{}")) };
  expect(codeOf(await signed({}, { ...POST, headers }))).toBe("digest-wrong");
});

describe("what has to be covered", () => {
  test.each(allOf({ ...POST, headers: { ...POST.headers } }))("is %s, and is named where it isn't", async (left) => {
    const fields = allOf(POST).filter((field) => field !== left);
    expect(check(await signed({ fields }))).toEqual({ code: "component-missing", components: [left] });
  });

  test("is no idempotency key and no digest where there is neither key nor body", async () => {
    expect(check(await signed({ fields: ["@method", "@path", "@query", "authorization"] }, GET))).toBe("signed");
  });

  test("may stand beside other headers that are sent, in any order", async () => {
    expect(check(await signed({ fields: ["content-type", ...allOf(POST).reverse()] }))).toBe("signed");
  });

  test("may not stand beside what can't be checked here, or twice", async () => {
    const odd = ["@authority", "@target-uri", '@query-param;name="a"', "authorization;bs", "@method"];
    for (const field of odd) {
      const request = { ...POST, query: "a=1" };
      expect([field, codeOf(await signed({ fields: [...allOf(POST), field] }, request))]).toEqual([
        field,
        "component-unknown",
      ]);
    }
    const sent = await signed({ fields: [...allOf(POST), "content-type"] });
    expect(codeOf({ ...sent, headers: { ...sent.headers, "content-type": undefined } })).toBe("component-unknown");
    expect(codeOf({ ...sent, headers: { ...sent.headers, "content-type": 'a\n"@method": GET' } })).toBe(
      "component-unknown",
    );
  });
});

describe("the time of signing", () => {
  const created = async (apart: number) => codeOf(await signed({ created: AT_NOON + apart }));

  test("may be five minutes from ours, before and behind, and no second more", async () => {
    expect(await Promise.all([-CLOCKS_APART, CLOCKS_APART].map(created))).toEqual(["signed", "signed"]);
    const wrong = await Promise.all([-CLOCKS_APART - 1, CLOCKS_APART + 1].map(created));
    expect(wrong).toEqual(["created-elsewhen", "created-elsewhen"]);
  });

  test("has to be told, as whole seconds", async () => {
    expect(codeOf(await signed({ created: null }))).toBe("created-missing");
    const sent = await signed();
    for (const value of ["1.5", '"now"', "?1", ":AA==:"]) {
      const input = sent.headers["signature-input"]?.replace(/created=\d+/, `created=${value}`);
      expect(codeOf({ ...sent, headers: { ...sent.headers, "signature-input": input } })).toBe("created-missing");
    }
  });

  test("is over when the signer says so", async () => {
    const sent = await signed({ expires: AT_NOON + 60 });
    expect(codeOf(sent, ed25519, plus(NOON, minutes(1)))).toBe("signed");
    expect(codeOf(sent, ed25519, plus(NOON, minutes(1) + seconds(1)))).toBe("expired");
    const input = sent.headers["signature-input"]?.replace(/expires=\d+/, 'expires="soon"');
    expect(codeOf({ ...sent, headers: { ...sent.headers, "signature-input": input } })).toBe("expires-invalid");
  });
});

test("alg may be left out, or is the key's; a nonce may be there", async () => {
  expect(codeOf(await signed({ alg: "ed25519", nonce: "n-1" }))).toBe("signed");
  expect(codeOf(await signed({ alg: "hmac-sha256" }))).toBe("algorithm-other");
  expect(codeOf(await signed({ alg: "ecdsa-p256-sha256" }))).toBe("algorithm-other");
});

describe("several signatures", () => {
  const twice = async (first: How & { by?: typeof ed25519 }, second: How & { by?: typeof ed25519 }) => {
    const one = await signedBy(first.by ?? ed25519, POST, NOON, { ...first, name: "one" });
    return signedBy(second.by ?? ed25519, one, NOON, { ...second, name: "two", fields: allOf(POST) });
  };

  test("while a key is rotated: the old one, the new one, or both", async () => {
    const fresh = aP256Pair();
    const keys = [ed25519.key, fresh.key];
    const requests = [await signed(), await signedBy(fresh, POST, NOON), await twice({}, { by: fresh })];
    for (const request of requests) expect(checkSignature(request, keys, NOON)).toBe("signed");
    expect(checkSignature(requests[0] ?? POST, [fresh.key], NOON)).toEqual({ code: "key-unknown" });
  });

  test("by keys that are known have to be good, each; those of others don't count", async () => {
    const stranger = anEd25519Pair();
    expect(codeOf(await twice({}, { by: stranger }))).toBe("signed");
    expect(codeOf(await twice({ by: stranger, keyid: ed25519.key.id }, {}))).toBe("signature-wrong");
    expect(codeOf(await twice({}, { created: AT_NOON - 301 }))).toBe("created-elsewhen");
  });
});

function changedTo(request: SignedRequest, part: string, text: string): SignedRequest {
  if (part === "body") return { ...request, body: Buffer.from(text) };
  if (part === "method" || part === "path" || part === "query") return { ...request, [part]: text };
  return { ...request, headers: { ...request.headers, [part]: text } };
}

/** RFC 9421 §2.1: spaces around a field's value are none of it. */
function same(one: SignedRequest, other: SignedRequest): boolean {
  const told = ({ headers, body, ...rest }: SignedRequest) =>
    JSON.stringify([rest, Object.entries(headers).map(([name, value]) => [name, value?.trim()]), [...body]]);
  return told(one) === told(other);
}
