import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  paginateQuery,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { permanent } from "../domain/errors.js";
import { instant } from "../domain/instant.js";
import { partner as partnerSchema } from "../partners/partner.js";
import type { PartnerStore, VersionedPartner } from "../partners/store.js";
import { calling } from "./calling.js";

const UNAVAILABLE = "directory-unavailable";

/**
 * Partners lie in the table of the directory under keys of their own, as the marks of addresses do: all partners under one,
 * each key under one of its own, so that a role can be bound to them.
 */
const PARTNERS = "partner";
const KEY = "key";
const partitionOf = (keyId: string) => `partner-key#${keyId}`;

const partnerItem = z.extend(partnerSchema, {
  jurisdiction: z.literal(PARTNERS),
  item: z.string(),
  version: z.int().check(z.minimum(1)),
});
const keyItem = z.strictObject({
  jurisdiction: z.string(),
  item: z.literal(KEY),
  partner: z.string(),
  hash: z.string(),
  createdAt: instant,
});

type Condition = Pick<
  PutItemCommandInput,
  "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

const NEW: Condition = {
  ConditionExpression: "attribute_not_exists(#item)",
  ExpressionAttributeNames: { "#item": "item" },
};

const stillAt = (version: number): Condition => ({
  ConditionExpression: "#version = :version",
  ExpressionAttributeNames: { "#version": "version" },
  ExpressionAttributeValues: marshall({ ":version": version }),
});

/** The same one may be there: an answer got lost, and the client sent it again. */
const newOrSame = (hash: string): Condition => ({
  ConditionExpression: "attribute_not_exists(#hash) OR #hash = :hash",
  ExpressionAttributeNames: { "#hash": "hash" },
  ExpressionAttributeValues: marshall({ ":hash": hash }),
});

export function dynamoPartners(client: DynamoDBClient, TableName: string): PartnerStore {
  /** As it is now: a partner that was suspended is out at once. */
  const get = async (jurisdiction: string, item: string): Promise<unknown> => {
    const key = { TableName, Key: marshall({ jurisdiction, item }), ConsistentRead: true };
    const { Item } = await calling(UNAVAILABLE, client.send(new GetItemCommand(key)));
    return Item && unmarshall(Item);
  };

  const all = async (): Promise<VersionedPartner[]> => {
    const query: QueryCommandInput = {
      TableName,
      KeyConditionExpression: "#jurisdiction = :jurisdiction",
      ExpressionAttributeNames: { "#jurisdiction": "jurisdiction" },
      ExpressionAttributeValues: marshall({ ":jurisdiction": PARTNERS }),
      ConsistentRead: true,
    };
    const partners: VersionedPartner[] = [];
    for await (const { Items = [] } of paginateQuery({ client }, query)) {
      partners.push(...Items.map((item) => partnerIn(unmarshall(item))));
    }
    return partners;
  };

  /** Whether its condition was true. */
  const put = async (item: object, condition: Condition): Promise<boolean> => {
    const Item = marshall(item, { removeUndefinedValues: true });
    try {
      await calling(UNAVAILABLE, client.send(new PutItemCommand({ TableName, Item, ...condition })));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    async partner(id) {
      const item = await get(PARTNERS, id);
      return item === undefined ? undefined : partnerIn(item);
    },

    list: () => calling(UNAVAILABLE, all()),

    async save(partner, expectedVersion) {
      const version = (expectedVersion ?? 0) + 1;
      const item = { ...partner, jurisdiction: PARTNERS, item: partner.id, version };
      const condition = expectedVersion === undefined ? NEW : stillAt(expectedVersion);
      return (await put(item, condition)) ? "saved" : "conflict";
    },

    async addKey({ id, ...key }) {
      const item = { jurisdiction: partitionOf(id), item: KEY, ...key };
      if (!(await put(item, newOrSame(key.hash)))) throw permanent("partner-key-taken");
    },

    async keyOf(id) {
      const item = await get(partitionOf(id), KEY);
      if (item === undefined) return undefined;
      const { partner, hash, createdAt } = keyItem.parse(item);
      return { id, partner, hash, createdAt };
    },
  };
}

function partnerIn(item: unknown): VersionedPartner {
  const { jurisdiction: _, item: __, ...partner } = partnerItem.parse(item);
  return partner;
}
