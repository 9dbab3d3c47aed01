import { randomBytes } from "node:crypto";
import { BatchGetItemCommand, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import type { Item } from "../scripts.js";
import { queueHandler, scriptOf, send, tables, update, variable } from "./common.js";

/** One read of all statements, what is noted of web addresses, a write each, one message each in one call. */
export const handler = queueHandler(async (batch) => {
  const Keys = batch.map(({ reportId }) => ({ id: { S: reportId }, item: { S: "report" } }));
  const RequestItems = { [variable("STATEMENTS_TABLE")]: { Keys, ConsistentRead: true } };
  await tables.send(new BatchGetItemCommand({ RequestItems }));
  await Promise.all(batch.map(({ reportId }) => read(reportId)));
  await send(
    "ROUTE",
    batch.map(({ reportId }) => ({ ...scriptOf(reportId).route, id: reportId })),
  );
});

async function read(reportId: string): Promise<void> {
  const { pointers, classified } = scriptOf(reportId);
  if (pointers.length > 0) await key();
  await Promise.all(pointers.map((pointer) => point(pointer, reportId)));
  await update(reportId, classified);
}

let known: Promise<unknown> | undefined;

/** Read once a process; the first one of all makes it. */
function key(): Promise<unknown> {
  const TableName = variable("STATEMENTS_TABLE");
  const Key = { id: { S: "fingerprint#key" }, item: { S: "key" } };
  known ??= tables.send(new GetItemCommand({ TableName, Key, ConsistentRead: true })).then(async ({ Item }) => {
    if (!Item) await tables.send(new PutItemCommand({ TableName, Item: Key }));
  });
  return known;
}

/** Notes which report names an address, as if nobody had before, and reads who did. */
async function point(pointer: Item, reportId: string): Promise<void> {
  const TableName = variable("STATEMENTS_TABLE");
  const id = { S: `fingerprint#${randomBytes(32).toString("hex")}` };
  const item = { S: `${pointer["item"]?.S?.slice(0, -reportId.length)}${reportId}` };
  await tables.send(new PutItemCommand({ TableName, Item: { ...pointer, id, item } }));
  await tables.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: { ":id": id },
      Select: "SPECIFIC_ATTRIBUTES",
      ProjectionExpression: "id, #item",
      ExpressionAttributeNames: { "#item": "item" },
      ConsistentRead: true,
      Limit: 21,
    }),
  );
}
