import { setTimeout as pause } from "node:timers/promises";
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { TableDeclaration } from "./parts.js";

/** How often to look whether a new table is ready, in milliseconds. It takes about one. */
const READY_POLL_MS = 2;

/**
 * Creates the tables that don't exist yet. What DynamoDB has and dynalite hasn't (encryption, recovery, TTL, streams)
 * is left out.
 * @throws when a table exists with other keys or indexes than are declared.
 */
export async function createTables(client: DynamoDBClient, tables: readonly TableDeclaration[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(client, table)));
}

async function createTable(client: DynamoDBClient, table: TableDeclaration): Promise<void> {
  const existing = await describe(client, table.name);
  if (existing !== undefined) {
    if (shapeOf(existing) === shapeOf(table)) return;
    throw new Error(`table ${table.name} has other keys or indexes now: remove the data directory to start afresh`);
  }
  await client.send(
    new CreateTableCommand({
      TableName: table.name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: table.AttributeDefinitions,
      KeySchema: table.KeySchema,
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.length > 0 ? table.GlobalSecondaryIndexes : undefined,
    }),
  );
  while ((await describe(client, table.name))?.TableStatus !== "ACTIVE") await pause(READY_POLL_MS);
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Keys and indexes as text, for comparison. */
function shapeOf(table: Pick<TableDescription, "KeySchema" | "GlobalSecondaryIndexes">): string {
  const keys = (schema: TableDescription["KeySchema"]) => schema?.map(({ AttributeName }) => AttributeName).join(",");
  const indexes = table.GlobalSecondaryIndexes?.map(
    ({ IndexName, KeySchema, Projection }) => `${IndexName}(${keys(KeySchema)})${Projection?.ProjectionType}`,
  );
  return [keys(table.KeySchema), ...(indexes ?? []).toSorted()].join(" ");
}
