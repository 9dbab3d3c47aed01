import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { noteCalls } from "./calls.js";
import { callsIn } from "./refusals.js";

const ID = "5f2b8c1d9e4a7036b1c2d3e4f5a69788";
const SECRET = "zebrafinch";
const directory = mkdtempSync(join(tmpdir(), "safelane-test-"));
const into = join(directory, "calls.jsonl");
/** Answers all with nothing: what is noted is what was asked. */
const server = createServer((incoming, outgoing) => {
  incoming.resume().on("end", () => outgoing.end("{}"));
});
let url: string;
let tables: DynamoDBClient;
let queues: SQSClient;
let mails: SESClient;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const settings = { region: "eu-central-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 };
  tables = new DynamoDBClient({ ...settings, endpoint: url });
  queues = new SQSClient({ ...settings, endpoint: url, useQueueUrlAsEndpoint: false, md5: false });
  mails = new SESClient({ ...settings, endpoint: url });
  noteCalls("desk", into, { words: "id", "words/index/clock": "shard" });
});
afterAll(() => {
  for (const client of [tables, queues, mails]) client.destroy();
  server.closeAllConnections();
  server.close();
  rmSync(directory, { recursive: true });
});

let before = 0;
const lines = () => readFileSync(into, { encoding: "utf8", flag: "a+" });
beforeEach(() => {
  before = lines().length;
});
/** What was noted since this test began, as the SDK of our functions sends it. */
const noted = () => callsIn(lines().slice(before)).map(({ action, resource, context }) => [action, resource, context]);

test("a write is noted with its partition's family and its attributes' names, and none of what it writes", async () => {
  const Item = { id: { S: `codes#${SECRET}` }, item: { S: SECRET }, text: { M: { inside: { S: SECRET } } } };
  await tables.send(new PutItemCommand({ TableName: "words", Item, ReturnValues: "ALL_OLD" }));
  expect(noted()).toEqual([
    [
      "dynamodb:PutItem",
      "table/words",
      {
        "dynamodb:ReturnValues": "ALL_OLD",
        "dynamodb:LeadingKeys": ["codes#id"],
        "dynamodb:Attributes": ["id", "item", "text"],
      },
    ],
  ]);
  expect(lines()).not.toContain(SECRET);
});

test.each([
  [ID, "id"],
  ["RS", "RS"],
  ["VN-18", "VN-18"],
  ["partner", "partner"],
  ["channel#RS", "channel#RS"],
  [`webhook#${SECRET}`, "webhook#id"],
  [`person@${SECRET}.example#RS`, "id#RS"],
  [`RS#RS#${SECRET}`, "RS#id"],
])("a key is told by its family only: %s", async (id, family) => {
  await tables.send(new DeleteItemCommand({ TableName: "words", Key: { item: { S: family }, id: { S: id } } }));
  expect(noted()[0]?.[2]).toMatchObject({ "dynamodb:LeadingKeys": [family] });
});

test("an update names the attributes at the top of an item: no function, no value, nothing inside of one", async () => {
  await tables.send(
    new UpdateItemCommand({
      TableName: "words",
      Key: { id: { S: ID } },
      UpdateExpression: "SET #state = if_not_exists(tries, :one), parts.#inner.until = :until REMOVE shown[0].text",
      ConditionExpression: "attribute_exists(id) AND (#state IN (:one) OR NOT size (codes) > :until)",
      ExpressionAttributeNames: { "#state": "state", "#inner": "hidden" },
      ExpressionAttributeValues: { ":one": { N: "1" }, ":until": { S: SECRET } },
    }),
  );
  expect(noted()[0]?.[2]).toEqual({
    "dynamodb:LeadingKeys": ["id"],
    "dynamodb:Attributes": ["codes", "id", "parts", "shown", "state", "tries"],
  });
});

test("a query of an index is noted with what its partition has to be, and with what it says that it wants", async () => {
  const query = {
    TableName: "words",
    KeyConditionExpression: "dueAt <= :now AND #shard = :shard",
    ExpressionAttributeNames: { "#shard": "shard", "#item": "item" },
    ExpressionAttributeValues: { ":shard": { S: "partner" }, ":now": { S: "now" } },
    ProjectionExpression: "id, #item",
  };
  await tables.send(new QueryCommand({ ...query, IndexName: "clock", Select: "SPECIFIC_ATTRIBUTES" }));
  await tables.send(new ScanCommand({ TableName: "words" }));
  expect(noted()).toEqual([
    [
      "dynamodb:Query",
      "table/words/index/clock",
      {
        "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
        "dynamodb:LeadingKeys": ["partner"],
        "dynamodb:Attributes": ["dueAt", "id", "item", "shard"],
      },
    ],
    ["dynamodb:Scan", "table/words", {}],
  ]);
});

test("a batch is noted by table, with the families of all its keys", async () => {
  const Keys = [`fingerprint#${ID}`, ID, "partner"].map((id) => ({ id: { S: id } }));
  const request = { words: { Keys }, others: { Keys: [{ name: { S: SECRET } }] } };
  await tables.send(new BatchGetItemCommand({ RequestItems: request }));
  expect(noted()).toEqual([
    [
      "dynamodb:BatchGetItem",
      "table/words",
      { "dynamodb:LeadingKeys": ["fingerprint#id", "id", "partner"], "dynamodb:Attributes": ["id"] },
    ],
    ["dynamodb:BatchGetItem", "table/others", { "dynamodb:Attributes": ["name"] }],
  ]);
});

test("a batch of messages needs the permission for one, and its queue is known by its name", async () => {
  const Entries = [{ Id: "1", MessageBody: SECRET }];
  await queues.send(new SendMessageBatchCommand({ QueueUrl: `${url}/000000000000/work`, Entries }));
  expect(noted()).toEqual([["sqs:SendMessage", "work", {}]]);
});

test("a mail asks for its address and its configuration set, whoever gets it", async () => {
  const mail = {
    Source: "Safelane <us@safelane.example>",
    Destinations: [`${SECRET}@agency.example`],
    RawMessage: { Data: Buffer.from(SECRET) },
  };
  await mails.send(new SendRawEmailCommand({ ...mail, ConfigurationSetName: "mail" })).catch(() => undefined);
  const context = { "ses:FromAddress": "us@safelane.example" };
  expect(noted()).toEqual([
    ["ses:SendRawEmail", "identity/safelane.example", context],
    ["ses:SendRawEmail", "configuration-set/mail", context],
  ]);
  expect(lines()).not.toMatch(/zebrafinch|agency/);
});

test("a call that can't be read is noted as one that nobody may make", async () => {
  const TransactItems = [{ Get: { TableName: "words", Key: { id: { S: SECRET } } } }];
  await tables.send(new TransactGetItemsCommand({ TransactItems }));
  expect(noted()).toEqual([["dynamodb:TransactGetItems", "unreadable", {}]]);
});

test("the same again is not noted again, and what goes to others than AWS never", async () => {
  for (let time = 0; time < 2; time++) {
    await tables.send(new DeleteItemCommand({ TableName: "words", Key: { id: { S: `again#${time}` } } }));
  }
  await new Promise((answered) => get(url, answered).on("error", answered));
  expect(lines().slice(before).trim().split("\n")).toHaveLength(1);
});
