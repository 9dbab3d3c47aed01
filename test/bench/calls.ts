import { setTimeout as pause } from "node:timers/promises";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { samples } from "../../infra/demo/samples.js";
import { Environment } from "../../infra/local/environment.js";
import { eventOf } from "../../infra/local/http-event.js";
import { recordOf } from "../../infra/local/sqs-event.js";
import { type LocalStores, startLocal } from "../../infra/local/start.js";
import { fillDirectory } from "./directory.js";
import { bounded, type Findings } from "./figures.js";
import { bodyOf } from "./posts.js";
import type { Call } from "./probe.js";
import { CHAINS, type Chain, channelOf, type OnTheWay, WAY, type Workshop } from "./workshop.js";

const REGION = "eu-central-1";
const BATCH = 10;
/** How long the word of a call may take from thread to thread, in milliseconds. */
const HEARSAY_MS = 200;
/** Which function is told of the queue that another one works off. */
const QUEUES = [
  { stage: "classify", sender: "intake", variable: "CLASSIFY_STANDARD_URL" },
  { stage: "route", sender: "classify", variable: "ROUTE_STANDARD_URL" },
  { stage: "dispatch", sender: "route", variable: "DISPATCH_STANDARD_URL" },
] as const;

/** An everyday report that goes to one agency: no emergency, nobody else informed. */
const ONE_AGENCY = samples.findIndex(
  ({ expected }) => expected.agencies.length === 1 && !expected.hold && expected.priority !== "immediate",
);

/** How often each operation was called, by `function operation`. */
type Tally = ReadonlyMap<string, number>;

interface Counted {
  readonly alone: Tally;
  readonly inTens: Tally;
}

/**
 * Counts the calls of the deployed bundles, on the stand-ins, as the SDK makes them. The bench itself moves messages
 * from stage to stage, so that batches are as large as wanted. What Lambda does to poll a queue is in SQS's price, but
 * no call of ours. The directory is in each function's cache.
 */
export async function calls(workshop: Workshop): Promise<Findings> {
  const spine = await countChain("spine", workshop);
  const bare = await countChain("bare", workshop);
  for (const [what, tally] of [...spine.alone, ...spine.inTens]) {
    const same = spine.alone.get(what) === bare.alone.get(what) && spine.inTens.get(what) === bare.inTens.get(what);
    if (!same) throw new Error(`the bare chain does not make the same calls: ${what}, ${tally} in the real one`);
  }
  const stages = sum(spine.inTens, (what) => !what.startsWith("intake ")) / BATCH;
  return {
    figures: [
      bounded("calls: one report to one agency, alone", sum(spine.alone), { most: 11 }),
      bounded("calls: a report in batches of ten, posted one by one", sum(spine.inTens) / BATCH, { most: 8 }),
      { figure: "calls: of these in the queues' stages", measured: String(stages) },
    ],
    details: [...spine.alone].map(([what, count]) => {
      const [name = "", operation = ""] = what.split(" ");
      return { function: name, operation, alone: count, "in tens": (spine.inTens.get(what) ?? 0) / BATCH };
    }),
    data: Object.fromEntries(
      CHAINS.map((chain) => {
        const { alone, inTens } = chain === "spine" ? spine : bare;
        return [chain, { alone: Object.fromEntries(alone), tenReports: Object.fromEntries(inTens) }];
      }),
    ),
  };
}

const sum = (tally: Tally, which: (what: string) => boolean = () => true): number =>
  [...tally].reduce((total, [what, count]) => (which(what) ? total + count : total), 0);

async function countChain(chain: Chain, workshop: Workshop): Promise<Counted> {
  let counted: Counted | undefined;
  const system = await startLocal({
    assembly: workshop.assembly,
    ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 },
    schedules: false,
    // Before anything polls the queues.
    afterStores: async (stores) => {
      await fillDirectory(stores);
      counted = await countOn(stores, chain, workshop);
    },
  });
  await system.stop();
  if (!counted) throw new Error("nothing was counted");
  return counted;
}

async function countOn(stores: LocalStores, chain: Chain, workshop: Workshop): Promise<Counted> {
  const environment = (name: OnTheWay) => environmentFor(name, stores, workshop.probed(chain, name));
  const functions: Readonly<Record<OnTheWay, Environment>> = {
    intake: environment("intake"),
    classify: environment("classify"),
    route: environment("route"),
    dispatch: environment("dispatch"),
  };
  const channel = new BroadcastChannel(channelOf(chain));
  const heard: Call[] = [];
  channel.onmessage = (message: { data: Call }) => void heard.push(message.data);
  const sqs = new SQSClient({
    endpoint: stores.endpoints.sqs,
    region: REGION,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    useQueueUrlAsEndpoint: false,
  });
  const during = async (count: number): Promise<Tally> => {
    heard.length = 0;
    await walk(count);
    await pause(HEARSAY_MS);
    return tallied(heard);
  };
  const walk = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) await invoke(functions.intake, aPost());
    for (const { stage, sender, variable } of QUEUES) {
      const Records = await take(sqs, stores.environmentOf(sender)[variable] ?? "", count);
      await invoke(functions[stage], { Records });
    }
  };
  try {
    await walk(1);
    return { alone: await during(1), inTens: await during(BATCH) };
  } finally {
    channel.close();
    sqs.destroy();
    await Promise.all(WAY.map((name) => functions[name].stop(0)));
  }
}

function environmentFor(name: OnTheWay, stores: LocalStores, file: string): Environment {
  const declaration = {
    ...{ name, physicalName: name, arn: name, file, exportName: "handler" },
    ...{ timeoutMs: 30_000, memoryMb: 512, environment: {} },
  };
  return new Environment(declaration, stores.environmentOf(name), () => undefined);
}

function aPost() {
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", url: "/v1/reports", headers, requestId: "bench", at: new Date() };
  return eventOf({ ...request, body: Buffer.from(bodyOf(ONE_AGENCY)) }, { key: "POST /v1/reports", parameters: {} });
}

async function invoke(environment: Environment, event: unknown): Promise<void> {
  const outcome = await environment.invoke(event);
  if (!outcome.ok) throw new Error(outcome.reason);
}

/** Takes exactly so many messages, as Lambda would hand them over in one batch. */
async function take(sqs: SQSClient, QueueUrl: string, count: number): Promise<SQSRecord[]> {
  const records: SQSRecord[] = [];
  while (records.length < count) {
    const MaxNumberOfMessages = count - records.length;
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, WaitTimeSeconds: 5 });
    const { Messages = [] } = await sqs.send(receive);
    if (Messages.length === 0) throw new Error(`${records.length} of ${count} messages in ${QueueUrl}`);
    records.push(...Messages.map((message) => recordOf(message, "standard", REGION)));
  }
  return records;
}

function tallied(heard: readonly Call[]): Tally {
  const keys = heard.map(({ functionName, operation }) => `${functionName} ${operation}`);
  const inOrder = WAY.flatMap((name) => [...new Set(keys)].filter((key) => key.startsWith(`${name} `)));
  return new Map(inOrder.map((key) => [key, keys.filter((one) => one === key).length]));
}
