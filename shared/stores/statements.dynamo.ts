import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import DataLoader from "dataloader";
import { transient } from "../domain/errors.js";
import { epochSeconds } from "../domain/instant.js";
import { type Statement, statement as statementSchema } from "../domain/report.js";
import { calling } from "./calling.js";
import type { StatementStore } from "./statements.js";

/** The item of a statement that the report itself is. Later messages stand beside it under the same id. */
const REPORT_ITEM = "report";
const UNAVAILABLE = "statements-unavailable";

/** Reads that are asked for in the same turn of the event loop become one BatchGetItem. */
export function dynamoStatements(client: DynamoDBClient, TableName: string): StatementStore {
  const reads = new DataLoader<string, Statement | undefined>((ids) => getMany(ids), {
    cache: false,
    maxBatchSize: 100,
  });

  async function getMany(ids: readonly string[]): Promise<(Statement | undefined | Error)[]> {
    const Keys = [...new Set(ids)].map((id) => marshall({ id, item: REPORT_ITEM }));
    const request = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } });
    const { Responses, UnprocessedKeys } = await calling(UNAVAILABLE, client.send(request));
    const found = new Map((Responses?.[TableName] ?? []).map(fromItem).map((one) => [one.id, one]));
    const unread = new Set((UnprocessedKeys?.[TableName]?.Keys ?? []).map(({ id }) => id?.S));
    return ids.map((id) => (unread.has(id) ? transient(UNAVAILABLE) : found.get(id)));
  }

  const erase = async (id: string): Promise<void> => {
    const query = { TableName, KeyConditionExpression: "id = :id", ExpressionAttributeValues: marshall({ ":id": id }) };
    // Keys only, and saying so: the policies of those who erase allow no other query.
    const projection = {
      Select: "SPECIFIC_ATTRIBUTES" as const,
      ProjectionExpression: "id, #item",
      ExpressionAttributeNames: { "#item": "item" },
    };
    const { Items = [], LastEvaluatedKey } = await calling(
      UNAVAILABLE,
      client.send(new QueryCommand({ ...query, ...projection, ConsistentRead: true })),
    );
    for (const Key of Items) await calling(UNAVAILABLE, client.send(new DeleteItemCommand({ TableName, Key })));
    if (LastEvaluatedKey) await erase(id);
  };

  return {
    erase,
    get: (id) => reads.load(id),

    async create(statement, until) {
      const Item = marshall(
        { ...statement, item: REPORT_ITEM, expiresAt: epochSeconds(until) },
        { removeUndefinedValues: true },
      );
      const put = new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(id)" });
      await unlessRefused(calling(UNAVAILABLE, client.send(put)));
    },

    async keep(id, until) {
      const update = new UpdateItemCommand({
        TableName,
        Key: marshall({ id, item: REPORT_ITEM }),
        UpdateExpression: "SET expiresAt = :until",
        ConditionExpression: "attribute_exists(id)",
        ExpressionAttributeValues: marshall({ ":until": epochSeconds(until) }),
      });
      await unlessRefused(calling(UNAVAILABLE, client.send(update)));
    },
  };
}

/** A false condition means that the item is as it shall be already. */
async function unlessRefused(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

function fromItem(item: Record<string, AttributeValue>): Statement {
  const { item: _item, expiresAt: _expiresAt, ...statement } = unmarshall(item);
  return statementSchema.parse(statement);
}
