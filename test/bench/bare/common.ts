import { readFileSync } from "node:fs";
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Message, Script, Step } from "../scripts.js";

/** What all bare functions share: clients, and the calls of the real adapters with nothing around them. */

export const tables = new DynamoDBClient({});
export const queues = new SQSClient({ useQueueUrlAsEndpoint: false });

/** @throws when the template gives this function no such variable */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
}

const scripts: readonly Script[] = JSON.parse(readFileSync(new URL("../scripts.json", import.meta.url), "utf8"));

/** An id's last four characters say which sample it is. @throws when there is no such sample */
export function scriptOf(id: string): Script {
  const script = scripts[Number(id.slice(-4))];
  if (!script) throw new Error("no script for this id");
  return script;
}

/** A message of the bare chain: the real one's body, with an id of a report. */
export interface Wakeup {
  readonly reportId: string;
  readonly jurisdiction: string;
  readonly dispatch: number;
}

export const queueHandler =
  (work: (batch: readonly Wakeup[]) => Promise<unknown>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await work(Records.map(({ body }) => JSON.parse(body)));
    return { batchItemFailures: [] };
  };

export async function update(id: string, step: Step): Promise<Record<string, AttributeValue>> {
  const { Attributes = {} } = await tables.send(
    new UpdateItemCommand({
      TableName: variable("REPORTS_TABLE"),
      Key: { id: { S: id } },
      ReturnValues: "ALL_NEW",
      ...step,
    }),
  );
  return Attributes;
}

/** The version of a report as it stands now, if that is why a write was refused. */
export async function versionAfter(error: unknown, id: string): Promise<AttributeValue> {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
  const key = { TableName: variable("REPORTS_TABLE"), Key: { id: { S: id } }, ConsistentRead: true };
  const { Item } = await tables.send(new GetItemCommand(key));
  if (!Item?.["version"]) throw error;
  return Item["version"];
}

export interface Addressed extends Message {
  readonly id: string;
}

/** One call a lane for up to ten messages. */
export async function send(stage: "CLASSIFY" | "ROUTE" | "DISPATCH", messages: readonly Addressed[]): Promise<void> {
  const calls = (["express", "standard"] as const).flatMap((lane) => {
    const Entries = messages
      .filter((message) => message.lane === lane)
      .map(({ id, body }, at) => ({ Id: String(at), MessageBody: JSON.stringify({ ...body, reportId: id }) }));
    const QueueUrl = variable(`${stage}_${lane.toUpperCase()}_URL`);
    return tens(Entries).map((ten) => queues.send(new SendMessageBatchCommand({ QueueUrl, Entries: ten })));
  });
  for (const { Failed = [] } of await Promise.all(calls)) if (Failed.length > 0) throw new Error("not all were sent");
}

function tens<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / 10) }, (_, at) => all.slice(at * 10, at * 10 + 10));
}

const looked = new Map<string, { readonly at: number; readonly done: Promise<void> }>();
/** As often as the real cache does, see shared/directory/cache.ts. */
const LOOK_EVERY_MS = 60_000;

/** Reads which version of a directory is in force, and the first time the version itself. */
export function lookUp(jurisdiction: string): Promise<void> {
  const before = looked.get(jurisdiction);
  if (before && Date.now() - before.at < LOOK_EVERY_MS) return before.done;
  const get = async (item: string) =>
    tables.send(
      new GetItemCommand({
        TableName: variable("DIRECTORY_TABLE"),
        Key: { jurisdiction: { S: jurisdiction }, item: { S: item } },
        ConsistentRead: true,
      }),
    );
  const done = get("current").then(async ({ Item }) => {
    if (!before) await get(`version#${(Item?.["version"]?.N ?? "").padStart(6, "0")}`);
  });
  looked.set(jurisdiction, { at: Date.now(), done });
  return done;
}
