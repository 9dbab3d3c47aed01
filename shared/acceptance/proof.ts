import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import type { Challenge } from "altcha-lib/types";

/**
 * The proof of work of a post: a counter that, with the post's nonce, derives a key which begins as it must. All of the
 * challenge comes from the nonce, so that there is nothing to ask for, to sign or to store. Runs in browsers, too.
 */

/** Iterations of one derivation. Its price and the number of tries are weighed in docs/adr/0020. */
const COST = 1_000;
/** One of 256 keys begins so: a reporter tries that many on average, the server derives one. */
const KEY_PREFIX = "00";
/** Bytes; SHA-256 gives them in one go. */
const KEY_LENGTH = 32;
/** The same for all, to tell these keys from any others. A change of the rules above takes another number. */
const SALT = bytesOf("safelane proof 1");

/** What altcha's solver solves for a nonce. */
export function challengeOf(nonce: string): Challenge {
  return {
    parameters: {
      algorithm: "PBKDF2/SHA-256",
      nonce: hexOf(bytesOf(nonce)),
      salt: hexOf(SALT),
      cost: COST,
      keyLength: KEY_LENGTH,
      keyPrefix: KEY_PREFIX,
    },
  };
}

/** Whether a counter solves a nonce's proof of work. One derivation, whatever was sent. */
export async function isProven(nonce: string, counter: number): Promise<boolean> {
  if (!Number.isInteger(counter) || counter < 0 || counter > 0xffff_ffff) return false;
  const { parameters } = challengeOf(nonce);
  const { derivedKey } = await deriveKey(parameters, SALT, passwordOf(nonce, counter));
  return hexOf(derivedKey).startsWith(KEY_PREFIX);
}

/** As altcha's solver writes it: the nonce, then the counter in four bytes, the highest first. */
function passwordOf(nonce: string, counter: number): Uint8Array {
  const start = bytesOf(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  new DataView(password.buffer).setUint32(start.length, counter);
  return password;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
