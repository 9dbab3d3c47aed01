import { randomBytes } from "node:crypto";
import * as z from "zod/mini";
import { earliest, type Instant, instant, isPast } from "../domain/instant.js";

/** Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. An HMAC's key: who verifies and who signs have the same. */
const FORM = /^whsec_[A-Za-z0-9+/]{43}=$/;
/** As much as SHA-256 takes in. */
const SECRET_BYTES = 32;

const secret = z.strictObject({
  secret: z.string().check(z.regex(FORM)),
  createdAt: instant,
  /** From then on nothing is signed with it. */
  until: z.optional(instant),
});
export type WebhookSecret = z.infer<typeof secret>;

/** Where a partner is told what became of its reports, and what signs it. Its URL may hold a secret of the receiver's. */
export const webhook = z.strictObject({
  /** Id of the partner. */
  partner: z.string(),
  url: z.string(),
  secrets: z.array(secret).check(z.minLength(1)),
});
export type Webhook = z.infer<typeof webhook>;

export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;

/** The secrets that sign now, the oldest first. */
export const validSecrets = ({ secrets }: Pick<Webhook, "secrets">, now: Instant): WebhookSecret[] =>
  secrets.filter(({ until }) => until === undefined || !isPast(until, now));

/** The secrets after a new one is made: the old ones end at `until`, or earlier if that was said before. */
export function rotatedSecrets(before: Webhook, fresh: WebhookSecret, until: Instant, now: Instant): WebhookSecret[] {
  const ending = before.secrets.map((one) => ({ ...one, until: earliest(until, one.until ?? until) }));
  return [...validSecrets({ secrets: ending }, now), fresh];
}

/** A name of the public Internet: two labels at least, the last one no number, and none of those that mean one's own network. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/;
const OWN = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|in-addr\.arpa)$/;
const LONGEST_URL = 500;

/**
 * The URL as it is kept, or undefined for one that is not taken: anything but https to a name of the public Internet, with a user
 * or a fragment in it.
 * @param toThisMachine also takes http to 127.0.0.1, for tries and tests.
 */
export function webhookUrl(text: string, toThisMachine = false): string | undefined {
  const url = URL.parse(text);
  if (!url || text.length > LONGEST_URL || url.username !== "" || url.password !== "" || url.hash !== "")
    return undefined;
  if (toThisMachine && url.protocol === "http:" && url.hostname === "127.0.0.1") return url.href;
  const isPublicName = HOST.test(url.hostname) && !OWN.test(url.hostname);
  return url.protocol === "https:" && isPublicName ? url.href : undefined;
}
