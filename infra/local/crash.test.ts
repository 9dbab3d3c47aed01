import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { writeAssembly } from "./testing/assembly.js";
import { eventually } from "./testing/eventually.js";

const started = z.object({ endpoints: z.object({ dynamodb: z.string(), sqs: z.string(), ses: z.string() }) });
const inbox = z.object({ emails: z.array(z.object({ messageId: z.string(), subject: z.string() })) });

let directory: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "safelane-test-"));
  await writeAssembly(directory, {
    modules: {},
    stacks: {
      app: {
        Resources: {
          Reports: {
            Type: "AWS::DynamoDB::Table",
            Properties: {
              AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
              KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
            },
          },
          Jobs: { Type: "AWS::SQS::Queue", Properties: { VisibilityTimeout: 3600 } },
        },
      },
    },
  });
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(directory, { recursive: true, force: true });
});

async function run() {
  const program = fileURLToPath(new URL("./testing/run.ts", import.meta.url));
  const arguments_ = ["--import", "tsx", program, directory, join(directory, "data")];
  const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  children.add(child);
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { endpoints } = started.parse(JSON.parse(line));
  const settings = { region: "eu-central-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  return {
    dynamodb: new DynamoDBClient({ ...settings, endpoint: endpoints.dynamodb }),
    sqs: new SQSClient({ ...settings, endpoint: endpoints.sqs, useQueueUrlAsEndpoint: false }),
    ses: new SESClient({ ...settings, endpoint: endpoints.ses }),
    queueUrl: `${endpoints.sqs}/000000000000/app-Jobs`,
    mails: async () => inbox.parse(await (await fetch(`${endpoints.ses}/store`)).json()).emails,
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

test("rows, messages and mails outlive a kill -9, and messages held by the dead come back without their timeout", async () => {
  const before = await run();
  const key = { TableName: "app-Reports", Key: { id: { S: "r1" } } };
  await before.dynamodb.send(
    new PutItemCommand({ TableName: "app-Reports", Item: { id: { S: "r1" }, n: { N: "1" } } }),
  );
  for (const MessageBody of ["held", "waiting"]) {
    await before.sqs.send(new SendMessageCommand({ QueueUrl: before.queueUrl, MessageBody }));
  }
  const held = await before.sqs.send(new ReceiveMessageCommand({ QueueUrl: before.queueUrl }));
  expect(held.Messages?.map(({ Body }) => Body)).toEqual(["held"]);
  const mail = "From: a@safelane.example\r\nTo: b@agency.example\r\nSubject: one\r\n\r\nHello";
  const { MessageId } = await before.ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(mail) } }));
  await before.kill();
  await appendFile(join(directory, "data", "mail", "mails.jsonl"), '{"messageId":"half wri');

  const after = await run();
  expect((await after.dynamodb.send(new GetItemCommand(key))).Item).toEqual({ id: { S: "r1" }, n: { N: "1" } });
  expect(await after.mails()).toEqual([{ messageId: MessageId, subject: "one" }]);
  const received = new Set<string | undefined>();
  const receive = new ReceiveMessageCommand({ QueueUrl: after.queueUrl, MaxNumberOfMessages: 10 });
  await eventually(
    async () => {
      for (const { Body } of (await after.sqs.send(receive)).Messages ?? []) received.add(Body);
      return received;
    },
    (bodies) => bodies.has("held") && bodies.has("waiting"),
  );
  await after.kill();
}, 60_000);
