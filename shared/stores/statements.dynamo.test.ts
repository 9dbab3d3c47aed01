import { BatchGetItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { NOON } from "../../test/support/reports.js";
import { plus } from "../domain/instant.js";
import { dynamoStatements } from "./statements.dynamo.js";
import { STATEMENT_BACKSTOP } from "./statements.js";
import { statementSuite } from "./statements.suite.js";

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

statementSuite("statements in DynamoDB", async () => dynamoStatements(dynalite.client, await dynalite.statements()));

describe("statements in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const store = dynamoStatements(client, "statements");
  beforeEach(() => dynamo.reset());

  test("expire by themselves after the backstop, in whole seconds", async () => {
    dynamo.on(PutItemCommand).resolves({});
    await store.create({ id: "a", text: "x", urls: [] }, plus(NOON, STATEMENT_BACKSTOP));
    const expiresAt = Date.UTC(2026, 10, 21, 12) / 1000 + 400 * 86_400;
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item?.["expiresAt"]).toEqual({ N: String(expiresAt) });
  });

  test("a batch of ten is read by one call", async () => {
    dynamo.on(BatchGetItemCommand).resolves({ Responses: { statements: [] } });
    await Promise.all(Array.from({ length: 10 }, (_, index) => store.get(String(index))));
    expect(dynamo.commandCalls(BatchGetItemCommand)).toHaveLength(1);
  });

  test("one that came back unprocessed is asked for again later, and takes no other with it", async () => {
    const item = { id: { S: "a" }, item: { S: "report" }, text: { S: "x" }, urls: { L: [] }, expiresAt: { N: "1" } };
    const left = { Keys: [{ id: { S: "b" }, item: { S: "report" } }] };
    dynamo
      .on(BatchGetItemCommand)
      .resolves({ Responses: { statements: [item] }, UnprocessedKeys: { statements: left } });
    const [a, b] = await Promise.allSettled([store.get("a"), store.get("b")]);
    expect(a).toMatchObject({ status: "fulfilled", value: { id: "a" } });
    expect(b).toMatchObject({ status: "rejected", reason: { kind: "transient", code: "statements-unavailable" } });
  });

  test("messages are asked for by name, as who must not read statements may ask for nothing else", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [] });
    await store.messages("a");
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      Select: "SPECIFIC_ATTRIBUTES",
      ProjectionExpression: "#message",
      ExpressionAttributeNames: { "#item": "item", "#message": "message" },
    });
  });

  test("notices that came back unprocessed are asked for again later, not taken for erased", async () => {
    const left = { Keys: [{ id: { S: "a" }, item: { S: "notice#1" } }] };
    dynamo.on(BatchGetItemCommand).resolves({ Responses: {}, UnprocessedKeys: { statements: left } });
    await expect(store.notices("a", ["1"])).rejects.toThrow("transient: statements-unavailable");
  });

  test("a conversation longer than one answer of the table is read whole", async () => {
    const message = (text: string) => ({
      message: { M: { at: { S: NOON }, kind: { S: "reply" }, text: { S: text } } },
    });
    const LastEvaluatedKey = { id: { S: "a" }, item: { S: "message#1" } };
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [message("first")], LastEvaluatedKey })
      .resolvesOnce({ Items: [message("second")] });
    expect((await store.messages("a")).map(({ text }) => text)).toEqual(["first", "second"]);
    expect(dynamo.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual(LastEvaluatedKey);
  });
});
