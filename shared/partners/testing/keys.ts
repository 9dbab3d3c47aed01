import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Instant, instantAt } from "../../domain/instant.js";
import { type SigningKey, signingKeyIn } from "../signing-key.js";

/** A key pair of a partner's, of which we are told the public key. Used by tests only. */
export interface Pair {
  readonly key: SigningKey;
  readonly privateKey: KeyObject;
}

export const pemOf = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }).toString();

export const anEd25519Pair = (): Pair => pairOf(generateKeyPairSync("ed25519"));
export const aP256Pair = (): Pair => pairOf(generateKeyPairSync("ec", { namedCurve: "P-256" }));

/** What a file says, as a key. @throws when it holds none */
export function keyIn(pem: string, now: Instant = instantAt(0)): SigningKey {
  const key = signingKeyIn(pem, now);
  if (typeof key === "string") throw new Error(key);
  return key;
}

function pairOf({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): Pair {
  return { privateKey, key: keyIn(pemOf(publicKey)) };
}
