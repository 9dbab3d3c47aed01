import { describe, expect, test } from "vitest";
import * as z from "zod";
import { FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import { may, statementsOf } from "./allowed.js";
import { ACCOUNT } from "./cloud.js";
import {
  CONTRACT,
  type Confined,
  codesConfigurationSet,
  configurationSet,
  deadLetters,
  isWithin,
  logGroup,
  ONLY_UNDER,
  PARTITIONS,
  QUEUES,
  queue,
  sender,
  TABLES,
  table,
  WORK,
} from "./contract.js";
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

/** A request as our functions make it, with what DynamoDB and SES put into the context. */
function ourWay(name: FunctionName, action: string, resource: string): Parameters<typeof may>[3] {
  if (action.startsWith("ses:")) return { "ses:FromAddress": settings.mail.from };
  if (!action.startsWith("dynamodb:")) return {};
  const isOf = ({ actions }: Confined) => actions.some((one) => action === `dynamodb:${one}`);
  const [partition = "RS"] = ONLY_UNDER[name]?.[resource]?.find(isOf)?.partitions ?? [];
  return {
    "dynamodb:LeadingKeys": [partition.replace("*", "RS")],
    ...(action === "dynamodb:Query" && keysOnly),
  };
}
const keysOnly = { "dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:Attributes": ["id", "item"] };

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
  const indexes = ["clock", "period", "partner", "webhook"].map((index) => `${table("reports")}/index/${index}`);
  const requests = [
    ...pairs(DYNAMODB, TABLES),
    ...pairs(["dynamodb:Query", "dynamodb:Scan"], indexes),
    ...pairs(SQS, QUEUES),
    ...pairs(SES, [sender]),
    ...pairs(["ses:SendRawEmail"], [configurationSet, codesConfigurationSet]),
    ...pairs(LOGS, FUNCTIONS.map(logGroup)),
  ];
  const allowed: string[] = [];
  for (const [action, resource] of requests) {
    if (await may(name, action, resource, ourWay(name, action, resource))) allowed.push(`${action} ${resource}`);
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

test("the statements' key opens for who uses their table, and only through it", async () => {
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
  expect(opens.sort()).toEqual(["classify", "clock", "desk", "dispatch", "intake", "partner", "portal"]);
});

test.each(["reports", "directory", "sessions"])("the key of %s opens for those who use the table", async (store) => {
  for (const name of FUNCTIONS) {
    const uses = table(store) in (CONTRACT[name] ?? {});
    expect(await may(name, "kms:Decrypt", keyOf(store), throughTable(store)), name).toBe(uses);
  }
});

test.each(["route", "feedback", "authorize", "webhook"] as const)(
  "%s can't touch statements by any action",
  async (name) => {
    const statements = table("statements");
    for (const action of DYNAMODB) {
      expect(await may(name, action, statements, ourWay(name, action, statements)), action).toBe(false);
    }
  },
);

describe("beside what people wrote, the directory's documents, and the desk's sessions", () => {
  const confined = Object.entries(ONLY_UNDER).flatMap(([name, tables]) =>
    FUNCTIONS.filter((one) => one === name).flatMap((one) =>
      Object.entries(tables).flatMap(([arn, all]) => all.map((only) => [one, arn, only] as const)),
    ),
  );
  test.each(confined)("%s touches %s under its own keys only", async (name, arn, only) => {
    const under = (action: string, key: string) =>
      may(name, `dynamodb:${action}`, arn, { ...keysOnly, "dynamodb:LeadingKeys": [key] });
    expect(PARTITIONS.filter((key) => isWithin(only, key))).not.toEqual([]);
    for (const action of only.actions) {
      for (const key of PARTITIONS) expect(await under(action, key), `${action} ${key}`).toBe(isWithin(only, key));
    }
  });

  test("partners' keys are read by who authorizes, and by nobody who answers partners", async () => {
    const readKey = (name: FunctionName) =>
      may(name, "dynamodb:GetItem", table("directory"), { "dynamodb:LeadingKeys": ["partner-key#0123456789ab"] });
    expect([await readKey("authorize"), await readKey("partner")]).toEqual([true, false]);
  });

  test("a webhook's address and secrets are read by who tells partners, and changed by nobody", async () => {
    const context = { ...keysOnly, "dynamodb:LeadingKeys": ["webhook#alo-116111"] };
    const opens: string[] = [];
    for (const name of FUNCTIONS) {
      for (const action of DYNAMODB) {
        if (await may(name, action, table("directory"), context)) opens.push(`${name} ${action}`);
      }
    }
    expect(opens).toEqual(["webhook dynamodb:GetItem"]);
  });

  test("a key of another deployment is read by who sends reports there, and changed by nobody", async () => {
    const context = { ...keysOnly, "dynamodb:LeadingKeys": ["channel#RS"] };
    const opens: string[] = [];
    for (const name of FUNCTIONS) {
      for (const action of DYNAMODB) {
        if (await may(name, action, table("directory"), context)) opens.push(`${name} ${action}`);
      }
    }
    expect(opens).toEqual(["dispatch dynamodb:GetItem"]);
  });

  test("nobody changes what a partner is, or makes a key: that is for people, at the command line", async () => {
    for (const name of FUNCTIONS) {
      for (const action of ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"]) {
        for (const key of ["partner", "partner-key#0123456789ab"]) {
          const context = { "dynamodb:LeadingKeys": [key] };
          expect(await may(name, `dynamodb:${action}`, table("directory"), context), `${name} ${action}`).toBe(false);
        }
      }
    }
  });

  test("classify is told by fingerprints which reports, and nothing else of what lies there", async () => {
    const query = (more: object) =>
      may("classify", "dynamodb:Query", table("statements"), {
        "dynamodb:LeadingKeys": ["fingerprint#a"],
        ...keysOnly,
        ...more,
      });
    expect(await query({})).toBe(true);
    expect(await query({ "dynamodb:Attributes": ["id", "item", "text"] })).toBe(false);
    expect(await query({ "dynamodb:Select": "ALL_ATTRIBUTES" })).toBe(false);
  });
});

test("portal lists no reports, opens no session, changes no directory and sends no mail", async () => {
  const portal = (action: string, resource: string) => may("portal", action, resource, keysOnly);
  for (const action of ["BatchGetItem", "DeleteItem", "PartiQLSelect", "Query", "Scan"]) {
    expect(await portal(`dynamodb:${action}`, table("reports")), action).toBe(false);
    expect(await portal(`dynamodb:${action}`, `${table("reports")}/index/clock`), action).toBe(false);
  }
  for (const action of DYNAMODB) {
    expect(await portal(action, table("sessions")), action).toBe(false);
    expect(await portal(action, table("directory")), action).toBe(action === "dynamodb:GetItem");
  }
  for (const action of SES) {
    for (const through of [sender, configurationSet, codesConfigurationSet]) {
      expect(await may("portal", action, through, { "ses:FromAddress": settings.mail.from }), action).toBe(false);
    }
  }
});

test("partner lists what partners forwarded and nothing else, opens no session and sends no mail", async () => {
  for (const action of ["PartiQLSelect", "Query", "Scan"]) {
    expect(await may("partner", `dynamodb:${action}`, table("reports"), keysOnly), action).toBe(false);
    for (const index of ["clock", "period"]) {
      const resource = `${table("reports")}/index/${index}`;
      expect(await may("partner", `dynamodb:${action}`, resource, keysOnly), `${action} ${index}`).toBe(false);
    }
  }
  for (const action of DYNAMODB) {
    for (const key of ["session#a", "challenge#a", "codes#a"]) {
      const context = { ...keysOnly, "dynamodb:LeadingKeys": [key] };
      expect(await may("partner", action, table("sessions"), context), `${action} ${key}`).toBe(false);
    }
  }
  for (const through of [sender, configurationSet, codesConfigurationSet]) {
    expect(await may("partner", "ses:SendRawEmail", through, { "ses:FromAddress": settings.mail.from })).toBe(false);
  }
});

test("authorize writes nothing, anywhere, and tells no queue", async () => {
  for (const action of ["PutItem", "UpdateItem", "DeleteItem"].map((one) => `dynamodb:${one}`)) {
    for (const resource of TABLES) expect(await may("authorize", action, resource), action).toBe(false);
  }
  for (const work of WORK) expect(await may("authorize", "sqs:SendMessage", queue(work)), work).toBe(false);
});

test("classify deletes nothing, anywhere", async () => {
  for (const resource of TABLES) expect(await may("classify", "dynamodb:DeleteItem", resource)).toBe(false);
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
