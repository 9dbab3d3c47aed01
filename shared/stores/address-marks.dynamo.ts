import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import type { AddressMarks } from "../directory/marks.js";
import { instant } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";
import { calling } from "./calling.js";

const UNAVAILABLE = "directory-unavailable";

const markItem = z.strictObject({
  jurisdiction: z.string(),
  /** The address. */
  item: z.string(),
  at: instant,
});

/**
 * Marks lie in the table of the directory under keys of their own, so that who may write them is not who may write the
 * documents: IAM tells leading keys apart.
 */
const bouncesOf = (jurisdiction: Jurisdiction) => `bounces#${jurisdiction}`;

export function dynamoAddressMarks(client: DynamoDBClient, TableName: string): AddressMarks {
  return {
    async mark(jurisdiction, address, at) {
      const update = new UpdateItemCommand({
        TableName,
        Key: marshall({ jurisdiction: bouncesOf(jurisdiction), item: address.toLowerCase() }),
        UpdateExpression: "SET #at = :at",
        ConditionExpression: "attribute_not_exists(#at) OR #at < :at",
        ExpressionAttributeNames: { "#at": "at" },
        ExpressionAttributeValues: marshall({ ":at": at }),
      });
      try {
        await calling(UNAVAILABLE, client.send(update));
      } catch (error) {
        // A newer bounce is known.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async marked(jurisdiction) {
      const query = new QueryCommand({
        TableName,
        KeyConditionExpression: "#jurisdiction = :jurisdiction",
        ExpressionAttributeNames: { "#jurisdiction": "jurisdiction" },
        ExpressionAttributeValues: marshall({ ":jurisdiction": bouncesOf(jurisdiction) }),
      });
      // One page: it holds some ten thousand marks, and only addresses that stood in a document are ever marked.
      const { Items = [] } = await calling(UNAVAILABLE, client.send(query));
      const marks = Items.map((item) => markItem.parse(unmarshall(item)));
      return new Map(marks.map(({ item, at }) => [item, at]));
    },
  };
}
