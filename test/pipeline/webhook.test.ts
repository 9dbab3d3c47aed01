import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptedIn, detailsIn } from "../../functions/partner/testing/a-partner.js";
import { Officer } from "../../infra/demo/officer.js";
import { samples } from "../../infra/demo/samples.js";
import type { LocalSystem } from "../../infra/local/start.js";
import { eventually } from "../../infra/local/testing/eventually.js";
import { EXIT } from "../../infra/ops/command.js";
import { webhook } from "../../infra/ops/webhook.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { instantAt, minutes } from "../../shared/domain/instant.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { dynamoWebhooks } from "../../shared/stores/webhooks.dynamo.js";
import { type Notice, notice } from "../../shared/webhooks/notice.js";
import { ops, tablesOf } from "../support/partners.js";
import { program } from "./partners.js";
import { mailsOf, startSystem } from "./system.js";

/** A partner's program that takes notices, as far as it can verify them. It may be told to fail. */
async function aReceiver() {
  const world = { secret: "", status: 204 };
  const taken: { readonly id: string; readonly notice: Notice }[] = [];
  const refused: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const id = String(request.headers["webhook-id"]);
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const verified = notice.parse(new Webhook(world.secret).verify(await text(request), headers));
      if (world.status === 204) taken.push({ id, notice: verified });
      response.writeHead(world.status).end();
    } catch {
      refused.push(id);
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  const stop = () =>
    new Promise((stopped) => {
      server.closeAllConnections();
      server.close(stopped);
    });
  return { url: `http://127.0.0.1:${address.port}/safelane`, world, taken, refused, stop };
}

/** `npm run ops -- webhook …` on a running system. @returns the secret that it showed, if it showed one */
async function webhookOps(system: LocalSystem, tables: DynamoDBClient, ...words: string[]): Promise<string> {
  const said: string[] = [];
  const exit = await webhook([...words, "--deployment", "safelane"], {
    print: (line) => void said.push(line),
    complain: (line) => void said.push(line),
    openPartners: () => dynamoPartners(tables, system.tableName("directory")),
    openWebhooks: () => dynamoWebhooks(tables, system.tableName("directory")),
    openReports: () => dynamoReports(tables, system.tableName("reports")),
    toThisMachine: true,
    time: { now: () => instantAt(Date.now()) },
  });
  if (exit !== EXIT.done) throw new Error(said.join("\n"));
  return said.find((line) => line.startsWith("whsec_")) ?? "";
}

/** An everyday report that one agency gets. */
const sample = samples.find(
  ({ report, expected }) =>
    !report.urls && expected.agencies.length === 1 && !expected.hold && expected.priority !== "immediate",
);

let system: LocalSystem & { log: string[] };
let tables: DynamoDBClient;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
beforeAll(async () => {
  system = await startSystem();
  tables = tablesOf(system);
  receiver = await aReceiver();
}, 300_000);
afterAll(async () => {
  await receiver.stop();
  tables.destroy();
  await system.stop();
});

test("a partner hears, verified, what its case comes to, whatever its receiver did in between", async () => {
  if (!sample) throw new Error("no sample goes to one agency");
  const { jurisdiction } = sample.report;
  const partner = program(system, await ops(system, "add", "alo", "--name", "ALO", "--jurisdictions", jurisdiction));
  receiver.world.secret = await webhookOps(system, tables, "add", "alo", "--url", receiver.url);

  const { nonce: _, ...fields } = { nonce: "", ...sample.report };
  const { id, reference } = acceptedIn((await partner.forward({ ...fields, case: "2026/17" }, "case-17")).body);
  const agency = builtInBook(jurisdiction).agencies.find((one) => one.id === sample.expected.agencies[0]);
  if (!agency) throw new Error("the directory has no such agency");
  const reports = dynamoReports(tables, system.tableName("reports"));
  const target = { httpUrl: system.httpUrl, reports, mails: async () => mailsWithText(system) };
  const officer = new Officer(agency, target);

  const told = (count: number) => ticking(() => receiver.taken.length >= count);
  await officer.open(await officer.mailbox.about(reference));
  await told(1);
  await officer.act("acknowledge");
  await told(2);
  // The receiver fails, and its secret is changed meanwhile: the old one verifies no more after.
  receiver.world.status = 503;
  await officer.act("close", { outcome: "protected" });
  await ticking(() => system.log.filter((line) => line.includes("webhook-failed")).length > 0);
  receiver.world.secret = await webhookOps(system, tables, "rotate", "alo", "--days", "0");
  receiver.world.status = 204;
  // More than the pause, less than what a receiver takes for a replay.
  system.advance(minutes(2));
  await told(3);

  const { number: _n, messages: _m, question: _q, ...last } = receiver.taken.at(-1)?.notice.data ?? Object();
  const { steps, expected: _e, agencies, messages, ...asked } = detailsIn((await partner.show(id)).body);
  expect([steps.at(-1)?.progress, agencies.length, messages]).toEqual(["closed", 1, []]);
  expect(last).toEqual(asked);
  expect(receiver.taken.map((one) => [one.id, one.notice.data.progress, one.notice.data.outcomes])).toEqual([
    [`${id}-1`, "with-agency", []],
    [`${id}-2`, "taken-on", []],
    [`${id}-3`, "closed", ["protected"]],
  ]);
  expect(receiver.refused).toEqual([]);
  const printed = system.log.join("\n");
  for (const secret of ["whsec_", new URL(receiver.url).host, "2026/17"]) expect(printed).not.toContain(secret);
}, 300_000);

async function mailsWithText(of: LocalSystem) {
  const mails = await mailsOf(of);
  return mails.map(({ subject, destination, ...rest }) => ({ subject, destination, body: textOf(rest) }));
}

function textOf({ body }: { readonly body?: unknown }): { text?: string } {
  if (typeof body !== "object" || body === null || !("text" in body) || typeof body.text !== "string") return {};
  return { text: body.text };
}

/** With the clock at work, as each minute. */
async function ticking(isSo: () => boolean): Promise<void> {
  await eventually(
    async () => {
      await system.tick();
      return isSo();
    },
    (so) => so,
  );
}
