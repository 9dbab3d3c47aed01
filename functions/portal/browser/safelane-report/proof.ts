import type { FormDescription } from "../../embed/description.js";

/** 128 bits, as the API wants them. Without HTTPS, and in browsers before 2021, there is no `randomUUID`. */
export const freshNonce = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)));

/**
 * Does a nonce's proof of work while somebody writes: each try runs beside the page and not in its way. The terms come with
 * the form, so that they may change while elements stay as they are. Without HTTPS browsers can't do it.
 */
export async function prove(nonce: string, terms: FormDescription["proof"]): Promise<number> {
  const { salt, cost, keyLength, keyPrefix } = terms;
  const rules = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
  const start = new TextEncoder().encode(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  for (let counter = 0; ; counter++) {
    new DataView(password.buffer).setUint32(start.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derived = await crypto.subtle.deriveBits(rules, key, keyLength * 8);
    if (hexOf(new Uint8Array(derived)).startsWith(keyPrefix)) return counter;
  }
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) || [], (byte) => Number.parseInt(byte, 16));

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
