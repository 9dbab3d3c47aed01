import { expect, test } from "vitest";
import { FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import { may } from "./allowed.js";
import { codesConfigurationSet, configurationSet, sender } from "./contract.js";
import { settings } from "./synthesized.js";

const from = (address: string) => ({ "ses:FromAddress": address });

test("only dispatch and desk send mail", async () => {
  const senders: FunctionName[] = [];
  for (const name of FUNCTIONS) {
    if (await may(name, "ses:SendRawEmail", sender, from(settings.mail.from))) senders.push(name);
  }
  expect(senders).toEqual(["dispatch", "desk"]);
});

test.each([
  ["dispatch", configurationSet, codesConfigurationSet],
  ["desk", codesConfigurationSet, configurationSet],
] as const)("%s sends from the deployment's one address and domain, and as itself only", async (name, own, other) => {
  const send = (resource: string, context: Parameters<typeof may>[3] = from(settings.mail.from)) =>
    may(name, "ses:SendRawEmail", resource, context);
  expect(await send(own)).toBe(true);
  // A mail through the other's set would be taken for a dispatch, or a dispatch's fate never be told.
  expect(await send(other)).toBe(false);
  expect(await send(sender, from(`police@${settings.mail.domain}`))).toBe(false);
  expect(await send(sender, {})).toBe(false);
  expect(await send(sender.replace(settings.mail.domain, "elsewhere.example"))).toBe(false);
});
