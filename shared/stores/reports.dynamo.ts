import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { isOpen } from "../domain/dispatches.js";
import { permanent, transient } from "../domain/errors.js";
import { instant } from "../domain/instant.js";
import { type Report, report as reportSchema } from "../domain/report.js";
import { calling } from "./calling.js";
import { gathered } from "./gathered.js";
import { MOST_TO_TELL, PARTNER_PAGE, type ReportStore } from "./reports.js";
import type { Round } from "./round.js";
import { writeOf } from "./update-expression.js";

/** The `clock` index is spread over this many partitions, so that no burst of reports meets on one. */
const SHARDS = ["0", "1", "2", "3"] as const;
/** BatchGetItem takes 100 keys. */
const PAGE = 100;
const UNAVAILABLE = "reports-unavailable";

type Item = Record<string, AttributeValue>;

/** @param round where several reports are worked on side by side: what they look up goes out together. */
export function dynamoReports(client: DynamoDBClient, TableName: string, round?: Round): ReportStore {
  const getItem = async (id: string): Promise<Item | undefined> => {
    const key = { TableName, Key: marshall({ id }), ConsistentRead: true };
    const { Item } = await calling(UNAVAILABLE, client.send(new GetItemCommand(key)));
    return Item;
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

  const getItems = async (ids: readonly string[]): Promise<ReadonlyMap<string, Item>> => {
    const items = await getMany(ids.map((id) => marshall({ id })));
    return new Map(items.map((item) => [item["id"]?.S ?? "", item]));
  };

  const found = round ? gathered(round, PAGE, getItems) : getItem;
  const get = async (id: string): Promise<Report | undefined> => {
    const item = await found(id);
    return item && fromItem(item);
  };

  const existing = async (id: string): Promise<Report> => {
    const report = await get(id);
    if (!report) throw permanent("report-missing");
    return report;
  };

  /** The keys that a query of an index finds, page by page; empty pages are left out. */
  async function* pagesOf(query: Omit<QueryCommandInput, "TableName">): AsyncIterable<Item[]> {
    let start: Item | undefined;
    do {
      const command = new QueryCommand({ ...query, TableName, ExclusiveStartKey: start });
      const { Items = [], LastEvaluatedKey } = await calling(UNAVAILABLE, client.send(command));
      if (Items.length > 0) yield Items.map(({ id }) => ({ id: id ?? { NULL: true } }));
      start = LastEvaluatedKey;
    } while (start);
  }

  /** However many; the table's own state, whatever the index said. */
  const readAll = async (keys: Item[]): Promise<Report[]> => {
    const reports: Report[] = [];
    for (let at = 0; at < keys.length; at += PAGE) {
      reports.push(...(await getMany(keys.slice(at, at + PAGE))).map(fromItem));
    }
    return reports;
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
      // No state allows it, and DynamoDB takes no empty list of them.
      if (transition.from.length === 0) return { applied: false, report: await existing(id) };
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
      return { applied: false, report: await existing(id) };
    },

    async *due(now) {
      let unreadable = 0;
      for (const shard of SHARDS) {
        const pages = pagesOf({
          IndexName: "clock",
          KeyConditionExpression: "clockShard = :shard AND dueAt <= :now",
          ExpressionAttributeValues: marshall({ ":shard": shard, ":now": now }),
          Limit: PAGE,
        });
        for await (const keys of pages) {
          const parsed = (await getMany(keys)).map(parsedItem);
          unreadable += parsed.filter(({ success }) => !success).length;
          yield parsed.flatMap(({ data }) => (data ? [data] : []));
        }
      }
      // Last, so that one item which this version can't read holds up no other; the clock fails, and somebody looks.
      if (unreadable > 0) throw permanent("report-unreadable");
    },

    async openAt(jurisdiction, agency) {
      const inShard = async (shard: string): Promise<Report[]> => {
        const pages = pagesOf({
          IndexName: "clock",
          KeyConditionExpression: "clockShard = :shard",
          FilterExpression: "jurisdiction = :jurisdiction AND contains(agencies, :agency)",
          ExpressionAttributeValues: marshall({ ":shard": shard, ":jurisdiction": jurisdiction, ":agency": agency }),
        });
        const reports: Report[] = [];
        for await (const keys of pages) reports.push(...(await readAll(keys)));
        return reports;
      };
      // The index lags behind the table: what was closed meanwhile is not open any more.
      return (await Promise.all(SHARDS.map(inShard))).flat().filter(isOpen);
    },

    async *receivedIn(jurisdiction, month) {
      const pages = pagesOf({
        IndexName: "period",
        KeyConditionExpression: "#period = :period",
        ExpressionAttributeNames: { "#period": "period" },
        ExpressionAttributeValues: marshall({ ":period": `${jurisdiction}#${month}` }),
        ScanIndexForward: false,
        Limit: PAGE,
      });
      for await (const keys of pages) {
        const reports = await readAll(keys);
        yield reports.sort((a, b) => (a.receivedAt > b.receivedAt ? -1 : 1));
      }
    },

    async ofPartner(partner, since, after) {
      // A start outside of what is asked for is an error to DynamoDB.
      const start = after && (since === undefined || after.receivedAt >= since) ? after : undefined;
      const query = new QueryCommand({
        TableName,
        IndexName: "partner",
        KeyConditionExpression: `partnerId = :partner${since === undefined ? "" : " AND receivedAt >= :since"}`,
        ExpressionAttributeValues: marshall({ ":partner": partner, ...(since !== undefined && { ":since": since }) }),
        ...(start && { ExclusiveStartKey: marshall({ ...start, partnerId: partner }) }),
        Limit: PARTNER_PAGE,
      });
      const { Items = [], LastEvaluatedKey } = await calling(UNAVAILABLE, client.send(query));
      const reports = await readAll(Items.map(({ id }) => ({ id: id ?? { NULL: true } })));
      return {
        reports: reports.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
        ...(LastEvaluatedKey && { last: placeInList.parse(unmarshall(LastEvaluatedKey)) }),
      };
    },

    async toTell(partner, now) {
      const query = new QueryCommand({
        TableName,
        IndexName: "webhook",
        KeyConditionExpression: "webhookOf = :partner AND tellAt <= :now",
        ExpressionAttributeValues: marshall({ ":partner": partner, ":now": now }),
        Limit: MOST_TO_TELL,
      });
      const { Items = [] } = await calling(UNAVAILABLE, client.send(query));
      if (Items.length === 0) return [];
      const found = await getMany(Items.map(({ id }) => ({ id: id ?? { NULL: true } })));
      return found.flatMap((item) => parsedItem(item).data ?? []);
    },
  };
}

