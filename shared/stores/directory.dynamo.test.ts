import type { Server } from "node:http";
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import dynalite from "dynalite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { builtInBook } from "../directory/jurisdictions.js";
import { instantAt } from "../domain/instant.js";
import { dynamoDirectory } from "./directory.dynamo.js";
import { directorySuite } from "./directory.suite.js";

let server: Server;
let client: DynamoDBClient;
let tables = 0;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
});

afterAll(async () => {
  client.destroy();
  await new Promise((closed) => server.close(closed));
});

directorySuite("directory in DynamoDB", async () => {
  const TableName = `directory-${++tables}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "jurisdiction", KeyType: "HASH" },
        { AttributeName: "item", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "jurisdiction", AttributeType: "S" },
        { AttributeName: "item", AttributeType: "S" },
      ],
    }),
  );
  return dynamoDirectory(client, TableName);
});

describe("when DynamoDB fails", () => {
  const failing = new DynamoDBClient({ region: "eu-central-1" });
  const dynamo = mockClient(failing);
  const store = dynamoDirectory(failing, "directory");
  const error = (name: string, fault?: "client" | "server") =>
    Object.assign(new Error(name), { name, ...(fault && { $fault: fault }) });

  beforeEach(() => {
    dynamo.reset();
  });

  test.each([
    error("ThrottlingException", "client"),
    error("ProvisionedThroughputExceededException", "client"),
    error("InternalServerError", "server"),
    error("ECONNRESET"),
  ])("$name is worth another try", async (failure) => {
    dynamo.on(GetItemCommand).rejects(failure);
    await expect(store.currentVersion("RS")).rejects.toThrow("transient: directory-unavailable");
  });

  test("a right that is missing is not taken for bad weather", async () => {
    dynamo.on(GetItemCommand).rejects(error("AccessDeniedException", "client"));
    await expect(store.currentVersion("RS")).rejects.toThrow("AccessDeniedException");
  });

  test("a stored document that isn't sound makes reports wait until it is put right", async () => {
    const item = {
      jurisdiction: "RS",
      item: "version#000001",
      version: 1,
      hash: "0",
      appliedAt: "2026-11-20T00:00:00.000Z",
    };
    for (const document of ["{", "{}"]) {
      dynamo.on(GetItemCommand).resolves({ Item: marshall({ ...item, document }) });
      await expect(store.read("RS", 1)).rejects.toThrow("transient: directory-invalid");
    }
  });

  test("versions that fill more than a page are all named", async () => {
    const page = (...versions: number[]) => ({ Items: versions.map((version) => marshall({ version })) });
    const LastEvaluatedKey = marshall({ jurisdiction: "RS", item: "version#000002" });
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ ...page(1, 2), LastEvaluatedKey })
      .resolvesOnce(page(3));
    expect(await store.versions("RS")).toEqual([1, 2, 3]);
    expect(dynamo.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual(LastEvaluatedKey);
  });

  test("an apply that stops half-way can be repeated: the version is kept, then put in force", async () => {
    dynamo.on(PutItemCommand).resolves({});
    dynamo.on(GetItemCommand).resolves({});
    dynamo.on(UpdateItemCommand).rejectsOnce(error("InternalServerError", "server")).resolves({});
    const options = { appliedAt: instantAt(0), rollback: false };
    await expect(store.apply(builtInBook("RS"), options)).rejects.toThrow("transient: directory-unavailable");
    expect(await store.apply(builtInBook("RS"), options)).toBe("applied");
  });
});
