import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { NOON } from "../../test/support/reports.js";
import { newSecret } from "../partners/webhook.js";
import { dynamoWebhooks } from "./webhooks.dynamo.js";
import { webhooksSuite } from "./webhooks.suite.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

webhooksSuite("webhooks in DynamoDB", async () => dynamoWebhooks(dynalite.client, await dynalite.directory()));

describe("webhooks in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const store = dynamoWebhooks(client, "directory");
  const error = (name: string, $fault: "client" | "server") => Object.assign(new Error(name), { name, $fault });
  beforeEach(() => dynamo.reset());

  test("lie under keys that a role may be bound to, and what is off apart from them", async () => {
    dynamo.onAnyCommand().resolves({});
    await store.webhook("okapi");
    await store.switchOff("okapi", NOON);
    await store.switchedOff();
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { jurisdiction: { S: "webhook#okapi" } },
      ConsistentRead: true,
    });
    const off = { S: "webhook-off" };
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item?.["jurisdiction"]).toEqual(off);
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues).toEqual({ ":off": off });
  });

  test("a table that can't be reached is worth another try, a right that is missing is not", async () => {
    dynamo.onAnyCommand().rejects(error("InternalServerError", "server"));
    await expect(store.webhook("okapi")).rejects.toThrow("transient: directory-unavailable");
    await expect(store.switchedOff()).rejects.toThrow("transient: directory-unavailable");
    await expect(store.switchOff("okapi", NOON)).rejects.toThrow("transient: directory-unavailable");
    dynamo.on(DeleteItemCommand).rejects(error("ThrottlingException", "client"));
    await expect(store.remove("okapi")).rejects.toThrow("transient: directory-unavailable");
    dynamo.on(PutItemCommand).rejects(error("AccessDeniedException", "client"));
    const webhook = {
      partner: "okapi",
      url: "https://okapi.example/",
      secrets: [{ secret: newSecret(), createdAt: NOON }],
    };
    await expect(store.save(webhook)).rejects.toThrow("AccessDeniedException");
  });
});
