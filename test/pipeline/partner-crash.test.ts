import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { acceptedIn, listIn } from "../../functions/partner/testing/a-partner.js";
import { readAssembly } from "../../infra/local/assembly.js";
import { World } from "../../infra/local/identity.js";
import { planOf } from "../../infra/local/plan.js";
import { eventually } from "../../infra/local/testing/eventually.js";
import { minutes } from "../../shared/domain/instant.js";
import { ops } from "../support/partners.js";
import { program, rowsOf } from "./partners.js";
import { type Mail, mailsWhen, startSystem } from "./system.js";

const bullying = {
  jurisdiction: "RS",
  language: "en",
  text: "Boys of her class call her names and hit her every day.",
};

const about = (mails: readonly Mail[], reference: string) => mails.filter(({ subject }) => subject.includes(reference));

/** The deployed function, which stands still for ever where it is about to send a message. */
async function stuckPartner(directory: string): Promise<string> {
  const nowhere = "http://127.0.0.1:9";
  const stacks = await readAssembly(inject("assembly"));
  const { functions } = planOf(
    stacks,
    new World(stacks, { region: "eu-central-1", sqsUrl: nowhere, httpUrl: nowhere }),
  );
  const bundle = functions.find(({ name }) => name === "partner")?.file ?? "";
  const file = join(directory, "stuck.mjs");
  await writeFile(
    file,
    `import { subscribe } from "node:diagnostics_channel";
subscribe("http.client.request.created", ({ request }) => {
  const isMessage = String(request.getHeader("x-amz-target")).startsWith("AmazonSQS");
  if (isMessage) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
export { handler } from ${JSON.stringify(pathToFileURL(bundle).href)};
`,
  );
  return file;
}

test("what is stored when all stops before its message is sent reaches its agency, whether it is sent again or not", {
  timeout: 300_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), "safelane-test-"));
  const data = join(directory, "data");
  try {
    const stuck = await stuckPartner(directory);
    const first = await startSystem({ data, bundleOf: (name) => (name === "partner" ? stuck : undefined) });
    const secret = await ops(first, "add", "hotline", "--name", "Hotline", "--jurisdictions", "RS");
    const watcher = await ops(first, "rotate", "hotline");
    const keys = ["again", "never-again"];
    const cut = keys.map((key) =>
      program(first, secret)
        .forward(bullying, key)
        .catch(() => undefined),
    );
    await eventually(
      () => rowsOf(first, "reports"),
      (rows) => rows === keys.length,
    );
    await first.kill();
    expect(await Promise.all(cut)).not.toContainEqual(expect.objectContaining({ status: 201 }));

    const second = await startSystem({ data });
    const hotline = program(second, watcher);
    const { id, reference } = acceptedIn((await hotline.forward(bullying, "again")).body);
    await mailsWhen(second, (mails) => about(mails, reference).length > 0);
    const { reports } = listIn((await hotline.list()).body);
    const other = reports.find((one) => one.id !== id)?.reference ?? "";
    second.advance(minutes(4));
    const mails = await mailsWhen(second, (now) => about(now, other).length > 0);
    const to = [...about(mails, reference), ...about(mails, other)].map(
      ({ subject, destination }) => `${subject} ${destination.to.join()}`,
    );
    expect([reports.length, new Set(to).size]).toEqual([2, to.length]);
    await second.stop();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
