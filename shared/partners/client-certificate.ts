import { X509Certificate } from "node:crypto";
import * as z from "zod/mini";
import { type Instant, instant, instantAt, isPast } from "../domain/instant.js";

/** Most certificates of a partner's: one, and another while it is renewed. */
export const MOST_CERTIFICATES = 2;

/** A client certificate that a partner's requests have to come with. */
const clientCertificate = z.strictObject({
  /** SHA-256 of all of it, as `openssl x509 -fingerprint -sha256` writes it. */
  fingerprint: z.string().check(z.regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/)),
  addedAt: instant,
  /** Its own end (`notAfter`). */
  until: instant,
});
export type ClientCertificate = z.infer<typeof clientCertificate>;

export const clientCertificates = z.array(clientCertificate).check(
  z.minLength(1),
  z.maxLength(MOST_CERTIFICATES),
  z.refine((all) => new Set(all.map(({ fingerprint }) => fingerprint)).size === all.length),
);

/** The one certificate of a PEM file. Undefined where there is none, or several: which of them is meant? */
export function certificateIn(pem: string, now: Instant): ClientCertificate | undefined {
  if (pem.split("-----BEGIN CERTIFICATE-----").length !== 2) return undefined;
  const read = certificateOf(pem);
  return read && { fingerprint: read.fingerprint256, addedAt: now, until: instantAt(read.validToDate.getTime()) };
}

/**
 * Whether a request came with one of these. That its sender holds the private key, TLS has shown.
 * @param pem as API Gateway tells it; undefined where the request came without
 */
export function isAmong(pem: string | undefined, bound: readonly ClientCertificate[], now: Instant): boolean {
  const shown = pem === undefined ? undefined : certificateOf(pem)?.fingerprint256;
  return bound.some(({ fingerprint, until }) => fingerprint === shown && !isPast(until, now));
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
