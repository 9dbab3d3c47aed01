import { randomInt, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { hashOfSecret } from "../domain/secrets.js";

/**
 * A partner's key: `slp_<id>_<secret>_<checksum>`. The prefix lets secret scanners find one that leaked, and the checksum
 * lets them, and us, tell it from something like it without asking anybody (as GitHub's tokens do). An underscore is in no
 * base64 text, and a double click takes the whole key.
 */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 12;
/** log₂ 62⁴³ = 256.03 bits. */
const SECRET_LENGTH = 43;
/** 62⁶ > 2³². */
const CHECKSUM_LENGTH = 6;
const FORM = new RegExp(
  `^(?<signed>slp_(?<id>[0-9A-Za-z]{${ID_LENGTH}})_(?<secret>[0-9A-Za-z]{${SECRET_LENGTH}}))_(?<checksum>[0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

export interface NewKey {
  /** For its owner, shown once. Neither stored nor logged. */
  readonly text: string;
  /** Names the key in lists and commands; no secret. */
  readonly id: string;
  /** What is stored in the secret's place. */
  readonly hash: string;
}

export interface ParsedKey {
  readonly id: string;
  readonly secret: string;
}

export function newKey(): NewKey {
  const id = randomText(ID_LENGTH);
  const secret = randomText(SECRET_LENGTH);
  const signed = `slp_${id}_${secret}`;
  return { text: `${signed}_${checksumOf(signed)}`, id, hash: hashOfSecret(secret) };
}

/** Undefined for what can't be a key of ours: another prefix or form, or a slip in copying. Says nothing of whether it is one. */
export function parseKey(text: string): ParsedKey | undefined {
  const { signed, id, secret, checksum } = FORM.exec(text)?.groups ?? {};
  if (signed === undefined || id === undefined || secret === undefined) return undefined;
  return checksumOf(signed) === checksum ? { id, secret } : undefined;
}

/** In a time that doesn't tell how much of the hash was right. */
export function isKeyOf(secret: string, hash: string): boolean {
  const [given, stored] = [Buffer.from(hashOfSecret(secret)), Buffer.from(hash)];
  return given.length === stored.length && timingSafeEqual(given, stored);
}

/** `randomInt` draws without bias. */
function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

function checksumOf(signed: string): string {
  let rest = crc32(signed);
  let text = "";
  for (let digit = 0; digit < CHECKSUM_LENGTH; digit++) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}
