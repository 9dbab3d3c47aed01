import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, test } from "vitest";
import { sqsOutbox } from "./outbox.sqs.js";
import { Round } from "./round.js";

const client = new SQSClient({ region: "eu-central-1", maxAttempts: 1 });
const sqs = mockClient(client);
const urls = { express: "https://sqs.example/express", standard: "https://sqs.example/standard" };

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).callsFake(({ Entries }: { Entries: { Id: string }[] }) => ({
    Successful: Entries.map(({ Id }) => ({ Id })),
  }));
});

const calls = () => sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input);

test("what the records of a batch send goes out in one call, however long each takes to get there", async () => {
  const round = new Round();
  const send = sqsOutbox(client, urls, round);
  const turns = (count: number): Promise<void> =>
    count === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(() => resolve(turns(count - 1))));
  await Promise.all(
    Array.from({ length: 10 }, (_, record) =>
      round.work(async () => {
        await turns(record % 4);
        if (record !== 3) await send({ record }, "standard");
      }),
    ),
  );
  expect(calls().map(({ Entries }) => Entries?.length)).toEqual([9]);
});

test("lanes go to their own queues", async () => {
  const send = sqsOutbox(client, urls, new Round());
  await Promise.all([send({ a: 1 }, "express"), send({ a: 2 }, "standard")]);
  expect(calls().map(({ QueueUrl, Entries }) => [QueueUrl, Entries?.[0]?.MessageBody])).toEqual([
    [urls.express, '{"a":1}'],
    [urls.standard, '{"a":2}'],
  ]);
});

test("each message has its own delay, in one call with those that have none", async () => {
  const send = sqsOutbox(client, urls, new Round());
  await Promise.all([send({ n: 1 }, "standard", 900), send({ n: 2 }, "standard"), send({ n: 3 }, "standard", 0)]);
  expect(calls().map(({ Entries }) => Entries?.map(({ DelaySeconds }) => DelaySeconds))).toEqual([
    [900, undefined, undefined],
  ]);
});

test("where a delay is usual, it is for what is sent without one", async () => {
  const send = sqsOutbox(client, urls, new Round(), 60);
  await Promise.all([send({ n: 1 }, "standard"), send({ n: 2 }, "standard", 5), send({ n: 3 }, "standard", 0)]);
  expect(calls().map(({ Entries }) => Entries?.map(({ DelaySeconds }) => DelaySeconds))).toEqual([[60, 5, undefined]]);
});

test("more than ten become several calls", async () => {
  const send = sqsOutbox(client, urls, new Round());
  await Promise.all(Array.from({ length: 25 }, (_, n) => send({ n }, "standard")));
  expect(calls().map(({ Entries }) => Entries?.length)).toEqual([10, 10, 5]);
});

test("a record that takes for ever holds up no other", async () => {
  const round = new Round();
  const send = sqsOutbox(client, urls, round);
  const stuck = round.work(() => new Promise(() => undefined));
  await round.work(() => send({ n: 1 }, "standard"));
  expect(calls()).toHaveLength(1);
  expect(await Promise.race([stuck, "still there"])).toBe("still there");
});

test("an entry that was refused fails alone, and may be sent again", async () => {
  sqs
    .on(SendMessageBatchCommand)
    .resolves({ Successful: [{ Id: "0", MessageId: "", MD5OfMessageBody: "" }], Failed: [] });
  const send = sqsOutbox(client, urls, new Round());
  const [first, second] = await Promise.allSettled([send({ n: 1 }, "standard"), send({ n: 2 }, "standard")]);
  expect(first.status).toBe("fulfilled");
  expect(second).toMatchObject({ reason: { kind: "transient", code: "queue-unavailable" } });
});

test("a queue that can't be reached fails all of them as something that passes", async () => {
  sqs.on(SendMessageBatchCommand).rejects(new Error("connect ECONNREFUSED"));
  const send = sqsOutbox(client, urls, new Round());
  await expect(send({ n: 1 }, "express")).rejects.toMatchObject({ kind: "transient", code: "queue-unavailable" });
});
