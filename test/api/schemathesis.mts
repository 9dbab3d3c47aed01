import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { applyDirectories } from "../../infra/local/directories.js";
import { startLocal } from "../../infra/local/start.js";
import { ops } from "../support/partners.js";

/**
 * `tsx test/api/schemathesis.mts path/to/schemathesis [options of its run]`: asks the running system whatever the description
 * of its API allows, and much that it does not. Ends with 1 when an answer is not as described, or tells a partner of another's
 * report. What is checked and what is not stands in schemathesis.toml.
 */

const [schemathesis, ...options] = process.argv.slice(2);
if (schemathesis === undefined) throw new TypeError("wants the path of schemathesis");

process.env["TZ"] = "UTC";
const here = fileURLToPath(new URL(".", import.meta.url));
const directory = await mkdtemp(join(tmpdir(), "safelane-api-"));
// Nobody works the reports off: thousands come, and what becomes of them is shown elsewhere.
const idle = join(directory, "classify.mjs");
await writeFile(idle, "export const handler = async () => ({ batchItemFailures: [] });\n");
const system = await startLocal({
  bundleOf: (name) => (name === "classify" ? idle : undefined),
  ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 },
  schedules: false,
  afterStores: applyDirectories,
});
try {
  const scopes = "--jurisdictions RS,ME,AL,VN-18,VN-DN --endpoints reports,messages,withdraw,xarf".split(" ");
  const quota = "--per-minute 100000 --per-day 10000000".split(" ");
  const auth = [];
  for (const name of ["hotline", "platform"]) {
    const key = await ops(system, "add", name, "--name", name, ...scopes, ...quota);
    auth.push({ name, fixedHeaders: [{ name: "Authorization", value: `Bearer ${key}` }] });
  }
  const partners = join(directory, "partners.json");
  await writeFile(partners, JSON.stringify({ auth }), { mode: 0o600 });
  const description = join(here, "../../docs/api/openapi.json");
  const config = ["--config-file", join(here, "schemathesis.toml")];
  const asking = spawn(schemathesis, [...config, "run", description, "--url", system.httpUrl, ...options], {
    cwd: directory,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, SAFELANE_PARTNERS: partners, PYTHONPATH: here, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const [code] = await once(asking, "exit");
  process.exitCode = code === 0 ? 0 : 1;
} finally {
  await system.stop();
  await rm(directory, { recursive: true, force: true });
}
