// Verifies a notice of Safelane (Standard Webhooks) with nothing but Node. As a program:
//
//   WEBHOOK_SECRET='whsec_…' node verify.mts "$id" "$timestamp" "$signature" < body
//
// It prints the notice and ends with 0, or says why not and ends with 1.
import { createHmac, timingSafeEqual } from "node:crypto";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** Older ones, and ones from the future, are somebody's who sends again what he overheard. In seconds. */
const TOLERANCE = 5 * 60;

export interface Headers {
  /** `webhook-id` */
  readonly id: string;
  /** `webhook-timestamp`, in seconds since 1970 */
  readonly timestamp: string;
  /** `webhook-signature`: one or more, with spaces between them, while a secret is changed */
  readonly signature: string;
}

/**
 * @param body as it came, byte for byte: parsed and written again it is another one
 * @throws Error when the notice is not Safelane's, or too old
 */
export function verified(
  secret: string,
  { id, timestamp, signature }: Headers,
  body: string,
  now = Date.now(),
): unknown {
  const age = now / 1_000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(age) > TOLERANCE) throw new Error("it is not of this moment");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const wanted = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  const isSigned = signature.split(" ").some((one) => {
    const [version, value = ""] = one.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (!isSigned) throw new Error("it is not signed with this secret");
  return JSON.parse(body);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [id = "", timestamp = "", signature = ""] = process.argv.slice(2);
  try {
    const notice = verified(
      process.env["WEBHOOK_SECRET"] ?? "",
      { id, timestamp, signature },
      await text(process.stdin),
    );
    process.stdout.write(`${JSON.stringify(notice)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
