import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Message, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import type * as z from "zod/mini";
import { dispatchDue } from "../../events/dispatch-due.js";
import type { mailEvent } from "../../events/mail-event.js";
import { samples } from "../../infra/demo/samples.js";
import { Environment, type LogSink } from "../../infra/local/environment.js";
import { eventOf } from "../../infra/local/http-event.js";
import { LocalTime } from "../../infra/local/local-time.js";
import { recordOf } from "../../infra/local/sqs-event.js";
import { type LocalStores, startLocal } from "../../infra/local/start.js";
import { mailTagOf } from "../../shared/mail/tag.js";
import { fillDirectory } from "./directory.js";
import { bodyOf } from "./posts.js";
import type { Call } from "./probe.js";
import { CHAIN, type Chain, channelOf, REGION, type Workshop } from "./workshop.js";

/** How long the word of a call may take from thread to thread, in milliseconds. */
const HEARSAY_MS = 200;
/** Which function is told of the queue that another one works off. */
const QUEUES = [
  { stage: "classify", sender: "intake", variable: "CLASSIFY_STANDARD_URL" },
  { stage: "route", sender: "classify", variable: "ROUTE_STANDARD_URL" },
  { stage: "dispatch", sender: "route", variable: "DISPATCH_STANDARD_URL" },
] as const;

/** Whoever reports arrive at: the chain's own first, or the partners' API, which the bare chain has not. */
const WALKED = ["partner", ...CHAIN] as const;
type InWalk = (typeof WALKED)[number];

/** How often each operation was called, by `function operation`, in the order of a report's way. */
export type Tally = ReadonlyMap<string, number>;

/** What a walk took. */
export interface Walked {
  readonly calls: Tally;
  /** How long each function worked, all of its invocations together. */
  readonly milliseconds: ReadonlyMap<InWalk, number>;
}

interface WalkOptions {
  /** Where a function finds its tables, if not at the stand-in itself. */
  readonly tablesOf?: (name: InWalk) => string;
  /** Takes what the functions print. */
  readonly log?: LogSink;
}

/**
 * The deployed bundles on the stand-ins, with no poller: the bench itself moves messages from stage to stage, so that
 * batches are as large as wanted.
 */
export class Walk {
  readonly #stores: LocalStores;
  readonly #functions: ReadonlyMap<InWalk, Environment>;
  readonly #channel: BroadcastChannel;
  readonly #queues: SQSClient;
  #heard: Call[] = [];
  #milliseconds = new Map<InWalk, number>();

  constructor(stores: LocalStores, chain: Chain, workshop: Workshop, options: WalkOptions = {}) {
    this.#stores = stores;
    const environment = (name: InWalk) => environmentFor(name, stores, workshop.probed(chain, name), options);
    this.#functions = new Map(WALKED.map((name) => [name, environment(name)]));
    this.#channel = new BroadcastChannel(channelOf(chain));
    this.#channel.onmessage = (message: { data: Call }) => void this.#heard.push(message.data);
    this.#queues = new SQSClient({
      endpoint: stores.endpoints.sqs,
      region: REGION,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      useQueueUrlAsEndpoint: false,
    });
  }

  /**
   * Posts a sample so often, one by one, brings the reports to their mails, each stage in one batch, and then the mails'
   * delivery events to feedback. For samples of the standard lane that go to one agency.
   */
  reports(sample: number, count: number): Promise<Walked> {
    return this.#walk(count, async () => {
      for (let n = 0; n < count; n++) await this.#invoke("intake", await aPost(sample));
    });
  }

  /** The same, forwarded by a partner in one request. */
  batch(partner: string, sample: number, count: number): Promise<Walked> {
    return this.#walk(count, () => this.#invoke("partner", aBatch(partner, sample, count)));
  }

  async #walk(count: number, arrive: () => Promise<void>): Promise<Walked> {
    this.#heard = [];
    this.#milliseconds = new Map();
    await arrive();
    let Records: SQSRecord[] = [];
    for (const { stage, sender, variable } of QUEUES) {
      Records = await this.#take(this.#stores.environmentOf(sender)[variable] ?? "", count);
      await this.#invoke(stage, { Records });
    }
    await this.#invoke("feedback", { Records: Records.map(({ body }) => delivered(body)) });
    await pause(HEARSAY_MS);
    return { calls: tallied(this.#heard), milliseconds: this.#milliseconds };
  }

  async close(): Promise<void> {
    this.#channel.close();
    this.#queues.destroy();
    await Promise.all([...this.#functions.values()].map((one) => one.stop(0)));
  }

  async #invoke(name: InWalk, event: unknown): Promise<void> {
    const began = performance.now();
    const outcome = await this.#functions.get(name)?.invoke(event);
    this.#milliseconds.set(name, (this.#milliseconds.get(name) ?? 0) + performance.now() - began);
    if (!outcome?.ok) throw new Error(outcome?.reason);
  }

  /** Takes exactly so many messages, as Lambda would hand them over in one batch. */
  async #take(QueueUrl: string, count: number): Promise<SQSRecord[]> {
    const records: SQSRecord[] = [];
    while (records.length < count) {
      const MaxNumberOfMessages = count - records.length;
      const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, WaitTimeSeconds: 5 });
      const { Messages = [] } = await this.#queues.send(receive);
      if (Messages.length === 0) throw new Error(`${records.length} of ${count} messages in ${QueueUrl}`);
      records.push(...Messages.map(asRecord));
    }
    return records;
  }
}

