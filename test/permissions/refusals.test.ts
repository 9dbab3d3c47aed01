import { describe, expect, test } from "vitest";
import { ACCOUNT, Cloud, type RawTemplate } from "../infra/cloud.js";
import type { Call } from "./calls.js";
import { callsIn, partitionsOf, refusalsOf } from "./refusals.js";

const REGION = "eu-central-1";
const TABLE = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/words`;

/** One function with one table under its own key, and what its role says of them. */
function deployed(statements: readonly object[]): Cloud {
  const key = { "Fn::GetAtt": ["key", "Arn"] };
  const decrypt = {
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: key,
    Condition: { StringEquals: { "kms:EncryptionContext:aws:dynamodb:tableName": "words" } },
  };
  const delegated = { Effect: "Allow", Action: "kms:*", Resource: "*" };
  const root = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
  const document = (...all: readonly object[]) => ({ Version: "2012-10-17", Statement: all });
  const resources: RawTemplate["Resources"] = {
    key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: document({ ...delegated, Principal: root }) } },
    table: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        TableName: "words",
        KeySchema: [
          { AttributeName: "item", KeyType: "RANGE" },
          { AttributeName: "id", KeyType: "HASH" },
        ],
        GlobalSecondaryIndexes: [{ IndexName: "clock", KeySchema: [{ AttributeName: "shard", KeyType: "HASH" }] }],
        SSESpecification: { KMSMasterKeyId: key },
      },
    },
    role: { Type: "AWS::IAM::Role" },
    policy: {
      Type: "AWS::IAM::Policy",
      Properties: { Roles: [{ Ref: "role" }], PolicyDocument: document(decrypt, ...statements) },
    },
    desk: {
      Type: "AWS::Lambda::Function",
      Properties: {
        FunctionName: "here-desk",
        Role: { "Fn::GetAtt": ["role", "Arn"] },
        Environment: { Variables: { POWERTOOLS_SERVICE_NAME: "desk" } },
      },
    },
  };
  return new Cloud({ all: { Resources: resources } }, REGION);
}

const allows = (actions: readonly string[], Condition: object = {}) => ({
  Effect: "Allow",
  Action: actions,
  Resource: TABLE,
  Condition,
});
const call = (action: string, context: Call["context"] = {}): Call => ({
  functionName: "desk",
  action: `dynamodb:${action}`,
  region: REGION,
  resource: "table/words",
  context,
});

describe("what a function calls is held against its role", () => {
  test("what the role allows is not spoken of", async () => {
    const cloud = deployed([allows(["dynamodb:PutItem", "dynamodb:DeleteItem"])]);
    expect(await refusalsOf([call("PutItem"), call("DeleteItem")], cloud)).toEqual([]);
  });

  test("an action that it lacks is named, with who, on what, and what the request said", async () => {
    const cloud = deployed([allows(["dynamodb:PutItem"])]);
    const calls = [call("PutItem"), call("DeleteItem", { "dynamodb:LeadingKeys": ["id"] })];
    expect(await refusalsOf(calls, cloud)).toEqual([
      'desk may not dynamodb:DeleteItem table/words {"dynamodb:LeadingKeys":["id"]}',
    ]);
  });

  test.each<[string, object, Call["context"], Call["context"]]>([
    [
      "another leading key",
      { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["quota#*"] } },
      { "dynamodb:LeadingKeys": ["quota#id"] },
      { "dynamodb:LeadingKeys": ["quota#id", "session#id"] },
    ],
    [
      "an attribute more",
      { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "item"] } },
      { "dynamodb:Attributes": ["id", "item"] },
      { "dynamodb:Attributes": ["id", "item", "text"] },
    ],
    [
      "a query that does not say for what",
      { StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } },
      { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
      {},
    ],
    [
      "a write that answers with what was there",
      { StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } },
      {},
      { "dynamodb:ReturnValues": "ALL_OLD" },
    ],
  ])("%s is refused", async (_, condition, good, bad) => {
    const cloud = deployed([allows(["dynamodb:Query"], condition)]);
    expect(await refusalsOf([call("Query", good)], cloud)).toEqual([]);
    expect(await refusalsOf([call("Query", bad)], cloud)).toHaveLength(1);
  });

  test("a permission on a table is none on its index", async () => {
    const ofIndex = { ...call("Query"), resource: "table/words/index/clock" };
    expect(await refusalsOf([ofIndex], deployed([allows(["dynamodb:Query"])]))).toHaveLength(1);
  });

  test("who can't open a table's key can't call it", async () => {
    const denied = { Effect: "Deny", Action: "kms:Decrypt", Resource: "*" };
    expect(await refusalsOf([call("Query")], deployed([allows(["dynamodb:Query"]), denied]))).toEqual([
      expect.stringMatching(/^desk may not kms:Decrypt key\/key /),
    ]);
  });

  test.each(["dynamodb:Unheard", "s3:GetObject"])("what can't be judged is not let pass: %s", async (action) => {
    const strange: Call = { ...call(""), action, resource: "unreadable" };
    expect(await refusalsOf([strange], deployed([allows(["dynamodb:Query"])]))).toHaveLength(1);
  });
});

test("a kind of call is read once, however many threads noted it", () => {
  const line = JSON.stringify(call("Query"));
  expect(callsIn(`${line}\n${line}\n`)).toEqual([call("Query")]);
});

test("tables and indexes are parted by the first of their keys", () => {
  expect(partitionsOf(deployed([]))).toEqual({ words: "id", "words/index/clock": "shard" });
});
