import { parseArgs } from "node:util";
import { applyDirectories } from "../local/directories.js";
import { type LocalSystem, startLocal } from "../local/start.js";
import { followAll, isRight, type Journey, post } from "./follow.js";
import { samples } from "./samples.js";
import { stories } from "./stories.js";
import { progressOf, tableOf } from "./table.js";
import { directoryOf, runningSystem, statementsOf, type Target, targetOf } from "./target.js";

const USAGE = `npm run demo [-- --own]    sends the sample reports through the system and shows what becomes of them

Takes the system that runs on this machine (npm start), or starts one that keeps nothing, and ends it after. In one of
its own it also tells what happens when agencies give reports back, can't be reached, or don't answer.
  --own    starts its own in any case
Exit code 0 when each sample reached the agencies it should and each story came out, 1 otherwise.`;

/** Milliseconds after which what has not arrived counts as not arriving. */
const PATIENCE = 45_000;
/** Posts at a time. */
const AT_ONCE = 10;

// Functions in the cloud live in UTC, wherever their developers do.
process.env["TZ"] = "UTC";

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { own: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
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
    say: (line: string) => console.log(`  ${line}`),
  };
  let told = true;
  for (const { title, tell } of stories) {
    console.log(`\n${title}`);
    await tell(stage).catch((error: unknown) => {
      told = false;
      console.log(`  NOT SO: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  return told;
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
