import {
  BatchGetItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { classified } from "../domain/transitions/index.js";
import { dynamoReports } from "./reports.dynamo.js";
import { reportSuite } from "./reports.suite.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

reportSuite("reports in DynamoDB", async () => dynamoReports(dynalite.client, await dynalite.reports()));

describe("when DynamoDB fails", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const store = dynamoReports(client, "reports");
  beforeEach(() => dynamo.reset());

  const throttled = Object.assign(new Error("slow down"), { name: "ThrottlingException", $fault: "client" });
  const broken = new Error("socket hang up");
  const internal = Object.assign(new Error("oops"), { name: "InternalServerError", $fault: "server" });
  const denied = Object.assign(new Error("no"), { name: "AccessDeniedException", $fault: "client" });

  test.each([throttled, broken, internal])("%s passes: the caller may try again", async (error) => {
    dynamo.onAnyCommand().rejects(error);
    await expect(store.create(aReport())).rejects.toMatchObject({ kind: "transient", code: "reports-unavailable" });
    await expect(store.apply("x", classified(aReading(), NOON))).rejects.toMatchObject({ kind: "transient" });
  });

  test("a wrong deployment is not taken for something that passes", async () => {
    dynamo.on(UpdateItemCommand).rejects(denied).on(PutItemCommand).rejects(denied);
    await expect(store.create(aReport())).rejects.toThrow(denied);
    await expect(store.apply("x", classified(aReading(), NOON))).rejects.toThrow(denied);
  });

  test("due reports that came back unprocessed are asked for again, and given up when none comes", async () => {
    const keys = [{ id: { S: "a" } }];
    dynamo.on(QueryCommand).resolves({ Items: keys });
    dynamo.on(BatchGetItemCommand).resolves({ UnprocessedKeys: { reports: { Keys: keys } } });
    const pages = store.due(NOON)[Symbol.asyncIterator]();
    await expect(pages.next()).rejects.toMatchObject({ code: "reports-unavailable" });
  });
});
