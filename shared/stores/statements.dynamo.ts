import { createHash } from "node:crypto";
import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import DataLoader from "dataloader";
import * as z from "zod/mini";
import { transient } from "../domain/errors.js";
import { epochSeconds } from "../domain/instant.js";
import { noticeContent } from "../domain/notices.js";
import { type Message, message, type Statement, statement as statementSchema } from "../domain/statement.js";
import { calling } from "./calling.js";
import { keysUnder } from "./keys-only.js";
import type { StatementStore } from "./statements.js";

/** The item of a statement that the report itself is. Later messages stand beside it under the same id. */
const REPORT_ITEM = "report";
/** Before a message's moment and digest: sorts by time, and the same message twice is one. */
const MESSAGE_ITEM = "message#";
const messageItem = z.object({ message });
/** Before the id of a notice to a hosting provider. */
const NOTICE_ITEM = "notice#";
const noticeItem = z.object({ notice: noticeContent });
const UNAVAILABLE = "statements-unavailable";

type Item = Record<string, AttributeValue>;

const digestOf = (of: Message): string => createHash("sha256").update(JSON.stringify(of)).digest("hex").slice(0, 16);

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

  /** All that a query finds, however many pages it takes. */
  const allOf = async (query: Omit<QueryCommandInput, "TableName">): Promise<Item[]> => {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const command = new QueryCommand({ ...query, TableName, ExclusiveStartKey: start });
      const { Items = [], LastEvaluatedKey } = await calling(UNAVAILABLE, client.send(command));
      items.push(...Items);
      start = LastEvaluatedKey;
    } while (start);
    return items;
  };

  /** The keys of all that a statement consists of. */
  const keysOf = (id: string): Promise<Item[]> => allOf(keysUnder(id));

  return {
    get: (id) => reads.load(id),

    async create(statement, until) {
      const Item = marshall(
        { ...statement, item: REPORT_ITEM, expiresAt: epochSeconds(until) },
        { removeUndefinedValues: true },
      );
      const { digest } = statement;
      const put = new PutItemCommand({
        TableName,
        Item,
        // Of the same body nothing changes by being written again, and nothing has to be read to know that it is the same.
        ConditionExpression: `attribute_not_exists(id)${digest === undefined ? "" : " OR digest = :digest"}`,
        ...(digest !== undefined && { ExpressionAttributeValues: marshall({ ":digest": digest }) }),
      });
      const isWritten = await unlessRefused(calling(UNAVAILABLE, client.send(put)));
      return isWritten || digest === undefined;
    },

    async addMessage(id, message, until) {
      const item = `${MESSAGE_ITEM}${message.at}#${digestOf(message)}`;
      const Item = marshall({ id, item, message, expiresAt: epochSeconds(until) }, { removeUndefinedValues: true });
      await calling(UNAVAILABLE, client.send(new PutItemCommand({ TableName, Item })));
    },

    async messages(id) {
      const items = await allOf({
        KeyConditionExpression: "id = :id AND begins_with(#item, :message)",
        ExpressionAttributeNames: { "#item": "item", "#message": "message" },
        ExpressionAttributeValues: marshall({ ":id": id, ":message": MESSAGE_ITEM }),
        // As in `keysUnder`: who may read messages, and not what was reported, may ask for this and nothing else.
        Select: "SPECIFIC_ATTRIBUTES",
        ProjectionExpression: "#message",
        ConsistentRead: true,
      });
      return items.map((item) => messageItem.parse(unmarshall(item)).message);
    },

    async addNotice(id, notice, until) {
      const item = `${NOTICE_ITEM}${notice.id}`;
      const Item = marshall({ id, item, notice, expiresAt: epochSeconds(until) }, { removeUndefinedValues: true });
      await calling(UNAVAILABLE, client.send(new PutItemCommand({ TableName, Item })));
    },

    async notices(id, notices) {
      if (notices.length === 0) return [];
      const Keys = [...new Set(notices)].map((notice) => marshall({ id, item: `${NOTICE_ITEM}${notice}` }));
      const request = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } });
      const { Responses, UnprocessedKeys } = await calling(UNAVAILABLE, client.send(request));
      if (UnprocessedKeys?.[TableName]) throw transient(UNAVAILABLE);
      const found = (Responses?.[TableName] ?? []).map((item) => noticeItem.parse(unmarshall(item)).notice);
      const inOrder = notices.map((notice) => found.find((one) => one.id === notice));
      return inOrder.filter((one) => one !== undefined);
    },

    async keep(id, until) {
      for (const Key of await keysOf(id)) {
        const update = new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: "SET expiresAt = :until",
          ConditionExpression: "attribute_exists(id)",
          ExpressionAttributeValues: marshall({ ":until": epochSeconds(until) }),
        });
        await unlessRefused(calling(UNAVAILABLE, client.send(update)));
      }
    },

    async erase(id) {
      for (const Key of await keysOf(id)) {
        await calling(UNAVAILABLE, client.send(new DeleteItemCommand({ TableName, Key })));
      }
    },
  };
}

/** Whether it was written. A false condition means that the item is as it shall be already, or somebody else's. */
async function unlessRefused(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return false;
  }
}

function fromItem(item: Record<string, AttributeValue>): Statement {
  const { item: _item, expiresAt: _expiresAt, ...statement } = unmarshall(item);
  return statementSchema.parse(statement);
}
