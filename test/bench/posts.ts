import { randomBytes } from "node:crypto";
import { samples } from "../../infra/demo/samples.js";

/** The body of the nth post: the samples in turn. The nonce's end says which one it is, for the bare chain. */
export function bodyOf(n: number): string {
  const at = n % samples.length;
  const nonce = `${randomBytes(18).toString("base64url")}-${String(at).padStart(4, "0")}`;
  return JSON.stringify({ ...samples[at]?.report, nonce });
}

/** How many agencies are written to about the nth post. */
export const mailsOf = (n: number): number => samples[n % samples.length]?.expected.agencies.length ?? 0;
