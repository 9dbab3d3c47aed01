import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { NOON } from "../../test/support/reports.js";
import { hours, plus } from "../domain/instant.js";
import { dynamoSessions } from "./sessions.dynamo.js";
import { sessionSuite } from "./sessions.suite.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

sessionSuite("sessions in DynamoDB", async () => dynamoSessions(dynalite.client, await dynalite.sessions()));

describe("sessions in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const store = dynamoSessions(client, "sessions");
  beforeEach(() => dynamo.reset());

  test("are cleared away by the table after their end, in whole seconds", async () => {
    dynamo.on(PutItemCommand).resolves({});
    await store.open("a", { jurisdiction: "RS", agency: "police", until: plus(NOON, hours(8)) });
    const expiresAt = Date.UTC(2026, 10, 21, 20) / 1000;
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item?.["expiresAt"]).toEqual({ N: String(expiresAt) });
  });

  test("are read as they are now, so that a closed one is closed", async () => {
    dynamo.on(GetItemCommand).resolves({});
    await store.session("a", NOON);
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
  });

  test("what passes by itself is told apart from a bug", async () => {
    dynamo.on(GetItemCommand).rejects(new Error("socket hang up"));
    await expect(store.session("a", NOON)).rejects.toMatchObject({ kind: "transient", code: "sessions-unavailable" });
  });
});
