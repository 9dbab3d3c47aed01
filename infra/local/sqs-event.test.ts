import { expect, test } from "vitest";
import { recordOf, succeeded } from "./sqs-event.js";

const batch = ["a", "b", "c"].map((id) => recordOf({ MessageId: id, ReceiptHandle: id, Body: "{}" }, "arn", "region"));
const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

test.each<[string, unknown, boolean, string]>([
  ["everything is done when nothing failed", failed(), true, "abc"],
  ["everything is done when nothing is answered", undefined, true, "abc"],
  ["what failed stays", failed("b"), true, "ac"],
  ["all stay when all failed", failed("a", "b", "c"), true, ""],
  ["all stay when an unknown one failed", failed("x"), true, ""],
  ["all stay when the answer can't be read", { batchItemFailures: "b" }, true, ""],
  ["a mapping without partial answers takes any for success", failed("b"), false, "abc"],
])("%s", (_name, answer, partial, left) => {
  expect(
    succeeded(batch, answer, partial)
      .map(({ messageId }) => messageId)
      .join(""),
  ).toBe(left);
});

test("a record carries attributes as Lambda does", () => {
  const record = recordOf(
    {
      MessageId: "m",
      ReceiptHandle: "h",
      Body: "{}",
      MD5OfBody: "x",
      Attributes: { ApproximateReceiveCount: "3", SentTimestamp: "1" },
      MessageAttributes: { reason: { DataType: "String", StringValue: "no_agency" } },
    },
    "arn:aws:sqs:eu-central-1:000000000000:q",
    "eu-central-1",
  );
  expect(record).toMatchObject({
    messageId: "m",
    attributes: { ApproximateReceiveCount: "3", SentTimestamp: "1" },
    messageAttributes: { reason: { dataType: "String", stringValue: "no_agency" } },
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-central-1:000000000000:q",
    awsRegion: "eu-central-1",
  });
});
