import fc from "fast-check";
import { expect, test } from "vitest";
import { days, instantAt, plus } from "../domain/instant.js";
import { type ClientCertificate, certificateIn, clientCertificates, isAmong } from "./client-certificate.js";
import { ONE, SOON_OVER, TWO } from "./testing/certificates.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));

function certificate(pem: string): ClientCertificate {
  const found = certificateIn(pem, NOON);
  if (found === undefined) throw new Error("no certificate");
  return found;
}

test("a certificate is known by its fingerprint, as openssl writes it, and by its end", () => {
  expect(certificate(SOON_OVER)).toEqual({
    fingerprint: "57:65:8E:28:24:61:36:DC:BC:64:DD:BC:A0:00:B3:EE:73:24:FC:19:CD:8E:02:AD:DC:9F:C2:F5:B5:09:4D:D1",
    addedAt: NOON,
    until: "2026-12-22T10:27:08.000Z",
  });
});

test("a request with it, however its lines end, is told from one with another or without", () => {
  const bound = [certificate(ONE)];
  expect([ONE, ONE.trim(), ONE.replaceAll("\n", "\r\n")].map((pem) => isAmong(pem, bound, NOON))).toEqual([
    true,
    true,
    true,
  ]);
  expect([TWO, "", "-----BEGIN CERTIFICATE-----", undefined].some((pem) => isAmong(pem, bound, NOON))).toBe(false);
});

test("while it is renewed the old one and the new one are good", () => {
  const bound = [certificate(ONE), certificate(TWO)];
  expect([ONE, TWO, SOON_OVER].map((pem) => isAmong(pem, bound, NOON))).toEqual([true, true, false]);
});

test("from its end on it is good no more, whoever else lets it pass", () => {
  const bound = [certificate(SOON_OVER)];
  const { until } = certificate(SOON_OVER);
  expect([plus(until, -1), until].map((now) => isAmong(SOON_OVER, bound, now))).toEqual([true, false]);
});

test("a file has exactly one certificate: of two it would not be clear which is meant", () => {
  expect([`${ONE}${TWO}`, "", ONE.slice(0, 300)].map((pem) => certificateIn(pem, NOON))).toEqual(
    Array(3).fill(undefined),
  );
});

test("a partner has one or two, each once", () => {
  const [one, two, three] = [ONE, TWO, SOON_OVER].map(certificate);
  expect([[one], [one, two]].map((all) => clientCertificates.safeParse(all).success)).toEqual([true, true]);
  expect([[], [one, one], [one, two, three]].map((all) => clientCertificates.safeParse(all).success)).toEqual(
    Array(3).fill(false),
  );
});

test("whatever stands in a certificate's place is none of a partner's, and breaks nothing", () => {
  const bound = [certificate(ONE)];
  const mangled = fc
    .tuple(fc.nat(ONE.length - 1), fc.string({ minLength: 1 }))
    .map(([at, text]) => ONE.slice(0, at) + text);
  fc.assert(
    fc.property(fc.oneof(fc.string(), mangled), (pem) => {
      expect(isAmong(pem, bound, plus(NOON, days(1)))).toBe(false);
    }),
  );
});
