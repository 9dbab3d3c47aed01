import { createHash, timingSafeEqual } from "node:crypto";
import { hashOfSecret } from "../../../shared/domain/secrets.js";

/** Whether two hashes or tokens are the same, in a time that does not tell how much of them is. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** All of one length, which the comparison wants. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Eight digits can be tried out: their hash takes in the secret of the browser that asked for them, which is not stored. */
export const hashOfCode = (challenge: string, code: string): string => hashOfSecret(challenge + code);
