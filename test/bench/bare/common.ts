import { readFileSync } from "node:fs";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Informed, Step } from "../mail-script.js";
import type { Item, Message, Script } from "../scripts.js";

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
  <Body = Wakeup>(work: (batch: readonly Body[]) => Promise<unknown>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await work(Records.map(({ body }) => JSON.parse(body)));
    return { batchItemFailures: [] };
  };

export async function update(id: string, step: Step): Promise<Item> {
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

export async function get(id: string): Promise<Item> {
  const key = { TableName: variable("REPORTS_TABLE"), Key: { id: { S: id } }, ConsistentRead: true };
  const { Item = {} } = await tables.send(new GetItemCommand(key));
  return Item;
}

/** Each round means that somebody else changed the report in between. */
const ROUNDS = 20;

/** A step that holds for one version only, as in the real chain: who comes second reads the report and tries again. */
export async function settle(id: string, informed: Informed, report: Item): Promise<void> {
  let current = report;
  for (let round = 0; round < ROUNDS; round++) {
    try {
      await update(id, { ...informed.step, ExpressionAttributeValues: valuesFor(informed, current) });
      return;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      current = await get(id);
    }
  }
  throw new Error("a report of the bench never holds still");
}

function valuesFor({ step, version, state, dispatches, index }: Informed, report: Item): Item {
  const values = step.ExpressionAttributeValues ?? {};
  const changed = values[dispatches]?.L?.[index] ?? { NULL: true };
  return {
    ...values,
    [version]: report["version"] ?? { NULL: true },
    [state]: report["state"] ?? { NULL: true },
    [dispatches]: { L: report["dispatches"]?.L?.with(index, changed) ?? [] },
  };
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

/** As often as the real caches do, see shared/directory/{cache,marks}.ts. */
const LOOK_EVERY_MS = 60_000;

/** Looks up once a minute and jurisdiction; `again` says whether it has before. */
function onceAMinute(look: (jurisdiction: string, again: boolean) => Promise<unknown>) {
  const looked = new Map<string, { readonly at: number; readonly done: Promise<unknown> }>();
  return (jurisdiction: string): Promise<unknown> => {
    const before = looked.get(jurisdiction);
    if (before && Date.now() - before.at < LOOK_EVERY_MS) return before.done;
    const done = look(jurisdiction, before !== undefined);
    looked.set(jurisdiction, { at: Date.now(), done });
    return done;
  };
}

/** Reads which version of a directory is in force, and the first time the version itself. */
export const lookUp = onceAMinute(async (jurisdiction, again) => {
  const read = async (item: string) =>
    tables.send(
      new GetItemCommand({
        TableName: variable("DIRECTORY_TABLE"),
        Key: { jurisdiction: { S: jurisdiction }, item: { S: item } },
        ConsistentRead: true,
      }),
    );
  const { Item } = await read("current");
  if (!again) await read(`version#${(Item?.["version"]?.N ?? "").padStart(6, "0")}`);
});

/** Reads which addresses mail came back from. */
export const lookUpMarks = onceAMinute((jurisdiction) =>
  tables.send(
    new QueryCommand({
      TableName: variable("DIRECTORY_TABLE"),
      KeyConditionExpression: "#jurisdiction = :jurisdiction",
      ExpressionAttributeNames: { "#jurisdiction": "jurisdiction" },
      ExpressionAttributeValues: { ":jurisdiction": { S: `bounces#${jurisdiction}` } },
    }),
  ),
);
