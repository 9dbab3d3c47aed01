import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { synthesize } from "../local/assembly.js";
import { applyDirectories } from "../local/directories.js";
import { type LocalSystem, startLocal } from "../local/start.js";
import { tellBorder } from "./border-story.js";
import { Deployment } from "./deployment.js";
import { followAll, isRight, type Journey, post } from "./follow.js";
import { samples } from "./samples.js";
import { stories } from "./stories.js";
import { progressOf, tableOf } from "./table.js";
import { directoryOf, runningSystem, statementsOf, type Target, targetOf } from "./target.js";

const USAGE = `npm run demo [-- --own | --border]    sends the sample reports through the system and shows what becomes of them

Takes the system that runs on this machine (npm start), or starts one that keeps nothing, and ends it after. In one of
its own it also tells what happens when agencies give reports back, can't be reached, or don't answer.
  --own       starts its own in any case
  --border    starts two that keep nothing, Serbia and Montenegro, connects them, and tells what becomes of a report that
              is made in the one about a child in the other, which is stopped twice
Exit code 0 when each sample reached the agencies it should and each story came out, 1 otherwise.`;

/** Milliseconds after which what has not arrived counts as not arriving. */
const PATIENCE = 45_000;
/** Posts at a time. */
const AT_ONCE = 10;

// Functions in the cloud live in UTC, wherever their developers do.
process.env["TZ"] = "UTC";

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      own: { type: "boolean", default: false },
      border: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.border) return (await acrossTheBorder()) ? 0 : 1;
  const running = values.own ? undefined : await runningSystem();
  if (running) {
    console.log(`Taking the system that runs at ${running.httpUrl}.`);
    return demonstrate(running);
  }
  console.log("Starting a system that keeps nothing …");
  const reached = await onItsOwn((system) => demonstrate(targetOf(system)));
  // In another one: the stories move its time, and nobody acknowledges the samples.
  const told = await onItsOwn(tellStories);
  return reached === 0 && told ? 0 : 1;
}

async function onItsOwn<T>(use: (system: LocalSystem) => Promise<T>): Promise<T> {
  const system = await startLocal({ ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 }, afterStores: applyDirectories });
  try {
    return await use(system);
  } finally {
    await system.stop();
  }
}

async function tellStories(system: LocalSystem): Promise<boolean> {
  const stage = {
    system,
    target: targetOf(system),
    directory: directoryOf(system),
    statements: statementsOf(system),
    say,
  };
  let told = true;
  for (const { title, tell } of stories) told = (await isSo(title, () => tell(stage))) && told;
  return told;
}

/** Two systems whose data outlives their stops, but not the story. */
async function acrossTheBorder(): Promise<boolean> {
  console.log("Starting two systems that keep nothing …");
  const data = await mkdtemp(join(tmpdir(), "safelane-border-"));
  const assembly = join(data, "assembly");
  const serbia = new Deployment({ data: join(data, "rs"), assembly });
  const montenegro = new Deployment({ data: join(data, "me"), assembly });
  try {
    await synthesize(fileURLToPath(new URL("../../", import.meta.url)), assembly, new AbortController().signal);
    await serbia.start();
    await montenegro.start();
    return await isSo("A child in Montenegro, reported in Serbia: two deployments (time sped up)", () =>
      tellBorder({ serbia, montenegro, say }),
    );
  } finally {
    await Promise.all([serbia.kill(), montenegro.kill()]);
    await rm(data, { recursive: true, force: true });
  }
}

function say(line: string): void {
  console.log(`  ${line}`);
}

async function isSo(title: string, tell: () => Promise<void>): Promise<boolean> {
  console.log(`\n${title}`);
  try {
    await tell();
    return true;
  } catch (error) {
    say(`NOT SO: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function demonstrate(target: Target): Promise<number> {
  const posted: Journey[] = [];
  for (let start = 0; start < samples.length; start += AT_ONCE) {
    posted.push(...(await Promise.all(samples.slice(start, start + AT_ONCE).map((sample) => post(sample, target)))));
    showProgress(progressOf(posted));
  }
  const journeys = await followAll(posted, target, {
    patience: PATIENCE,
    show: (now) => showProgress(progressOf(now)),
  });
  const right = journeys.filter(isRight).length;
  console.log(`\n\n${tableOf(journeys)}\n\n${right} of ${journeys.length} reached exactly the agencies they should.`);
  return right === journeys.length ? 0 : 1;
}

let shown = "";

/** In place on a terminal; elsewhere a line for each change. */
function showProgress(line: string): void {
  if (line === shown) return;
  shown = line;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
