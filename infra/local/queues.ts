import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { QueueDeclaration } from "./parts.js";

/**
 * Creates the queues, or gives those that exist the declared attributes. The order doesn't matter: a redrive policy may
 * name a queue that comes later.
 */
export async function createQueues(client: SQSClient, queues: readonly QueueDeclaration[]): Promise<void> {
  await Promise.all(
    queues.map(async (queue) => {
      await client.send(new CreateQueueCommand({ QueueName: queue.name }));
      const Attributes = attributesOf(queue);
      if (Object.keys(Attributes).length > 0) {
        await client.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes }));
      }
    }),
  );
}

function attributesOf({ name: _name, url: _url, arn: _arn, RedrivePolicy, ...numbers }: QueueDeclaration) {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(numbers)) if (value !== undefined) attributes[name] = String(value);
  if (RedrivePolicy !== undefined) attributes["RedrivePolicy"] = JSON.stringify(RedrivePolicy);
  return attributes;
}

const inspection = z.object({
  messages: z.object({ inflight: z.array(z.object({ receiptHandle: z.string() })) }),
});

/**
 * How long a message that is given back stays invisible, in seconds. Not 0: with data on disk, fauxqs 2.4.1 fails on
 * that and loses sight of the message until it is started again.
 */
export const GIVEN_BACK_AFTER_S = 1;

/**
 * Makes every message visible again that somebody holds. At the start nobody can: whoever held one died with the last
 * process, and waiting for the visibility timeout would only delay the recovery by minutes.
 */
export async function releaseHeld(
  client: SQSClient,
  sqsUrl: string,
  queues: readonly QueueDeclaration[],
): Promise<void> {
  await Promise.all(
    queues.map(async ({ name, url }) => {
      const answer = await fetch(`${sqsUrl}/_fauxqs/queues/${name}`);
      const { messages } = inspection.parse(await answer.json());
      for (const { receiptHandle } of messages.inflight) {
        await client.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: url,
            ReceiptHandle: receiptHandle,
            VisibilityTimeout: GIVEN_BACK_AFTER_S,
          }),
        );
      }
    }),
  );
}
