import { createHash, createPublicKey, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import * as z from "zod/mini";
import { type Instant, instant } from "../domain/instant.js";

/** Names of RFC 9421 §6.2.2. Neither has an option that could be chosen badly, and all libraries have one of them. */
const ALGORITHMS = ["ed25519", "ecdsa-p256-sha256"] as const;
type Algorithm = (typeof ALGORITHMS)[number];

/** Most keys of a partner's: one, and another while it is rotated. */
export const MOST_SIGNING_KEYS = 2;

/** A public key that a partner signs its requests with. No secret. */
export const signingKey = z.strictObject({
  /** Its thumbprint (RFC 7638), so that nobody has to agree on a name. */
  id: z.string().check(z.regex(/^[\w-]{43}$/)),
  algorithm: z.enum(ALGORITHMS),
  /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) in base64: what stands between the lines of a PEM file. */
  spki: z.string().check(z.regex(/^[A-Za-z0-9+/]{56,128}={0,2}$/)),
  addedAt: instant,
});
export type SigningKey = z.infer<typeof signingKey>;

/**
 * How a partner's requests are signed. Optional: who doesn't sign gets in as without any keys; a signature that is there is
 * looked at all the same.
 */
export const signing = z.strictObject({
  required: z.boolean(),
  keys: z.array(signingKey).check(
    z.minLength(1),
    z.maxLength(MOST_SIGNING_KEYS),
    z.refine((keys) => isDistinct(keys.map(({ id }) => id))),
  ),
});

const isDistinct = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** Why a file holds no key that can be used. */
export type KeyFault = "private" | "unreadable" | "other-algorithm";

/** A public key out of a PEM file. A private key is refused unread: it has to stay where it was made. */
export function signingKeyIn(pem: string, now: Instant): SigningKey | KeyFault {
  if (pem.includes("PRIVATE KEY-----")) return "private";
  const key = publicKeyIn(pem);
  if (key === undefined) return "unreadable";
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) return "other-algorithm";
  const spki = key.export({ type: "spki", format: "der" }).toString("base64");
  return { id: thumbprintOf(key.export({ format: "jwk" })), algorithm, spki, addedAt: now };
}

/** Whether this key's owner signed that. @param signature of any length and content */
export function isSignedBy({ algorithm, spki }: SigningKey, signed: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(spki, "base64"), format: "der", type: "spki" });
  const data = Buffer.from(signed);
  if (algorithm === "ed25519") return verify(null, data, key, signature);
  // RFC 9421 §3.3.4: r and s side by side, not in ASN.1.
  return verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
}

function publicKeyIn(pem: string): KeyObject | undefined {
  try {
    return pem.includes("-----BEGIN PUBLIC KEY-----") ? createPublicKey(pem) : undefined;
  } catch {
    return undefined;
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Algorithm | undefined {
  if (asymmetricKeyType === "ed25519") return "ed25519";
  return asymmetricKeyDetails?.namedCurve === "prime256v1" ? "ecdsa-p256-sha256" : undefined;
}

/** RFC 7638 §3, RFC 8037 §2: the required members in alphabetical order, hashed. */
function thumbprintOf({ crv, kty, x, y }: JsonWebKey): string {
  const members = JSON.stringify({ crv, kty, x, ...(y !== undefined && { y }) });
  return createHash("sha256").update(members).digest("base64url");
}
