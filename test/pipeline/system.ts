import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, inject } from "vitest";
import * as z from "zod";
import { applyDirectories } from "../../infra/local/directories.js";
import { type LocalOptions, type LocalSystem, startLocal } from "../../infra/local/start.js";
import { prove } from "../../shared/acceptance/prove.js";
import { CallWatch } from "../permissions/watch.js";
import { askDocumented } from "../support/openapi.js";

type Options = Pick<LocalOptions, "data" | "bundleOf" | "afterStores">;
type Bundles = NonNullable<LocalOptions["bundleOf"]>;

/** One for all systems of a test file. */
let watching: Promise<CallWatch> | undefined;

// The stand-ins let everybody do everything, and a role does not: whatever file starts a system has this for its last test.
afterAll(async () => {
  const refused = await (await watching)?.end();
  if (refused?.length) throw new Error(`functions made calls that AWS would refuse:\n${refused.join("\n")}`);
});

/** The bundles to run, each with what it calls noted for the end of the file. */
export async function watched(bundleOf: Bundles = () => undefined): Promise<Bundles> {
  watching ??= CallWatch.over(inject("assembly"));
  const watch = await watching;
  return (name, bundle) => watch.bundleOf(name, bundleOf(name, bundle) ?? bundle);
}

/** The whole system as it is deployed, on free ports; the clock ticks when told to. `log` keeps what functions print. */
export async function startSystem(options: Options = {}): Promise<LocalSystem & { log: string[] }> {
  const log: string[] = [];
  const system = await startLocal({
    afterStores: applyDirectories,
    ...options,
    bundleOf: await watched(options.bundleOf),
    assembly: inject("assembly"),
    ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 },
    schedules: false,
    log: (_functionName, line) => void log.push(line),
  });
  return { ...system, log };
}

const accepted = z.object({ receipt: z.string(), reference: z.string() });
export type Accepted = z.infer<typeof accepted>;

/** @throws Error when it is not accepted, or nobody answers. */
export async function post(system: LocalSystem, fields: object): Promise<Accepted> {
  const nonce = randomUUID();
  const answer = await askDocumented(`${system.httpUrl}/v1/reports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ nonce, proof: await prove(nonce), ...fields }),
  });
  if (answer.status !== 201) throw new Error(`answered ${answer.status}`);
  return accepted.parse(await answer.json());
}

/** `count` posts, `atOnce` at a time; those that were not answered are left out. */
export async function postMany(
  system: LocalSystem,
  count: number,
  atOnce: number,
  fields: object,
): Promise<Accepted[]> {
  const answered: Accepted[] = [];
  let next = 0;
  const poster = async (): Promise<void> => {
    while (next++ < count) {
      const answer = await post(system, fields).catch(() => undefined);
      if (answer) answered.push(answer);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, poster));
  return answered;
}

const inbox = z.object({
  emails: z.array(z.looseObject({ subject: z.string(), destination: z.object({ to: z.array(z.string()) }) })),
});
export type Mail = z.infer<typeof inbox>["emails"][number];

export async function mailsOf(system: LocalSystem): Promise<Mail[]> {
  return inbox.parse(await (await fetch(`${system.inboxUrl}/store`)).json()).emails;
}

/** Looks again until `done`, with the clock ticking; gives the last look when it never is. */
export async function mailsWhen(system: LocalSystem, done: (mails: readonly Mail[]) => boolean): Promise<Mail[]> {
  for (let look = 0; look < 1_000; look++) {
    const mails = await mailsOf(system);
    if (done(mails)) return mails;
    if (look % 20 === 19) await system.tick();
    await sleep(200);
  }
  return mailsOf(system);
}
