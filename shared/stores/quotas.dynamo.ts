import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { epochSeconds, hours, plus } from "../domain/instant.js";
import { type Quotas, quotasBy, type Window } from "../partners/quota.js";
import { calling } from "./calling.js";

const UNAVAILABLE = "sessions-unavailable";

/** Machines whose clocks are behind count in a window that has ended for others. */
const LINGER = hours(1);

const counter = z.object({ count: z.int() });

/** Counters lie in the table of sessions, which forgets them after their window. */
const keyOf = ({ id }: Window) => marshall({ id: `quota#${id}` });

export function dynamoQuotas(client: DynamoDBClient, TableName: string): Quotas {
  return quotasBy({
    async count(window, limit, more) {
      const update = new UpdateItemCommand({
        TableName,
        Key: keyOf(window),
        UpdateExpression: "ADD #count :more SET #expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(#count) OR #count < :limit",
        ExpressionAttributeNames: { "#count": "count", "#expiresAt": "expiresAt" },
        ExpressionAttributeValues: marshall({
          ":more": more,
          ":limit": limit,
          ":expiresAt": epochSeconds(plus(window.ends, LINGER)),
        }),
        ReturnValues: "UPDATED_NEW",
      });
      try {
        const { Attributes = {} } = await calling(UNAVAILABLE, client.send(update));
        return counter.parse(unmarshall(Attributes)).count;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    async counted(window) {
      const get = new GetItemCommand({ TableName, Key: keyOf(window) });
      const { Item } = await calling(UNAVAILABLE, client.send(get));
      return Item === undefined ? 0 : counter.parse(unmarshall(Item)).count;
    },
  });
}
