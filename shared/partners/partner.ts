import * as z from "zod/mini";
import { earliest, type Instant, instant, isPast } from "../domain/instant.js";
import { JURISDICTIONS } from "../domain/vocabulary.js";
import { clientCertificates } from "./client-certificate.js";
import { signing } from "./signing-key.js";

/** What a partner may be let into: each is a scope of its own. */
export const ENDPOINTS = ["reports", "messages", "withdraw", "xarf"] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** Words and figures joined by hyphens: it stands in keys of tables, in commands, and in reports for good. */
const partnerId = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.minLength(2), z.maxLength(40));

/** Who has no key that is good. No partner's id can be this. */
export const NOBODY = "-";

/** A key as everybody may see it. Its hash lies in an item of its own. */
const partnerKey = z.strictObject({
  id: z.string().check(z.regex(/^[0-9A-Za-z]{12}$/)),
  createdAt: instant,
  /** From then on it opens nothing. Without it the key is good until it is rotated. */
  until: z.optional(instant),
});
export type PartnerKey = z.infer<typeof partnerKey>;

const several = <T extends z.core.$ZodType>(one: T) => z.array(one).check(z.minLength(1), z.refine(isSet));

/** A hotline, NGO or platform that forwards reports through the API. */
export const partner = z.strictObject({
  id: partnerId,
  name: z.string().check(z.regex(/^\P{C}{1,120}$/u)),
  jurisdictions: several(z.enum(JURISDICTIONS)),
  endpoints: several(z.enum(ENDPOINTS)),
  perMinute: z.int().check(z.minimum(1), z.maximum(100_000)),
  perDay: z.int().check(z.minimum(1), z.maximum(10_000_000)),
  suspended: z.boolean(),
  /** A key that isn't named here opens nothing, whatever lies in the table. */
  keys: z.array(partnerKey),
  /** Only where its requests are signed. */
  signing: z.optional(signing),
  /** Only where its requests have to come with one of these, whatever else they have. */
  certificates: z.optional(clientCertificates),
  /** Whether it is told what became of its reports, and since when it is as it is. Where, lies in an item of its own. */
  webhook: z.optional(z.strictObject({ since: instant })),
});
export type Partner = z.infer<typeof partner>;

/** The keys that open something now. */
export const validKeys = (keys: readonly PartnerKey[], now: Instant): PartnerKey[] =>
  keys.filter(({ until }) => until === undefined || !isPast(until, now));

/**
 * The keys after a new one is made: the old ones end at `until`, or earlier if that was said before; those that have
 * ended by now are forgotten.
 */
export function rotated(keys: readonly PartnerKey[], fresh: PartnerKey, until: Instant, now: Instant): PartnerKey[] {
  const ending = keys.map((key) => ({ ...key, until: earliest(until, key.until ?? until) }));
  return [...validKeys(ending, now), fresh];
}

function isSet(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
