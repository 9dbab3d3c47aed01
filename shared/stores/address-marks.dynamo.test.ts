import { DynamoDBClient, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { builtInBook } from "../directory/jurisdictions.js";
import { instantAt } from "../domain/instant.js";
import { dynamoAddressMarks } from "./address-marks.dynamo.js";
import { addressMarksSuite } from "./address-marks.suite.js";
import { dynamoDirectory } from "./directory.dynamo.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

addressMarksSuite("address marks in DynamoDB", async () =>
  dynamoAddressMarks(dynalite.client, await dynalite.directory()),
);

test("documents and marks share a table and don't see each other", async () => {
  const table = await dynalite.directory();
  const marks = dynamoAddressMarks(dynalite.client, table);
  const directory = dynamoDirectory(dynalite.client, table);
  const book = builtInBook("RS");
  await directory.apply(book, { appliedAt: NOON, rollback: false });
  await marks.mark("RS", "duty@police.example", NOON);
  expect(await directory.versions("RS")).toEqual([book.version]);
  expect([...(await marks.marked("RS")).keys()]).toEqual(["duty@police.example"]);
});

describe("address marks in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const marks = dynamoAddressMarks(client, "directory");
  const error = (name: string, $fault: "client" | "server") => Object.assign(new Error(name), { name, $fault });
  beforeEach(() => dynamo.reset());

  test("every key they touch begins with bounces#, which is what a role may be bound to", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    dynamo.on(QueryCommand).resolves({});
    await marks.mark("VN-18", "duty@police.example", NOON);
    await marks.marked("VN-18");
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input.Key?.["jurisdiction"]).toEqual({
      S: "bounces#VN-18",
    });
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues).toEqual({
      ":jurisdiction": { S: "bounces#VN-18" },
    });
  });

  test("a table that can't be reached is worth another try, a right that is missing is not", async () => {
    dynamo.on(UpdateItemCommand).rejects(error("InternalServerError", "server"));
    await expect(marks.mark("RS", "duty@police.example", NOON)).rejects.toThrow("transient: directory-unavailable");
    dynamo.on(QueryCommand).rejects(error("AccessDeniedException", "client"));
    await expect(marks.marked("RS")).rejects.toThrow("AccessDeniedException");
  });
});
