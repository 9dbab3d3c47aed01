import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { instant } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";
import type { ChannelId, ChannelKeys } from "../partners/channels.js";
import { calling } from "./calling.js";

const UNAVAILABLE = "directory-unavailable";

/** Beside the directory's documents, under keys of their own, that a role is bound to: nobody but the dispatcher reads them. */
const partitionOf = (jurisdiction: Jurisdiction) => `channel#${jurisdiction}`;

const channelItem = z.strictObject({
  jurisdiction: z.string(),
  /** The agency. */
  item: z.string(),
  keyId: z.string(),
  text: z.string(),
  setAt: instant,
});
const listed = z.pick(channelItem, { item: true, keyId: true, setAt: true });

export function dynamoChannels(client: DynamoDBClient, TableName: string): ChannelKeys {
  const keyOf = ({ jurisdiction, agency }: ChannelId) => ({ jurisdiction: partitionOf(jurisdiction), item: agency });

  const unlessOther = async (write: Promise<unknown>): Promise<"done" | "conflict"> => {
    try {
      await calling(UNAVAILABLE, write);
      return "done";
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return "conflict";
      throw error;
    }
  };

  return {
    /** As it is now: a key that was taken away is not shown any more. */
    async key(channel) {
      const get = new GetItemCommand({ TableName, Key: marshall(keyOf(channel)), ConsistentRead: true });
      const { Item } = await calling(UNAVAILABLE, client.send(get));
      return Item && channelItem.parse(unmarshall(Item)).text;
    },

    async list(jurisdiction) {
      const query = new QueryCommand({
        TableName,
        KeyConditionExpression: "#jurisdiction = :jurisdiction",
        ExpressionAttributeNames: { "#jurisdiction": "jurisdiction", "#item": "item" },
        ExpressionAttributeValues: marshall({ ":jurisdiction": partitionOf(jurisdiction) }),
        ProjectionExpression: "#item, keyId, setAt",
        ConsistentRead: true,
      });
      // One page: a book has some dozens of agencies.
      const { Items = [] } = await calling(UNAVAILABLE, client.send(query));
      return Items.map((item) => {
        const { item: agency, keyId, setAt } = listed.parse(unmarshall(item));
        return { jurisdiction, agency, keyId, setAt };
      });
    },

    set({ keyId, setAt, ...channel }, text, before = keyId) {
      const put = new PutItemCommand({
        TableName,
        Item: marshall({ ...keyOf(channel), keyId, text, setAt }),
        ConditionExpression: "attribute_not_exists(keyId) OR keyId IN (:before, :keyId)",
        ExpressionAttributeValues: marshall({ ":before": before, ":keyId": keyId }),
      });
      return unlessOther(client.send(put));
    },

    remove(channel, keyId) {
      const remove = new DeleteItemCommand({
        TableName,
        Key: marshall(keyOf(channel)),
        ConditionExpression: "attribute_not_exists(keyId) OR keyId = :keyId",
        ExpressionAttributeValues: marshall({ ":keyId": keyId }),
      });
      return unlessOther(client.send(remove));
    },
  };
}
