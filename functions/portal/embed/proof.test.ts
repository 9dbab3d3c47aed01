import { expect, test } from "vitest";
import { isProven } from "../../../shared/acceptance/proof.js";
import { parseSubmission } from "../../../shared/acceptance/submission.js";
import { freshNonce, prove } from "../browser/safelane-report/proof.js";
import { aPortal } from "../testing/portal.js";
import { formDescription } from "./description.js";

test("what the element works out from the terms of the form is a proof, of its nonce alone", async () => {
  const { body } = await aPortal().get("/v1/form?jurisdiction=RS&language=en");
  const { proof } = formDescription.parse(JSON.parse(body));
  for (const nonce of [freshNonce(), freshNonce(), freshNonce()]) {
    const counter = await prove(nonce, proof);
    expect([nonce, counter, await isProven(nonce, counter)]).toEqual([nonce, counter, true]);
    if (counter > 0) expect(await isProven(nonce, counter - 1)).toBe(false);
  }
});

test("its nonces are as the API wants them, and none comes twice", () => {
  const nonces = Array.from({ length: 1_000 }, freshNonce);
  expect(new Set(nonces).size).toBe(1_000);
  for (const nonce of nonces.slice(0, 20)) {
    const report = { jurisdiction: "RS", language: "en", text: "x", nonce };
    expect(parseSubmission(report, ["RS"]).ok).toBe(true);
  }
});
