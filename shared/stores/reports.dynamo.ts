import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { permanent, transient } from "../domain/errors.js";
import { type Report, report as reportSchema } from "../domain/report.js";
import { calling } from "./calling.js";
import type { ReportStore } from "./reports.js";
import { writeOf } from "./update-expression.js";

/** The `clock` index is spread over this many partitions, so that no burst of reports meets on one. */
const SHARDS = 4;
/** BatchGetItem takes 100 keys. */
const PAGE = 100;
const UNAVAILABLE = "reports-unavailable";

type Item = Record<string, AttributeValue>;

export function dynamoReports(client: DynamoDBClient, TableName: string): ReportStore {
  const get = async (id: string): Promise<Report | undefined> => {
    const key = { TableName, Key: marshall({ id }), ConsistentRead: true };
    const { Item } = await calling(UNAVAILABLE, client.send(new GetItemCommand(key)));
    return Item && fromItem(Item);
  };

  const getMany = async (keys: Item[]): Promise<Item[]> => {
    const request = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: keys, ConsistentRead: true } } });
    const { Responses, UnprocessedKeys } = await calling(UNAVAILABLE, client.send(request));
    const found = Responses?.[TableName] ?? [];
    const left = UnprocessedKeys?.[TableName]?.Keys ?? [];
    // Nothing at all came back: the table is throttled, and the next tick will look again.
    if (left.length === keys.length) throw transient(UNAVAILABLE);
    return left.length > 0 ? [...found, ...(await getMany(left))] : found;
  };

  return {
    get,

    async create(report) {
      const put = new PutItemCommand({
        TableName,
        Item: toItem(report),
        ConditionExpression: "attribute_not_exists(id)",
      });
      try {
        await calling(UNAVAILABLE, client.send(put));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async apply(id, transition) {
      const update = new UpdateItemCommand({
        TableName,
        Key: marshall({ id }),
        ReturnValues: "ALL_NEW",
        ...writeOf(transition),
      });
      try {
        const { Attributes } = await calling(UNAVAILABLE, client.send(update));
        if (!Attributes) throw new Error("ALL_NEW returned nothing");
        return { applied: true, report: fromItem(Attributes) };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      const report = await get(id);
      if (!report) throw permanent("report-missing");
      return { applied: false, report };
    },

    async *due(now) {
      let unreadable = 0;
      for (let shard = 0; shard < SHARDS; shard++) {
        let start: Item | undefined;
        do {
          const query = new QueryCommand({
            TableName,
            IndexName: "clock",
            KeyConditionExpression: "clockShard = :shard AND dueAt <= :now",
            ExpressionAttributeValues: marshall({ ":shard": String(shard), ":now": now }),
            ExclusiveStartKey: start,
            Limit: PAGE,
          });
          const { Items = [], LastEvaluatedKey } = await calling(UNAVAILABLE, client.send(query));
          if (Items.length > 0) {
            const parsed = (await getMany(Items.map(({ id }) => ({ id: id ?? { NULL: true } })))).map(parsedItem);
            unreadable += parsed.filter(({ success }) => !success).length;
            yield parsed.flatMap(({ data }) => (data ? [data] : []));
          }
          start = LastEvaluatedKey;
        } while (start);
      }
      // Last, so that one item which this version can't read holds up no other; the clock fails, and somebody looks.
      if (unreadable > 0) throw permanent("report-unreadable");
    },
  };
}

function toItem(report: Report): Item {
  const period = `${report.jurisdiction}#${report.receivedAt.slice(0, 7)}`;
  return marshall({ ...report, clockShard: shardOf(report.id), period }, { removeUndefinedValues: true });
}

function fromItem(item: Item): Report {
  return reportSchema.parse(fieldsOf(item));
}

const parsedItem = (item: Item) => reportSchema.safeParse(fieldsOf(item));

function fieldsOf(item: Item): object {
  const { clockShard: _clockShard, period: _period, ...report } = unmarshall(item);
  return report;
}

function shardOf(id: string): string {
  return String(Number.parseInt(id.slice(0, 8), 16) % SHARDS);
}
