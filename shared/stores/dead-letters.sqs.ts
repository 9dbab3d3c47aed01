import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Lane } from "../domain/vocabulary.js";
import { calling } from "./calling.js";

/** Puts a message aside with the code of what is wrong with it, in the message attribute `reason`. */
export type PutAside = (body: string, reason: string, lane: Lane) => Promise<void>;

export function sqsDeadLetters(client: SQSClient, urls: Readonly<Record<Lane, string>>): PutAside {
  return async (body, reason, lane) => {
    const MessageAttributes = { reason: { DataType: "String", StringValue: reason } };
    const send = new SendMessageCommand({ QueueUrl: urls[lane], MessageBody: body, MessageAttributes });
    await calling("dead-letters-unavailable", client.send(send));
  };
}
