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

/** Sends what the records of one round ask for in batches: one call for ten messages instead of ten. */
function sqsSender(
  client: SQSClient,
  QueueUrl: string,
  round: Round,
  DelaySeconds: number,
): (event: object) => Promise<void> {
  const loader = new DataLoader<object, true>(sendAll, {
    cache: false,
    maxBatchSize: BATCH,
    batchScheduleFn: (flush) => round.whenQuiet(flush),
  });

  async function sendAll(events: readonly object[]): Promise<(true | Error)[]> {
    const Entries = events.map((event, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(event),
      ...(DelaySeconds > 0 && { DelaySeconds }),
    }));
    const { Successful = [] } = await calling(
      UNAVAILABLE,
      client.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
    );
    const sent = new Set(Successful.map(({ Id }) => Id));
    return events.map((_, index) => sent.has(String(index)) || transient(UNAVAILABLE));
  }

  return async (event) => {
    await round.send(() => loader.load(event));
  };
}

/** A stage's two queues. With a delay in seconds, messages are handed out after that only. */
export function sqsOutbox(
  client: SQSClient,
  urls: Readonly<Record<Lane, string>>,
  round: Round,
  delay = 0,
): Send<object> {
  const senders = {
    express: sqsSender(client, urls.express, round, delay),
    standard: sqsSender(client, urls.standard, round, delay),
  };
  return (event, lane) => senders[lane](event);
}
