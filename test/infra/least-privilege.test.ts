import { describe, expect, test } from "vitest";
import * as z from "zod";
import { FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import { ACCOUNT } from "./cloud.js";
import {
  CONTRACT,
  configurationSet,
  deadLetters,
  logGroup,
  QUEUES,
  queue,
  sender,
  TABLES,
  table,
  WORK,
} from "./contract.js";
import { may, statementsOf } from "./policies.js";
import { cloud, settings } from "./synthesized.js";

const DYNAMODB = ["BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "DeleteItem", "DeleteTable", "DescribeTable"]
  .concat(["ExportTableToPointInTime", "GetItem", "PartiQLSelect", "PutItem", "Query", "RestoreTableToPointInTime"])
  .concat(["Scan", "UpdateItem", "UpdateTable", "UpdateTimeToLive"])
  .map((action) => `dynamodb:${action}`);
const SQS = ["ChangeMessageVisibility", "DeleteMessage", "DeleteQueue", "GetQueueAttributes", "PurgeQueue"]
  .concat(["ReceiveMessage", "SendMessage", "SetQueueAttributes", "StartMessageMoveTask"])
  .map((action) => `sqs:${action}`);
const SES = ["SendBulkTemplatedEmail", "SendEmail", "SendRawEmail", "SendTemplatedEmail"].map(
  (action) => `ses:${action}`,
);
const LOGS = ["CreateLogStream", "DeleteLogGroup", "FilterLogEvents", "PutLogEvents"].map((action) => `logs:${action}`);

/** Requests as our functions make them, with what DynamoDB and SES put into the context. */
const OUR_WAY: Readonly<Record<string, Readonly<Record<string, string | string[]>>>> = {
  "dynamodb:Query": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:Attributes": ["id", "item"] },
  "ses:SendRawEmail": { "ses:FromAddress": settings.mail.from },
};

test.each(FUNCTIONS)("%s: its policy grants what it calls, and nothing more", (name) => {
  const granted = new Map<string, Set<string>>();
  for (const { Effect, Action, Resource } of statementsOf(name)) {
    expect(Effect).toBe("Allow");
    for (const resource of Resource.filter((arn) => !arn.includes(":kms:") && arn !== "*")) {
      granted.set(resource, new Set([...(granted.get(resource) ?? []), ...Action]));
    }
  }
  const found = Object.fromEntries([...granted].map(([resource, actions]) => [resource, [...actions].sort()]));
  expect(found).toEqual(CONTRACT[name]);
});

test.each(FUNCTIONS)("%s: AWS would let it do exactly that, over every table, queue, address and log", async (name) => {
  const index = `${table("reports")}/index/clock`;
  const requests = [
    ...pairs(DYNAMODB, TABLES),
    ...pairs(["dynamodb:Query", "dynamodb:Scan"], [index, `${table("reports")}/index/period`]),
    ...pairs(SQS, QUEUES),
    ...pairs(SES, [sender]),
    ...pairs(["ses:SendRawEmail"], [configurationSet]),
    ...pairs(LOGS, FUNCTIONS.map(logGroup)),
  ];
  const allowed: string[] = [];
  for (const [action, resource] of requests) {
    if (await may(name, action, resource, OUR_WAY[action])) allowed.push(`${action} ${resource}`);
  }
  const contract = Object.entries(CONTRACT[name] ?? {}).flatMap(([arn, actions]) => pairs(actions, [arn]));
  expect(allowed.sort()).toEqual(contract.map((request) => request.join(" ")).sort());
});

test.each(FUNCTIONS)("%s: traces are the only thing it may do to anything anywhere", (name) => {
  const everywhere = statementsOf(name).filter(({ Resource }) => Resource.some((arn) => arn === "*"));
  expect(everywhere.map(({ Action }) => Action)).toEqual([["xray:PutTraceSegments", "xray:PutTelemetryRecords"]]);
  const wildcards = statementsOf(name).flatMap(({ Action, Resource }) =>
    [...Action, ...Resource.map((arn) => arn.replace(/:\*$/, ""))].filter((text) => text.includes("*") && text !== "*"),
  );
  expect(wildcards).toEqual([]);
});

test.each(FUNCTIONS)("%s: nothing of the account's own is within its reach", async (name) => {
  const region = `${settings.region}:${ACCOUNT}`;
  const reach = [
    ["iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/any`],
    ["iam:PutRolePolicy", `arn:aws:iam::${ACCOUNT}:role/any`],
    ["sts:AssumeRole", `arn:aws:iam::${ACCOUNT}:role/any`],
    ["lambda:InvokeFunction", `arn:aws:lambda:${region}:function:${settings.name}-dispatch`],
    ["lambda:UpdateFunctionCode", `arn:aws:lambda:${region}:function:${settings.name}-${name}`],
    ["secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${region}:secret:any`],
    ["s3:GetObject", "arn:aws:s3:::any/thing"],
    ["ses:VerifyDomainIdentity", "*"],
    ["events:DisableRule", `arn:aws:events:${region}:rule/any`],
    ["cloudwatch:DisableAlarmActions", `arn:aws:cloudwatch:${region}:alarm:${settings.name}-clock-heartbeat`],
  ] as const;
  for (const [action, resource] of reach) expect(await may(name, action, resource), action).toBe(false);
});

const keyOf = (name: string): string => {
  const Table = z.object({ TableName: z.string(), SSESpecification: z.object({ KMSMasterKeyId: z.string() }) });
  const tables = cloud.all("AWS::DynamoDB::Table").map(({ properties }) => Table.parse(properties));
  return (
    tables.find(({ TableName }) => TableName === `${settings.name}-${name}`)?.SSESpecification.KMSMasterKeyId ?? ""
  );
};
const throughTable = (name: string) => ({
  "kms:ViaService": `dynamodb.${settings.region}.amazonaws.com`,
  "kms:EncryptionContext:aws:dynamodb:tableName": `${settings.name}-${name}`,
});

test("the statements' key opens for intake, classify and clock, and only through the statements table", async () => {
  const key = keyOf("statements");
  const opens: FunctionName[] = [];
  for (const name of FUNCTIONS) {
    if (await may(name, "kms:Decrypt", key, throughTable("statements"))) opens.push(name);
    expect(await may(name, "kms:Decrypt", key), `${name}, directly`).toBe(false);
    expect(await may(name, "kms:Decrypt", key, throughTable("reports")), `${name}, another table`).toBe(false);
    for (const action of ["kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant", "kms:ScheduleKeyDeletion"]) {
      expect(await may(name, action, key, throughTable("statements")), `${name}, ${action}`).toBe(false);
    }
  }
  expect(opens).toEqual(["intake", "classify", "clock"]);
});

test.each(["reports", "directory"])("the key of %s opens for those who use the table", async (store) => {
  for (const name of FUNCTIONS) {
    const uses = table(store) in (CONTRACT[name] ?? {});
    expect(await may(name, "kms:Decrypt", keyOf(store), throughTable(store)), name).toBe(uses);
  }
});

test.each(["route", "dispatch"] as const)("%s can't touch statements by any action", async (name) => {
  for (const action of DYNAMODB) expect(await may(name, action, table("statements"), OUR_WAY[action])).toBe(false);
});

describe.each(["intake", "clock"] as const)("%s writes statements and can't read them", (name) => {
  const statements = table("statements");
  const select = (Select: string, ...attributes: string[]) => ({
    "dynamodb:Select": Select,
    "dynamodb:Attributes": attributes,
  });

  test("by no read", async () => {
    for (const action of ["GetItem", "BatchGetItem", "PartiQLSelect", "Scan"]) {
      expect(await may(name, `dynamodb:${action}`, statements), action).toBe(false);
    }
  });

  test("by no query, which gives it keys and nothing else", async () => {
    const query = (context: Parameters<typeof may>[3]) => may(name, "dynamodb:Query", statements, context);
    expect(await query(select("SPECIFIC_ATTRIBUTES", "id", "item"))).toBe(true);
    expect(await query(select("SPECIFIC_ATTRIBUTES", "id", "item", "text"))).toBe(false);
    expect(await query(select("ALL_ATTRIBUTES", "id"))).toBe(false);
    expect(await query({ "dynamodb:Attributes": ["id"] })).toBe(false);
  });

  test("by no write that answers with what was there", async () => {
    for (const action of ["PutItem", "UpdateItem", "DeleteItem"]) {
      const answer = { "dynamodb:ReturnValues": "ALL_OLD" };
      expect(await may(name, `dynamodb:${action}`, statements, answer), action).toBe(false);
    }
  });
});

test("classify deletes nothing, anywhere", async () => {
  for (const resource of TABLES) expect(await may("classify", "dynamodb:DeleteItem", resource)).toBe(false);
});

test("only dispatch sends mail, from the deployment's one address and domain", async () => {
  const from = (address: string) => ({ "ses:FromAddress": address });
  for (const name of FUNCTIONS) {
    expect(await may(name, "ses:SendRawEmail", sender, from(settings.mail.from)), name).toBe(name === "dispatch");
  }
  expect(await may("dispatch", "ses:SendRawEmail", sender, from(`police@${settings.mail.domain}`))).toBe(false);
  expect(await may("dispatch", "ses:SendRawEmail", sender)).toBe(false);
  const elsewhere = sender.replace(settings.mail.domain, "elsewhere.example");
  expect(await may("dispatch", "ses:SendRawEmail", elsewhere, from(settings.mail.from))).toBe(false);
});

test("nobody takes messages from a queue that is not theirs, nor from any dead letters", async () => {
  for (const name of FUNCTIONS) {
    for (const work of WORK) {
      const theirs = work.startsWith(`${name}-`);
      expect(await may(name, "sqs:ReceiveMessage", queue(work)), `${name} from ${work}`).toBe(theirs);
      expect(await may(name, "sqs:ReceiveMessage", deadLetters(work)), `${name} from ${work}`).toBe(false);
    }
  }
});

function pairs(actions: readonly string[], resources: readonly string[]): [action: string, resource: string][] {
  return actions.flatMap((action) => resources.map((resource): [string, string] => [action, resource]));
}
