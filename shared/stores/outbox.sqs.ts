import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import DataLoader from "dataloader";
import { transient } from "../domain/errors.js";
import type { Lane } from "../domain/vocabulary.js";
import { calling } from "./calling.js";
import type { Send } from "./outbox.js";
import type { Round } from "./round.js";

/** SendMessageBatch takes ten. */
const BATCH = 10;
const UNAVAILABLE = "queue-unavailable";

interface Message {
  readonly event: object;
  /** Seconds. */
  readonly delay: number;
}

/** Sends what the records of one round ask for in batches: one call for ten messages instead of ten. */
function sqsSender(client: SQSClient, QueueUrl: string, round: Round): (message: Message) => Promise<void> {
  const loader = new DataLoader<Message, true>(sendAll, {
    cache: false,
    maxBatchSize: BATCH,
    batchScheduleFn: (flush) => round.whenQuiet(flush),
  });

  async function sendAll(messages: readonly Message[]): Promise<(true | Error)[]> {
    const Entries = messages.map(({ event, delay }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(event),
      ...(delay > 0 && { DelaySeconds: delay }),
    }));
    const { Successful = [] } = await calling(
      UNAVAILABLE,
      client.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
    );
    const sent = new Set(Successful.map(({ Id }) => Id));
    return messages.map((_, index) => sent.has(String(index)) || transient(UNAVAILABLE));
  }

  return async (message) => {
    await round.send(() => loader.load(message));
  };
}

/** A stage's two queues. With a delay in seconds, messages that are sent without one have this. */
export function sqsOutbox(
  client: SQSClient,
  urls: Readonly<Record<Lane, string>>,
  round: Round,
  usualDelay = 0,
): Send<object> {
  const senders = {
    express: sqsSender(client, urls.express, round),
    standard: sqsSender(client, urls.standard, round),
  };
  return (event, lane, delay = usualDelay) => senders[lane]({ event, delay });
}
