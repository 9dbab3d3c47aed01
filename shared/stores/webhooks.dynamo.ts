import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { type Instant, instant } from "../domain/instant.js";
import { webhook as webhookSchema } from "../partners/webhook.js";
import type { WebhookStore } from "../partners/webhook-store.js";
import { calling } from "./calling.js";

const UNAVAILABLE = "directory-unavailable";

/**
 * Webhooks lie in the table of the directory, each under a key of its own, so that a role can be bound to them: beside partners'
 * keys these are the only things there that somebody could pass himself off with. Which of them are off lies apart, so that who
 * only has to know that can't read the others.
 */
const WEBHOOK = "webhook";
const partitionOf = (partner: string) => `webhook#${partner}`;
const OFF = "webhook-off";

const webhookItem = z.extend(webhookSchema, {
  jurisdiction: z.string(),
  item: z.literal(WEBHOOK),
  version: z.int().check(z.minimum(1)),
});
const offItem = z.object({ item: z.string(), since: instant });

export function dynamoWebhooks(client: DynamoDBClient, TableName: string): WebhookStore {
  const keyOf = (partner: string) => marshall({ jurisdiction: partitionOf(partner), item: WEBHOOK });

  const allOff = async (): Promise<Map<string, Instant>> => {
    const query = {
      TableName,
      KeyConditionExpression: "#jurisdiction = :off",
      ExpressionAttributeNames: { "#jurisdiction": "jurisdiction" },
      ExpressionAttributeValues: marshall({ ":off": OFF }),
    };
    const off = new Map<string, Instant>();
    for await (const { Items = [] } of paginateQuery({ client }, query)) {
      for (const { item, since } of Items.map((found) => offItem.parse(unmarshall(found)))) off.set(item, since);
    }
    return off;
  };

  return {
    async webhook(partner) {
      const get = new GetItemCommand({ TableName, Key: keyOf(partner), ConsistentRead: true });
      const { Item } = await calling(UNAVAILABLE, client.send(get));
      if (!Item) return undefined;
      const { jurisdiction: _, item: __, ...webhook } = webhookItem.parse(unmarshall(Item));
      return webhook;
    },

    async save(webhook, expectedVersion) {
      const isNew = expectedVersion === undefined;
      const item = { jurisdiction: partitionOf(webhook.partner), item: WEBHOOK, ...webhook };
      const put = new PutItemCommand({
        TableName,
        Item: marshall({ ...item, version: (expectedVersion ?? 0) + 1 }, { removeUndefinedValues: true }),
        ConditionExpression: isNew ? "attribute_not_exists(#version)" : "#version = :version",
        ExpressionAttributeNames: { "#version": "version" },
        ...(!isNew && { ExpressionAttributeValues: marshall({ ":version": expectedVersion }) }),
      });
      try {
        await calling(UNAVAILABLE, client.send(put));
        return "saved";
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return "conflict";
        throw error;
      }
    },

    async remove(partner) {
      await calling(UNAVAILABLE, client.send(new DeleteItemCommand({ TableName, Key: keyOf(partner) })));
    },

    async switchOff(partner, since) {
      const Item = marshall({ jurisdiction: OFF, item: partner, since });
      await calling(UNAVAILABLE, client.send(new PutItemCommand({ TableName, Item })));
    },

    switchedOff: () => calling(UNAVAILABLE, allOff()),
  };
}
