import { DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { dynamoChannels } from "./channels.dynamo.js";
import { channelsSuite } from "./channels.suite.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

channelsSuite("channels' keys in DynamoDB", async () => dynamoChannels(dynalite.client, await dynalite.directory()));

describe("channels' keys in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const store = dynamoChannels(client, "directory");

  test("are read as they are now, under keys that a role may be bound to; a list never has their texts", async () => {
    dynamo.reset();
    dynamo.on(GetItemCommand).resolves({}).on(QueryCommand).resolves({});
    await store.key({ jurisdiction: "RS", agency: "me-secretariat" });
    await store.list("RS");
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { jurisdiction: { S: "channel#RS" }, item: { S: "me-secretariat" } },
      ConsistentRead: true,
    });
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input.ProjectionExpression).toBe("#item, keyId, setAt");
  });

  test("a table that can't be reached is worth another try", async () => {
    dynamo.reset();
    dynamo.on(GetItemCommand).rejects(Object.assign(new Error("x"), { name: "InternalServerError", $fault: "server" }));
    await expect(store.key({ jurisdiction: "RS", agency: "a" })).rejects.toThrow("transient: directory-unavailable");
  });
});