/** Walks a chain on a system of its own, before anything polls the queues. */
export async function onStores<Found>(
  { assembly }: Workshop,
  work: (stores: LocalStores) => Promise<Found>,
): Promise<Found> {
  let found: { readonly value: Found } | undefined;
  const system = await startLocal({
    assembly,
    ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 },
    schedules: false,
    afterStores: async (stores) => {
      await fillDirectory(stores);
      found = { value: await work(stores) };
    },
  });
  await system.stop();
  if (!found) throw new Error("the stores were never there");
  return found.value;
}

function environmentFor(name: InWalk, stores: LocalStores, file: string, options: WalkOptions): Environment {
  const { tablesOf, log = () => undefined } = options;
  const declaration = {
    ...{ name, physicalName: name, arn: name, file, exportName: "handler" },
    ...{ timeoutMs: 30_000, memoryMb: 512, environment: {} },
  };
  const variables = {
    ...stores.environmentOf(name),
    ...(tablesOf && { AWS_ENDPOINT_URL_DYNAMODB: tablesOf(name) }),
  };
  return new Environment(declaration, variables, { log, time: new LocalTime() });
}

async function aPost(sample: number) {
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", url: "/v1/reports", headers, requestId: "bench", at: new Date() };
  return eventOf({ ...request, body: Buffer.from(await bodyOf(sample)) }, { key: "POST /v1/reports", parameters: {} });
}

function aBatch(partner: string, sample: number, count: number) {
  const report = samples[sample]?.report;
  const reports = Array.from({ length: count }, () => ({ ...report, idempotencyKey: randomUUID() }));
  const headers = { "content-type": "application/json" };
  const url = "/v1/partner/reports/batch";
  const request = { method: "POST", url, headers, requestId: "bench", at: new Date() };
  const event = eventOf(
    { ...request, body: Buffer.from(JSON.stringify({ reports })) },
    { key: `POST ${url}`, parameters: {} },
  );
  return { ...event, requestContext: { ...event.requestContext, authorizer: { lambda: { partner } } } };
}

/** What the rule makes of SES's event for the mail that a message asked for. */
function delivered(body: string): SQSRecord {
  const { reportId, dispatch } = dispatchDue.parse(JSON.parse(body));
  const event = {
    type: "mail-event.1",
    event: "delivered",
    tag: mailTagOf(reportId, dispatch, 0),
    messageId: "ses-000000000",
    // EventBridge tells whole seconds.
    at: new Date().toISOString().replace(/\.\d+/, ""),
  } satisfies z.input<typeof mailEvent>;
  return asRecord({ MessageId: event.tag, Body: JSON.stringify(event) });
}

const asRecord = (message: Message): SQSRecord => recordOf(message, "standard", REGION);

function tallied(heard: readonly Call[]): Tally {
  const keys = heard.map(({ functionName, operation }) => `${functionName} ${operation}`);
  const inOrder = WALKED.flatMap((name) => [...new Set(keys)].filter((key) => key.startsWith(`${name} `)));
  return new Map(inOrder.map((key) => [key, keys.filter((one) => one === key).length]));
}