/** Those of one moment by their ids: BatchGetItem has no order, and a page that is asked for again reads alike. */
const placeOf = ({ receivedAt, id }: Report): string => `${receivedAt} ${id}`;

const placeInList = z.object({ id: z.string(), receivedAt: instant });

function toItem(report: Report): Item {
  const period = `${report.jurisdiction}#${report.receivedAt.slice(0, 7)}`;
  const { partner } = report;
  const webhookOf = partner?.webhook && partner.id;
  const indexed = { clockShard: shardOf(report.id), period, partnerId: partner?.id, webhookOf };
  return marshall({ ...report, ...indexed }, { removeUndefinedValues: true });
}

function fromItem(item: Item): Report {
  return reportSchema.parse(fieldsOf(item));
}

const parsedItem = (item: Item) => reportSchema.safeParse(fieldsOf(item));

function fieldsOf(item: Item): object {
  const { clockShard: _shard, period: _period, partnerId: _partner, agencies: _agencies, ...rest } = unmarshall(item);
  const { webhookOf, tellAt, ...report } = rest;
  return webhookOf === undefined || tellAt === undefined ? report : { ...report, tellAt };
}

function shardOf(id: string): string {
  return String(Number.parseInt(id.slice(0, 8), 16) % SHARDS.length);
}
