import { BatchGetItemCommand } from "@aws-sdk/client-dynamodb";
import { queueHandler, scriptOf, send, tables, update, variable } from "./common.js";

/** One read of all statements, a write each, one message each in one call. */
export const handler = queueHandler(async (batch) => {
  const Keys = batch.map(({ reportId }) => ({ id: { S: reportId }, item: { S: "report" } }));
  const RequestItems = { [variable("STATEMENTS_TABLE")]: { Keys, ConsistentRead: true } };
  await tables.send(new BatchGetItemCommand({ RequestItems }));
  await Promise.all(batch.map(({ reportId }) => update(reportId, scriptOf(reportId).classified)));
  await send(
    "ROUTE",
    batch.map(({ reportId }) => ({ ...scriptOf(reportId).route, id: reportId })),
  );
});
