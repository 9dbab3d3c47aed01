import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { readAssembly, synthesize } from "./assembly.js";
import type { LogSink } from "./environment.js";
import { EventBus } from "./event-bus.js";
import { Functions } from "./functions.js";
import { HttpServer } from "./http.js";
import { World } from "./identity.js";
import { LocalTime } from "./local-time.js";
import type { FunctionDeclaration } from "./parts.js";
import { type Plan, planOf } from "./plan.js";
import { checkPorts, DEFAULT_PORTS, type Ports } from "./ports.js";
import { createQueues, releaseHeld } from "./queues.js";
import { eventsOf, takenMail } from "./ses-events.js";
import { type StandIn, type StandInName, startStandIn } from "./standin.js";
import { createTables } from "./tables.js";
import { environmentOf } from "./variables.js";
import { watchSources } from "./watch.js";

export interface LocalOptions {
  /** Where data is kept; nothing is kept without it. */
  readonly data?: string;
  /** 0 for any free port. */
  readonly ports?: Partial<Ports>;
  /** A cloud assembly made before; without it the CDK app is synthesized. */
  readonly assembly?: string;
  /** Another module to run instead of a function's bundle, by the function's short name, e.g. `intake`, and that bundle. */
  readonly bundleOf?: (functionName: string, bundle: string) => string | undefined;
  /** Whether schedules run by the wall clock, besides `tick()`. Default: yes. */
  readonly schedules?: boolean;
  /** Whether a change of code restarts the functions. Default: no. */
  readonly watch?: boolean;
  /** Takes what the functions print. Default: nobody. */
  readonly log?: LogSink;
  /** Called when tables, queues and inbox are there and nothing runs yet, e.g. to fill the directory. */
  readonly afterStores?: (stores: LocalStores) => Promise<void>;
  /** Called when a stand-in dies; the system is of no use then. Default: the process ends by the uncaught error. */
  readonly onCrash?: (error: Error) => void;
}

export interface LocalStores {
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string; readonly ses: string };
  /** Everything a function finds in its environment, by its short name. @throws when there is no such function */
  environmentOf(functionName: string): Record<string, string>;
  /** The table that functions know as `<LOGICAL>_TABLE`. @throws when none does */
  tableName(logical: string): string;
}

