import { applyDirectories } from "../../infra/local/directories.js";
import { startLocal } from "../../infra/local/start.js";
import { ops } from "../support/partners.js";
import { badLine, CLIENTS, type ClientName, runClient, STEPS, stepsIn } from "./client.js";

/**
 * `tsx test/api/clients.mts [client…]`: the example clients of docs/api/examples against a system of their own, over a bad
 * line. Ends with 1 when one doesn't go the whole way, or its interpreter isn't there.
 */

const isClient = (name: string): name is ClientName => name in CLIENTS;
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CLIENTS);

process.env["TZ"] = "UTC";
const system = await startLocal({
  ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 },
  schedules: false,
  afterStores: applyDirectories,
});
try {
  const key = await ops(system, "add", "examples", "--name", "Examples", "--jurisdictions", "RS");
  for (const name of names.filter(isClient)) {
    const problem = await problemOf(name, key).catch((error: unknown) => String(error));
    process.stdout.write(`${name}: ${problem ?? "went the whole way, and fails where it is refused"}\n`);
    if (problem !== undefined) process.exitCode = 1;
  }
} finally {
  await system.stop();
}

/** What is wrong with a client, if anything. */
async function problemOf(name: ClientName, key: string): Promise<string | undefined> {
  const line = await badLine(system.httpUrl);
  const ran = await runClient(name, line.url, key);
  await line.stop();
  if (ran.exit !== 0 || stepsIn(ran).join() !== STEPS.join()) return `exit ${ran.exit}\n${ran.said}${ran.complained}`;
  const refused = await runClient(name, system.httpUrl, "slp_nobody");
  if (refused.exit === 0 || !refused.complained.includes("403")) return `was not refused\n${refused.said}`;
  return undefined;
}
