import fc from "fast-check";
import { expect, test } from "vitest";
import { instantAt } from "../domain/instant.js";
import { checkSignature, type SignedRequest } from "./signature.js";
import { anEd25519Pair } from "./testing/keys.js";
import { signedBy } from "./testing/signed.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const AT_NOON = Date.parse(NOON) / 1_000;
const ed25519 = anEd25519Pair();
const POST: SignedRequest = {
  method: "POST",
  path: "/v1/partner/reports",
  query: "",
  headers: { authorization: "Bearer slp_key", "idempotency-key": "case-7" },
  body: Buffer.from("{}"),
};
const signed = () => signedBy(ed25519, POST, NOON);
const codeOf = (request: SignedRequest) => {
  const found = checkSignature(request, [ed25519.key], NOON);
  return typeof found === "string" ? found : found.code;
};

test("no signature at all is unsigned", () => {
  expect(codeOf(POST)).toBe("unsigned");
});

test("half of a signature, or names that don't match, is refused", async () => {
  const { headers } = await signed();
  const input = headers["signature-input"];
  const bytes = headers["signature"];
  const odd: readonly (readonly [string | undefined, string | undefined])[] = [
    [input, undefined],
    [undefined, bytes],
    ["", ""],
    [input, ""],
    [input, bytes?.replace("sig=", "gis=")],
    [input, `${bytes}, more=:AA==:`],
    ["sig=1", "sig=:AA==:"],
    ["sig", "sig=:AA==:"],
    [input, "sig=1"],
    [input, "sig=(:AA==:)"],
  ];
  for (const [one, two] of odd) {
    const request = { ...POST, headers: { ...headers, "signature-input": one, signature: two } };
    expect([one, two, codeOf(request)]).toEqual([one, two, "signature-unreadable"]);
  }
});

test("whatever the headers say, the answer is a fault out of the list and never an exception", async () => {
  const { headers } = await signed();
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[a-z"=;:()@?%, 0-9.\\-]{0,60}$/),
  );
  const mangled = (whole = "") =>
    fc
      .tuple(fc.nat(whole.length), fc.nat(8), text)
      .map(([at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut));
  const field = (name: string) => fc.oneof(mangled(headers[name]), text, fc.constant(headers[name]));
  const hostile = fc.record({
    "signature-input": field("signature-input"),
    signature: field("signature"),
    "content-digest": field("content-digest"),
  });
  fc.assert(
    fc.property(hostile, (sent) => {
      const changed = Object.entries(sent).some(([name, value]) => value !== headers[name]);
      const found = codeOf({ ...POST, headers: { ...headers, ...sent } });
      expect(found).toMatch(/^[a-z-]+$/);
      // A field may be spelled in several ways; what it says may not be another.
      if (!changed) expect(found).toBe("signed");
    }),
    { numRuns: 3_000 },
  );
});

test("thousands of signatures or components are looked at in no time to speak of", () => {
  const many = (count: number, one: (at: number) => string) => Array.from({ length: count }, (_, at) => one(at));
  const name = `keyid="${ed25519.key.id}"`;
  const inputs = [
    many(400, (at) => `s${at}=();created=${AT_NOON};${name}`).join(", "),
    `s=(${many(1_500, (at) => `"a${at}"`).join(" ")});created=${AT_NOON};${name}`,
    `s=${"(".repeat(9_000)}`,
    `s=()${";a".repeat(4_000)}`,
  ];
  for (const input of inputs) {
    const signature = many(400, (at) => `s${at}=:AA==:`).join(", ");
    const headers = { ...POST.headers, "signature-input": input, signature };
    expect(codeOf({ ...POST, headers })).toMatch(/^(component-missing|signature-unreadable|key-unknown)$/);
  }
});