export interface LocalSystem extends LocalStores {
  readonly httpUrl: string;
  /** The inbox to look at; `GET /store` gives its mails as JSON. */
  readonly inboxUrl: string;
  /** Runs every schedule once, now; resolves when the functions are done. */
  tick(): Promise<void>;
  /** Moves forward the time that functions see, at once and for good. Schedules and the stand-ins keep the machine's time. */
  advance(milliseconds: number): void;
  /** Takes nothing new, lets what runs finish for two seconds, ends. */
  stop(): Promise<void>;
  /** Ends as a crash would: functions stop at whatever they do. The stores are closed properly. */
  kill(): Promise<void>;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Used when the app doesn't fix a region. */
const FALLBACK_REGION = "eu-central-1";
/** How long a stop waits for what runs, in milliseconds. */
const GRACE_MS = 2000;

/** How to end what was started so far; the last started ends first. */
type Ending = (graceMs: number) => Promise<void> | void;

/**
 * Starts what the templates declare.
 * @throws PortsTaken; and with a message that names the resource, when a template asks for what can't be done here.
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalSystem> {
  const ports = { ...DEFAULT_PORTS, ...options.ports };
  await checkPorts(ports);
  const endings: Ending[] = [];
  let ended: Promise<void> | undefined;
  const end = (graceMs: number): Promise<void> => {
    ended ??= endInReverse(endings, graceMs);
    return ended;
  };
  try {
    const system = await bringUp(options, ports, endings);
    return { ...system, stop: () => end(GRACE_MS), kill: () => end(0) };
  } catch (error) {
    await end(0);
    throw error;
  }
}

async function endInReverse(endings: readonly Ending[], graceMs: number): Promise<void> {
  for (const ending of endings.toReversed()) await ending(graceMs);
}

async function bringUp(
  options: LocalOptions,
  ports: Ports,
  endings: Ending[],
): Promise<Omit<LocalSystem, "stop" | "kill">> {
  const { log = () => undefined, bundleOf = () => undefined } = options;
  const standIn = async (name: StandInName, port: number): Promise<StandIn> => {
    const directory = options.data === undefined ? undefined : join(options.data, name);
    const started = await startStandIn(name, { port, directory }, options.onCrash);
    endings.push(() => started.stop());
    return started;
  };
  const http = new HttpServer();
  const listen = async (): Promise<string> => {
    const url = await http.listen(ports.http);
    endings.push(() => http.stop());
    return url;
  };
  if (options.data !== undefined) await mkdir(options.data, { recursive: true });
  // First the one that locks its directory: two systems on the same data would lose each other's mails.
  const { url: dynamodb } = await standIn("dynamodb", ports.dynamodb);
  const rest = [
    standIn("sqs", ports.sqs),
    standIn("mail", ports.inbox),
    listen(),
    assemblyOf(options, endings),
  ] as const;
  // Should one fail, the others are waited for, so that whatever did start can be ended.
  await Promise.allSettled(rest);
  const [{ url: sqs }, mail, httpUrl, assembly] = await Promise.all(rest);
  const { url: ses } = mail;
  const endpoints = { dynamodb, sqs, ses };

  const readPlan = async (): Promise<{ plan: Plan; region: string }> => {
    const stacks = await readAssembly(assembly);
    const region = stacks.find((stack) => stack.region !== undefined)?.region ?? FALLBACK_REGION;
    const plan = planOf(stacks, new World(stacks, { region, sqsUrl: endpoints.sqs, httpUrl }));
    const functions = plan.functions.map((one) => ({ ...one, file: bundleOf(one.name, one.file) ?? one.file }));
    return { plan: { ...plan, functions }, region };
  };
  const { plan, region } = await readPlan();
  const variablesOf = (declaration: FunctionDeclaration) => environmentOf(declaration, region, endpoints);
  const stores = storesOf(plan, endpoints, variablesOf);

  const settings = { region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  const tables = new DynamoDBClient({ ...settings, endpoint: dynamodb });
  const queues = new SQSClient({ ...settings, endpoint: sqs, useQueueUrlAsEndpoint: false });
  endings.push(() => queues.destroy());
  await Promise.all([createTables(tables, plan.tables), createQueues(queues, plan.queues)]);
  tables.destroy();
  await releaseHeld(queues, sqs, plan.queues);
  await options.afterStores?.(stores);

  const time = new LocalTime();
  const bus = new EventBus(queues, plan.eventRules, log);
  endings.push(() => bus.stop());
  mail.listen((report) => {
    const events = eventsOf(takenMail.parse(report), plan.mailEvents, { region, now: time.now() });
    for (const event of events) bus.publish(event);
  });
  const functions = new Functions(plan, { client: queues, region, variablesOf, log, time });
  endings.push((graceMs) => functions.stop(graceMs));
  await functions.warm();
  functions.start(options.schedules ?? true);
  http.serve(functions.api);
  if (options.watch === true) {
    const stopping = new AbortController();
    const rebuild = async (): Promise<void> => {
      try {
        await synthesize(ROOT, assembly, stopping.signal);
        functions.replace((await readPlan()).plan.functions);
        log("local", "code changed: functions restarted");
      } catch (error) {
        if (!stopping.signal.aborted)
          log("local", `code changed, but ${error instanceof Error ? error.message : String(error)}`);
      }
    };
    endings.push(watchSources(ROOT, rebuild), () => stopping.abort());
  }
  return { ...stores, httpUrl, inboxUrl: ses, tick: () => functions.tick(), advance: (ms) => time.advance(ms) };
}

/** The directory of the cloud assembly, synthesized when none is given. */
async function assemblyOf({ assembly, data }: LocalOptions, endings: Ending[]): Promise<string> {
  if (assembly !== undefined) return assembly;
  const output = data === undefined ? await mkdtemp(join(tmpdir(), "safelane-")) : join(data, "assembly");
  if (data === undefined) endings.push(() => rm(output, { recursive: true, force: true }));
  await rm(output, { recursive: true, force: true });
  await synthesize(ROOT, output, new AbortController().signal);
  return output;
}

function storesOf(
  { functions, tables }: Plan,
  endpoints: LocalStores["endpoints"],
  variablesOf: (declaration: FunctionDeclaration) => Record<string, string>,
): LocalStores {
  return {
    endpoints,
    environmentOf(functionName) {
      const declaration = functions.find(({ name }) => name === functionName);
      if (declaration === undefined) throw new Error(`the templates declare no function ${functionName}`);
      return variablesOf(declaration);
    },
    tableName(logical) {
      const variable = `${logical.toUpperCase()}_TABLE`;
      const names = functions.map(({ environment }) => environment[variable]);
      const table = tables.find(({ name }) => names.includes(name));
      if (table === undefined) throw new Error(`no function knows a table as ${variable}`);
      return table.name;
    },
  };
}
