import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { instantAt } from "../domain/instant.js";
import { dynamoQuotas } from "./quotas.dynamo.js";
import { quotasSuite } from "./quotas.suite.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const partner = { id: "okapi", perMinute: 3, perDay: 5 };

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

quotasSuite("quotas in DynamoDB", async () => dynamoQuotas(dynalite.client, await dynalite.sessions()), 20);

describe("quotas in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const quotas = dynamoQuotas(client, "sessions");
  const full = new ConditionalCheckFailedException({ message: "full", $metadata: {} });
  const counted = { Attributes: { count: { N: "1" } } };
  beforeEach(() => dynamo.reset());

  test("a request that passes is one write a window, each cleared away by the table after it", async () => {
    dynamo.on(UpdateItemCommand).resolves(counted);
    await quotas.take(partner, NOON);
    const [minute, day, ...more] = dynamo.commandCalls(UpdateItemCommand).map(({ args }) => args[0].input);
    expect(more).toEqual([]);
    expect(minute?.Key).toEqual({ id: { S: "quota#okapi#2026-11-20T12:00" } });
    expect(day?.Key).toEqual({ id: { S: "quota#okapi#2026-11-20" } });
    const expiry = (...at: [number, number, number]) => ({ N: String(Date.UTC(2026, 10, ...at) / 1_000) });
    expect(minute?.ExpressionAttributeValues?.[":expiresAt"]).toEqual(expiry(20, 13, 1));
    expect(day?.ExpressionAttributeValues?.[":expiresAt"]).toEqual(expiry(21, 1, 0));
  });

  test("a refused request costs no more than one that passes", async () => {
    dynamo.on(UpdateItemCommand).rejectsOnce(full);
    dynamo.on(GetItemCommand).resolves({ Item: { count: { N: "2" } } });
    expect(await quotas.take(partner, NOON)).toMatchObject({ allowed: false, day: { remaining: 3 } });
    expect(dynamo.calls()).toHaveLength(2);

    dynamo.reset();
    dynamo.on(UpdateItemCommand).resolvesOnce(counted).rejectsOnce(full);
    expect(await quotas.take(partner, NOON)).toMatchObject({ allowed: false, day: { remaining: 0 } });
    expect(dynamo.calls()).toHaveLength(2);
  });

  test("what passes by itself is told apart from a bug", async () => {
    dynamo.on(UpdateItemCommand).rejects(new Error("socket hang up"));
    await expect(quotas.take(partner, NOON)).rejects.toMatchObject({ kind: "transient", code: "sessions-unavailable" });
  });
});
