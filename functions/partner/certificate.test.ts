import { describe, expect, test } from "vitest";
import { days } from "../../shared/domain/instant.js";
import { certificateIn } from "../../shared/partners/client-certificate.js";
import type { Partner } from "../../shared/partners/partner.js";
import { ONE, SOON_OVER, TWO } from "../../shared/partners/testing/certificates.js";
import { NOON } from "../../test/support/reports.js";
import { aPartnerApi, HOTLINE, problemIn, valid } from "./testing/a-partner.js";
import { askFor, eventWith } from "./testing/signed-event.js";

const bindTo = (...pems: readonly string[]): Partner => ({
  ...HOTLINE,
  certificates: pems.flatMap((pem) => certificateIn(pem, NOON) ?? []),
});

/** A case that comes with that certificate, by the domain for those; or by another one, without. */
async function aBoundApi(partner: Partner) {
  const api = await aPartnerApi([partner]);
  const headers = { "content-type": "application/json", "idempotency-key": "case-7" };
  const request = {
    method: "POST",
    path: "/v1/partner/reports",
    query: "",
    headers,
    body: Buffer.from(JSON.stringify(valid)),
  };
  const send = (certificate?: string) =>
    askFor(
      partner.id,
      eventWith("POST /v1/partner/reports", request, certificate === undefined ? {} : { certificate }),
      api.deps,
    );
  return { ...api, send };
}

describe("a partner that is bound to a client certificate", () => {
  test("is heard with it, and with the next one while it is renewed", async () => {
    const { send } = await aBoundApi(bindTo(ONE, TWO));
    expect([(await send(ONE)).status, (await send(TWO)).status]).toEqual([201, 201]);
  });

  test("is refused with another one that the gateway trusts, and by any address that asks for none", async () => {
    const { send, counts, telemetry } = await aBoundApi(bindTo(ONE));
    for (const { status, headers, body } of [await send(TWO), await send(), await send("no certificate")]) {
      expect([status, problemIn(body).type]).toEqual([403, "urn:safelane:problem:certificate-required"]);
      expect(headers["ratelimit"]).toBeUndefined();
    }
    expect(counts().reports).toBe(0);
    expect(telemetry.records).toContainEqual({
      code: "proof-refused",
      facts: { partner: "hotline", reason: "certificate-required" },
    });
  });

  test("is refused from its certificate's end on", async () => {
    const { send, pass } = await aBoundApi(bindTo(SOON_OVER));
    expect((await send(SOON_OVER)).status).toBe(201);
    pass(days(60));
    expect((await send(SOON_OVER)).status).toBe(403);
  });
});

test("who is bound to none is heard by any address, with any certificate or without", async () => {
  const { send } = await aBoundApi(HOTLINE);
  expect([(await send()).status, (await send(ONE)).status]).toEqual([201, 201]);
});
