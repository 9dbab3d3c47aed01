import {
  BatchGetItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { minutes, plus } from "../domain/instant.js";
import { classified } from "../domain/transitions/index.js";
import { partnerReportSuite } from "./partner-reports.suite.js";
import { dynamoReports } from "./reports.dynamo.js";
import { reportSuite } from "./reports.suite.js";
import { Round } from "./round.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

const open = async () => dynamoReports(dynalite.client, await dynalite.reports());
reportSuite("reports in DynamoDB", open);
partnerReportSuite("reports in DynamoDB", open);

test("a due report that can't be read holds up no other, and is told of after them", async () => {
  const table = await dynalite.reports();
  const store = dynamoReports(dynalite.client, table);
  const good = Array.from({ length: 5 }, () => aReport());
  for (const report of good) await store.create(report);
  const broken = marshall({ id: "0".repeat(32), clockShard: "0", dueAt: NOON, state: "of-another-version" });
  await dynalite.client.send(new PutItemCommand({ TableName: table, Item: broken }));

  const seen: string[] = [];
  const look = async () => {
    for await (const page of store.due(plus(NOON, minutes(5)))) seen.push(...page.map(({ id }) => id));
  };
  await expect(look()).rejects.toMatchObject({ kind: "permanent", code: "report-unreadable" });
  expect(seen.sort()).toEqual(good.map(({ id }) => id).sort());
});

test("what a round looks up comes each as it stands, and one that can't be read is no other's business", async () => {
  const table = await dynalite.reports();
  const round = new Round();
  const store = dynamoReports(dynalite.client, table, round);
  const report = aReport();
  await store.create(report);
  const broken = "0".repeat(32);
  await dynalite.client.send(new PutItemCommand({ TableName: table, Item: marshall({ id: broken, state: "?" }) }));
  const ids = [broken, report.id, "f".repeat(32)];
  const found = await Promise.allSettled(ids.map((id) => round.work(() => store.get(id))));
  expect(found).toMatchObject([{ status: "rejected" }, { value: report }, { value: undefined }]);
});

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
