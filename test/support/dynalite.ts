import type { Server } from "node:http";
import { CreateTableCommand, DynamoDBClient, type KeyType, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

/** Key attributes, all strings, as the stores stack declares them. */
interface TableKeys {
  readonly hash: string;
  readonly range?: string;
  readonly indexes?: Readonly<Record<string, IndexKeys>>;
}
interface IndexKeys {
  readonly hash: string;
  readonly range: string;
  readonly include?: readonly string[];
}

const REPORTS: TableKeys = {
  hash: "id",
  indexes: {
    clock: { hash: "clockShard", range: "dueAt", include: ["agencies", "jurisdiction"] },
    period: { hash: "period", range: "receivedAt" },
    partner: { hash: "partnerId", range: "receivedAt" },
    webhook: { hash: "webhookOf", range: "tellAt" },
  },
};
const STATEMENTS: TableKeys = { hash: "id", range: "item" };
const DIRECTORY: TableKeys = { hash: "jurisdiction", range: "item" };
const SESSIONS: TableKeys = { hash: "id" };

/** A DynamoDB of its own in this process, and new empty tables on demand. */
export interface Dynalite {
  readonly client: DynamoDBClient;
  reports(): Promise<string>;
  statements(): Promise<string>;
  directory(): Promise<string>;
  sessions(): Promise<string>;
  close(): Promise<void>;
}

export async function openDynalite(): Promise<Dynalite> {
  const server: Server = dynalite({ createTableMs: 0 });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  let tables = 0;
  const create = async (keys: TableKeys): Promise<string> => {
    const TableName = `table-${++tables}`;
    await client.send(new CreateTableCommand({ TableName, BillingMode: "PAY_PER_REQUEST", ...declaration(keys) }));
    // There only once it is active, which on a busy machine is a moment after the answer.
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 0.01, maxDelay: 0.1 }, { TableName });
    return TableName;
  };
  return {
    client,
    reports: () => create(REPORTS),
    statements: () => create(STATEMENTS),
    directory: () => create(DIRECTORY),
    sessions: () => create(SESSIONS),
    async close() {
      client.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function declaration({ hash, range, indexes = {} }: TableKeys) {
  const attributes = new Set([hash, range, ...Object.values(indexes).flatMap((index) => [index.hash, index.range])]);
  const secondary = Object.entries(indexes).map(([IndexName, index]) => ({
    IndexName,
    KeySchema: schema(index.hash, index.range),
    Projection: index.include
      ? { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...index.include] }
      : { ProjectionType: "KEYS_ONLY" as const },
  }));
  return {
    KeySchema: schema(hash, range),
    AttributeDefinitions: [...attributes].flatMap((AttributeName) =>
      AttributeName === undefined ? [] : [{ AttributeName, AttributeType: "S" as const }],
    ),
    ...(secondary.length > 0 && { GlobalSecondaryIndexes: secondary }),
  };
}

function schema(hash: string, range: string | undefined): { AttributeName: string; KeyType: KeyType }[] {
  const first = { AttributeName: hash, KeyType: "HASH" as const };
  return range === undefined ? [first] : [first, { AttributeName: range, KeyType: "RANGE" as const }];
}
