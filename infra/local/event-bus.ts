import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { EventBridgeEvent } from "aws-lambda";
import type { LogSink } from "./environment.js";
import { matches } from "./event-pattern.js";
import { transformed } from "./input-transformer.js";
import type { EventRuleDeclaration } from "./parts.js";

/** An event as EventBridge hands it on, of whichever service. */
export type BusEvent = EventBridgeEvent<string, unknown>;

/** The default event bus: brings each event to the queues of the rules that match it. */
export class EventBus {
  readonly #client: SQSClient;
  readonly #rules: readonly EventRuleDeclaration[];
  readonly #log: LogSink;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(client: SQSClient, rules: readonly EventRuleDeclaration[], log: LogSink) {
    this.#client = client;
    this.#rules = rules;
    this.#log = log;
  }

  /** Takes an event and returns at once. One that can't be handed on is logged and lost: nothing here keeps events. */
  publish(event: BusEvent): void {
    for (const { queue, transformer } of this.#rules.filter(({ pattern }) => matches(pattern, event))) {
      const MessageBody = transformer === undefined ? JSON.stringify(event) : transformed(transformer, event);
      const sending = this.#client
        .send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody }))
        .catch((error: unknown) => this.#log(queue.name, `ERROR an event is lost: ${String(error)}`))
        .finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  /** Resolves when all that was taken is in its queues. */
  async stop(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}
