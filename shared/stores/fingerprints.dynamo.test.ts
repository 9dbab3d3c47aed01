import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { NOON } from "../../test/support/reports.js";
import { days, plus } from "../domain/instant.js";
import { dynamoFingerprints } from "./fingerprints.dynamo.js";
import { fingerprintSuite } from "./fingerprints.suite.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

const until = plus(NOON, days(400));
const report = (id: string) => ({ id, receivedAt: NOON });

fingerprintSuite("fingerprints in DynamoDB", async () =>
  dynamoFingerprints(dynalite.client, await dynalite.statements()),
);

describe("fingerprints in the table", () => {
  const rows = async (TableName: string) =>
    ((await dynalite.client.send(new ScanCommand({ TableName }))).Items ?? []).map((item) => unmarshall(item));

  test("hold no address, expire in whole seconds, and the key never", async () => {
    const table = await dynalite.statements();
    await dynamoFingerprints(dynalite.client, table).note(report("r"), ["secret.example/ana"], until);
    const found = await rows(table);
    expect(JSON.stringify(found)).not.toContain("secret.example");
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ id: "fingerprint#key", item: "key", key: expect.stringMatching(/^.{43}=$/) });
    expect(found).toContainEqual({
      id: expect.stringMatching(/^fingerprint#[0-9a-f]{64}$/),
      item: `${NOON}#r`,
      expiresAt: Date.parse(until) / 1_000,
    });
  });

  test("are another deployment's for the same address", async () => {
    const ids = async () => {
      const table = await dynalite.statements();
      await dynamoFingerprints(dynalite.client, table).note(report("r"), ["a.example"], until);
      return (await rows(table)).map((row) => row["id"]).filter((id) => id !== "fingerprint#key");
    };
    expect(await ids()).not.toEqual(await ids());
  });

  test("are made with one key by all processes, whoever is first", async () => {
    const table = await dynalite.statements();
    const ids = Array.from({ length: 8 }, (_, index) => `r${index}`);
    const note = (id: string) => dynamoFingerprints(dynalite.client, table).note(report(id), ["a.example"], until);
    await Promise.all(ids.map(note));
    expect(await note("last")).toEqual(ids);
  });
});

describe("fingerprints in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const key = { Item: { id: { S: "fingerprint#key" }, item: { S: "key" }, key: { S: `${"A".repeat(43)}=` } } };
  beforeEach(() => dynamo.reset());

  test("the key is read once in the life of a process", async () => {
    dynamo.on(GetItemCommand).resolves(key).on(PutItemCommand).resolves({}).on(QueryCommand).resolves({ Items: [] });
    const store = dynamoFingerprints(client, "statements");
    await Promise.all([store.note(report("a"), ["a.example"], until), store.note(report("b"), ["a.example"], until)]);
    await store.note(report("c"), ["a.example"], until);
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(1);
    expect(dynamo.commandCalls(PutItemCommand)).toHaveLength(3);
  });

  test("a report without an address costs no call", async () => {
    await dynamoFingerprints(client, "statements").note(report("a"), [], until);
    expect(dynamo.calls()).toHaveLength(0);
  });

  test("who loses the race for the key takes the winner's", async () => {
    dynamo.on(GetItemCommand).resolvesOnce({}).resolves(key).on(QueryCommand).resolves({ Items: [] });
    dynamo
      .on(PutItemCommand)
      .rejectsOnce(new ConditionalCheckFailedException({ message: "", $metadata: {} }))
      .resolves({});
    await dynamoFingerprints(client, "statements").note(report("a"), ["a.example"], until);
    // HMAC-SHA256 of "a.example" under 32 zero bytes.
    const id = dynamo.commandCalls(PutItemCommand)[1]?.args[0].input.Item?.["id"]?.S;
    expect(id).toBe("fingerprint#68bb32e4e0a6d2da108963bacc1608f27558e8b0d7dcfa903aaeae1d65e16198");
  });

  test("are written before they are read, and both consistently", async () => {
    dynamo.on(GetItemCommand).resolves(key).on(PutItemCommand).resolves({}).on(QueryCommand).resolves({ Items: [] });
    await dynamoFingerprints(client, "statements").note(report("a"), ["a.example"], until);
    const [read, write, query] = dynamo.calls().map(({ args }) => args[0]);
    expect(write).toBeInstanceOf(PutItemCommand);
    expect(query).toBeInstanceOf(QueryCommand);
    expect(read?.input).toMatchObject({ ConsistentRead: true });
    expect(query?.input).toMatchObject({ ConsistentRead: true });
  });

  test("a table that can't be reached is tried again later, the key too", async () => {
    dynamo.on(GetItemCommand).rejectsOnce(new Error("socket hang up")).resolves(key);
    dynamo.on(PutItemCommand).resolves({}).on(QueryCommand).resolves({ Items: [] });
    const store = dynamoFingerprints(client, "statements");
    const note = () => store.note(report("a"), ["a.example"], until);
    await expect(note()).rejects.toMatchObject({ kind: "transient", code: "statements-unavailable" });
    expect(await note()).toEqual([]);
  });
});
