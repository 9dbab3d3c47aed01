import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import type { Environment, LogSink } from "./environment.js";
import type { MappingDeclaration } from "./parts.js";
import { GIVEN_BACK_AFTER_S } from "./queues.js";
import { recordOf, succeeded } from "./sqs-event.js";

/** SQS hands over, deletes and releases at most ten messages at once, and waits at most 20 s. */
const MOST_AT_ONCE = 10;
const LONGEST_WAIT_S = 20;
/** How long to leave a queue alone that could not be read, in milliseconds. */
const PAUSE_AFTER_ERROR_MS = 1000;

/**
 * An event source mapping: takes messages from a queue, hands them to a function in batches, and deletes those that it
 * has done. The next batch is fetched while the function works, so that a deep queue never keeps it waiting.
 */
export class Poller {
  readonly #client: SQSClient;
  readonly #mapping: MappingDeclaration;
  readonly #region: string;
  readonly #environment: Environment;
  readonly #log: LogSink;
  readonly #stopping = new AbortController();
  #fetched: SQSRecord[] = [];
  #changed = Promise.withResolvers<void>();
  #deletions: Promise<unknown> = Promise.resolve();
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    client: SQSClient,
    { mapping, region }: { mapping: MappingDeclaration; region: string },
    environment: Environment,
    log: LogSink,
  ) {
    this.#client = client;
    this.#mapping = mapping;
    this.#region = region;
    this.#environment = environment;
    this.#log = log;
  }

  start(): void {
    this.#running = Promise.all([this.#fetch(), this.#work()]);
  }

  /** Takes no more; ends when the batch that runs is done, and gives back what was fetched but not begun. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#change();
    await this.#running;
    await this.#deletions;
    await this.#giveBack(this.#fetched);
  }

  async #fetch(): Promise<void> {
    const { queue, batchSize } = this.#mapping;
    while (!this.#stopped) {
      const room = Math.min(MOST_AT_ONCE, batchSize - this.#fetched.length);
      if (room <= 0) {
        await this.#changed.promise;
        continue;
      }
      const receive = new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: room,
        WaitTimeSeconds: LONGEST_WAIT_S,
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
      });
      try {
        const { Messages = [] } = await this.#client.send(receive, { abortSignal: this.#stopping.signal });
        this.#fetched.push(...Messages.map((message) => recordOf(message, queue.arn, this.#region)));
        this.#change();
      } catch (error) {
        if (this.#stopped) return;
        this.#log(queue.name, `ERROR can't be read: ${String(error)}`);
        await new Promise((done) => setTimeout(done, PAUSE_AFTER_ERROR_MS));
      }
    }
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      if (this.#fetched.length === 0) {
        await this.#changed.promise;
        continue;
      }
      await this.#window();
      if (this.#stopped) return;
      const batch = this.#fetched.splice(0, this.#mapping.batchSize);
      this.#change();
      const outcome = await this.#environment.invoke({ Records: batch } satisfies SQSEvent);
      const done = outcome.ok ? succeeded(batch, outcome.value, this.#mapping.partial) : [];
      const deletion = this.#delete(done);
      this.#deletions = this.#deletions.then(() => deletion);
    }
  }

  /** Waits for a full batch, as long as the mapping's batching window allows. */
  async #window(): Promise<void> {
    const { windowMs, batchSize } = this.#mapping;
    if (windowMs === 0) return;
    const end = new Promise<"over">((done) => setTimeout(() => done("over"), windowMs));
    while (!this.#stopped && this.#fetched.length < batchSize) {
      if ((await Promise.race([end, this.#changed.promise])) === "over") return;
    }
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Wakes whoever waits for more messages or for room. */
  #change(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  async #delete(done: readonly SQSRecord[]): Promise<void> {
    for (const Entries of entriesOf(done)) {
      const command = new DeleteMessageBatchCommand({ QueueUrl: this.#mapping.queue.url, Entries });
      // One that can't be deleted comes again; the functions bear that.
      await this.#client.send(command).catch((error: unknown) => this.#log(this.#mapping.queue.name, String(error)));
    }
  }

  async #giveBack(held: readonly SQSRecord[]): Promise<void> {
    for (const entries of entriesOf(held)) {
      const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout: GIVEN_BACK_AFTER_S }));
      const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#mapping.queue.url, Entries });
      await this.#client.send(command).catch((error: unknown) => this.#log(this.#mapping.queue.name, String(error)));
    }
  }
}

function entriesOf(messages: readonly SQSRecord[]): { Id: string; ReceiptHandle: string }[][] {
  const entries = messages.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
  const batches = [];
  while (entries.length > 0) batches.push(entries.splice(0, MOST_AT_ONCE));
  return batches;
}
