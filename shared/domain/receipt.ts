import { createHash, randomBytes } from "node:crypto";
import type { Jurisdiction } from "./vocabulary.js";

/**
 * Receipts, report ids and references.
 *
 * A receipt is the reporter's secret: 23 characters of Crockford's base32 (115 bits) and a check character, written in
 * six groups of four. It is derived from the post's nonce and body, so the same post has the same receipt and another
 * body under the same nonce has another one. The report's id is derived from the receipt by a second hash: no table maps
 * one to the other, and who reads the tables can't look a receipt up.
 */

/** Crockford base32: no I, L, O, U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA_LENGTH = 23;

declare const brands: unique symbol;
export type Receipt = string & { readonly [brands]: "receipt" };

/** The part of a post that decides its receipt. `nonce` is the client's own randomness (≥ 122 bits, a UUID, or more). */
export interface Post {
  readonly nonce: string;
  /** The parsed fields; their order does not matter, absent ones are left out. */
  readonly fields: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** A nonce for a client that sent none. Such a post can't be repeated safely by its client. */
export function freshNonce(): string {
  return randomBytes(18).toString("base64url");
}

export function receiptOf(post: Post): Receipt {
  const filled = Object.entries(post.fields).filter(([, value]) => value !== undefined);
  const body = JSON.stringify(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
  const data = base32(digest("safelane receipt 1", post.nonce, body), DATA_LENGTH);
  return grouped(data + checkCharacter(data));
}

/** 32 hexadecimal characters (128 bits). */
export function reportIdOf(receipt: Receipt): string {
  return digest("safelane report id 1", receipt).subarray(0, 16).toString("hex");
}

/**
 * The id of a report that a partner forwards: its partner and its idempotency key decide it, so that whatever comes under
 * one key is one report.
 */
export function partnerReportId(partner: string, idempotencyKey: string): string {
  return digest("safelane partner report 1", partner, idempotencyKey).subarray(0, 16).toString("hex");
}

/**
 * What is kept of a partner's body to know it again. Taken under the key, which is not stored: nobody who reads the
 * tables can try out what a report may have said.
 */
export function partnerBodyDigest(idempotencyKey: string, body: string): string {
  return digest("safelane partner body 1", idempotencyKey, body).toString("base64url");
}

/**
 * What people call a report by: in mails, on the telephone, in subjects. Not a secret and not derivable back.
 * Ten characters (50 bits) of the id, so two in a million reports share one with a chance below 1 in 2,000.
 */
export function referenceOf(id: string, jurisdiction: Jurisdiction): string {
  const characters = base32(Buffer.from(id, "hex"), 10);
  return `${jurisdiction}-${characters.slice(0, 5)}-${characters.slice(5)}`;
}

export type ReceiptInput = { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false };

/**
 * Reads a receipt as a person types it: any case, with or without hyphens or spaces, O for 0, I and L for 1
 * (Crockford's decoding rule). A single wrong or two swapped neighbouring characters never pass.
 */
export function parseReceipt(typed: string): ReceiptInput {
  if (typed.length > 64) return { ok: false };
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const data = plain.slice(0, DATA_LENGTH);
  if (plain.length !== DATA_LENGTH + 1 || [...plain].some((character) => !ALPHABET.includes(character)))
    return { ok: false };
  return checkCharacter(data) === plain.at(-1) ? { ok: true, receipt: grouped(plain) } : { ok: false };
}

function grouped(characters: string): Receipt {
  // The one place that makes a Receipt: everything above has the length and alphabet already.
  return (characters.match(/.{4}/g) ?? []).join("-") as Receipt;
}

/**
 * Σ cᵢ·αⁱ over GF(32) with x⁵+x²+1. The powers of α differ for all positions below 31, which is what catches each
 * single substitution and each swap of two different characters, in one character of the same alphabet (Crockford's own
 * modulus 37 needs five extra signs that are hard to read out to somebody).
 */
function checkCharacter(data: string): string {
  let sum = 0;
  for (const character of data) sum = timesAlpha(sum ^ ALPHABET.indexOf(character));
  return ALPHABET.charAt(sum);
}

function timesAlpha(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}

function base32(bytes: Uint8Array, length: number): string {
  let bits = 0;
  let held = 0;
  let out = "";
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && out.length < length) {
      bits -= 5;
      out += ALPHABET.charAt((held >>> bits) & 31);
      held &= (1 << bits) - 1;
    }
  }
  return out;
}

/** Each part is preceded by its length, so that no two lists of parts run together. */
function digest(...parts: readonly string[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = Buffer.from(part, "utf8");
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest();
}
