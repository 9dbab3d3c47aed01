import type { Message } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import * as z from "zod";

const partialAnswer = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/**
 * The messages of a batch that may be deleted. With partial answers: all but those named; none when a name is unknown or
 * the answer has another shape (Lambda's rules for ReportBatchItemFailures).
 */
export function succeeded(batch: readonly SQSRecord[], answer: unknown, partial: boolean): readonly SQSRecord[] {
  if (!partial || answer === undefined || answer === null) return batch;
  const parsed = partialAnswer.safeParse(answer);
  if (!parsed.success) return [];
  const failed = new Set(parsed.data.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  const sent = new Set(batch.map(({ messageId }) => messageId));
  return [...failed].every((id) => sent.has(id)) ? batch.filter(({ messageId }) => !failed.has(messageId)) : [];
}

/** One message as Lambda hands it to a function. */
export function recordOf(message: Message, queueArn: string, region: string): SQSRecord {
  const attributes = message.Attributes ?? {};
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: {
      ...attributes,
      ApproximateReceiveCount: attributes.ApproximateReceiveCount ?? "1",
      SentTimestamp: attributes.SentTimestamp ?? "",
      SenderId: attributes.SenderId ?? "",
      ApproximateFirstReceiveTimestamp: attributes.ApproximateFirstReceiveTimestamp ?? "",
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          dataType: DataType ?? "String",
          stringValue: StringValue,
          binaryValue: BinaryValue === undefined ? undefined : Buffer.from(BinaryValue).toString("base64"),
          stringListValues: [],
          binaryListValues: [],
        },
      ]),
    ),
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}
