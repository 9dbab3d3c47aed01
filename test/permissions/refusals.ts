import * as z from "zod";
import { ACCOUNT, type Cloud } from "../infra/cloud.js";
import { Policies } from "../infra/policies.js";
import type { Call, Partitions } from "./calls.js";

const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const table = z.object({
  TableName: z.string(),
  KeySchema: keys,
  GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keys })).default([]),
  SSESpecification: z.object({ KMSMasterKeyId: z.string() }),
});

const tablesOf = (cloud: Cloud) => cloud.all("AWS::DynamoDB::Table").map(({ properties }) => table.parse(properties));

/** By which attribute each table and index is parted. */
export function partitionsOf(cloud: Cloud): Partitions {
  const hash = (schema: z.infer<typeof keys>) => schema.find(({ KeyType }) => KeyType === "HASH")?.AttributeName ?? "";
  return Object.fromEntries(
    tablesOf(cloud).flatMap(({ TableName, KeySchema, GlobalSecondaryIndexes }) => [
      [TableName, hash(KeySchema)],
      ...GlobalSecondaryIndexes.map((one) => [`${TableName}/index/${one.IndexName}`, hash(one.KeySchema)]),
    ]),
  );
}

const call = z.object({
  functionName: z.string(),
  action: z.string(),
  region: z.string(),
  resource: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** Reads what threads noted, each kind of call once. */
export function callsIn(lines: string): Call[] {
  const different = new Set(lines.split("\n").filter((line) => line !== ""));
  return [...different].map((line) => call.parse(JSON.parse(line)));
}

/** A line for each call that AWS would refuse: who, what, on what, and what the request said of itself. */
export async function refusalsOf(calls: readonly Call[], cloud: Cloud): Promise<string[]> {
  const policies = new Policies(cloud);
  const refusals = await Promise.all(
    withKeys(calls, cloud).map(async ({ functionName, action, region, resource, context }) => {
      const arn = `arn:aws:${action.split(":")[0]}:${region}:${ACCOUNT}:${resource}`;
      const said = `${functionName} may not ${action} ${resource} ${JSON.stringify(context)}`;
      const allowed = await policies.may(functionName, action, arn, context).catch((error: unknown) => String(error));
      return allowed === true ? [] : [allowed === false ? said : `${said}: ${allowed}`];
    }),
  );
  return refusals.flat().sort();
}

/** The calls, and what DynamoDB does in the caller's name: it opens the key of each table that is called. */
function withKeys(calls: readonly Call[], cloud: Cloud): Call[] {
  const tables = tablesOf(cloud);
  const opened = calls.flatMap(({ functionName, action, region, resource }) => {
    const [, name] = action.startsWith("dynamodb:") ? resource.split("/") : [];
    const key = tables.find(({ TableName }) => TableName === name)?.SSESpecification.KMSMasterKeyId;
    const context = {
      "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
      "kms:EncryptionContext:aws:dynamodb:tableName": name ?? "",
    };
    const [, keyId = ""] = key?.split(/:(?=key\/)/) ?? [];
    return key === undefined ? [] : [{ functionName, action: "kms:Decrypt", region, resource: keyId, context }];
  });
  return [...calls, ...callsIn(opened.map((one) => JSON.stringify(one)).join("\n"))];
}
