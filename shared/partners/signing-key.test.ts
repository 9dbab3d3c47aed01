import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { instantAt } from "../domain/instant.js";
import { signing, signingKey, signingKeyIn } from "./signing-key.js";
import { anEd25519Pair, aP256Pair, pemOf } from "./testing/keys.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));

test("a key is named by its thumbprint, as in RFC 8037, appendix A.3", () => {
  const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  const key = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x } });
  expect(signingKeyIn(pemOf(key), NOON)).toEqual({
    id: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
    algorithm: "ed25519",
    spki: key.export({ type: "spki", format: "der" }).toString("base64"),
    addedAt: NOON,
  });
});

test("a key of either kind is what its schema takes", () => {
  for (const { key } of [anEd25519Pair(), aP256Pair()]) expect(signingKey.parse(key)).toEqual(key);
  expect(aP256Pair().key.algorithm).toBe("ecdsa-p256-sha256");
});

test("a private key is refused: it has to stay where it was made", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  expect(signingKeyIn(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), NOON)).toBe("private");
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  expect(signingKeyIn(ec.export({ type: "sec1", format: "pem" }).toString(), NOON)).toBe("private");
});

test.each([
  ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey],
  ["P-384", generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey],
  ["X25519", generateKeyPairSync("x25519").publicKey],
])("a key of another algorithm is refused: %s", (_, key) => {
  expect(signingKeyIn(pemOf(key), NOON)).toBe("other-algorithm");
});

test.each(["", "slp_key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", pemOf(aKey()).slice(30)])(
  "what holds no key is refused: %j",
  (text) => {
    expect(signingKeyIn(text, NOON)).toBe("unreadable");
  },
);

test("a partner has one key or two, never the same twice", () => {
  const [one, two, three] = [anEd25519Pair().key, aP256Pair().key, anEd25519Pair().key];
  const taken = (...keys: readonly object[]) => signing.safeParse({ required: true, keys }).success;
  expect([taken(one), taken(one, two)]).toEqual([true, true]);
  expect([taken(), taken(one, one), taken(one, two, three)]).toEqual([false, false, false]);
});

function aKey() {
  return generateKeyPairSync("ed25519").publicKey;
}
