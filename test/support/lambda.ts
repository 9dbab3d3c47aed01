import type { Context, SQSEvent, SQSRecord } from "aws-lambda";

/** What Lambda hands to a function beside the event. */
export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "under-test",
  functionVersion: "1",
  invokedFunctionArn: "arn:aws:lambda:eu-central-1:000000000000:function:under-test",
  memoryLimitInMB: "256",
  awsRequestId: "00000000-0000-0000-0000-000000000000",
  logGroupName: "under-test",
  logStreamName: "under-test",
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** One batch of a queue. Message ids are positions: "0", "1", … */
export function sqsEvent(bodies: readonly string[], eventSourceARN: string): SQSEvent {
  return { Records: bodies.map((body, position) => record(body, String(position), eventSourceARN)) };
}

function record(body: string, messageId: string, eventSourceARN: string): SQSRecord {
  return {
    messageId,
    body,
    eventSourceARN,
    receiptHandle: messageId,
    attributes: {
      ApproximateReceiveCount: "1",
      ApproximateFirstReceiveTimestamp: "0",
      SentTimestamp: "0",
      SenderId: "",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    awsRegion: "eu-central-1",
  };
}
