import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { epochSeconds, type Instant, instant, isPast, plus } from "../domain/instant.js";
import { calling } from "./calling.js";
import { challenge as challengeItem, type SessionStore, session as sessionItem } from "./sessions.js";

const UNAVAILABLE = "sessions-unavailable";
const codesItem = z.object({ until: instant });

/** What an item is stands before its id, so that nothing stored as one thing can ever be read as another. */
const challengeKey = (id: string) => ({ id: `challenge#${id}` });
const sessionKey = (id: string) => ({ id: `session#${id}` });
const codesKey = (dispatch: string) => ({ id: `codes#${dispatch}` });

export function dynamoSessions(client: DynamoDBClient, TableName: string): SessionStore {
  /** `expiresAt` is for the table, which clears away what has ended. */
  const put = async (item: { readonly id: string; readonly until: Instant }): Promise<void> => {
    const Item = marshall({ ...item, expiresAt: epochSeconds(item.until) });
    await calling(UNAVAILABLE, client.send(new PutItemCommand({ TableName, Item })));
  };

  const get = async (key: { readonly id: string }): Promise<unknown> => {
    const request = new GetItemCommand({ TableName, Key: marshall(key), ConsistentRead: true });
    const { Item } = await calling(UNAVAILABLE, client.send(request));
    return Item && unmarshall(Item);
  };

  /** The item after a conditional update, or undefined where the condition is false. */
  const update = (
    key: { readonly id: string },
    UpdateExpression: string,
    ConditionExpression: string,
    values: Readonly<Record<`:${string}`, string | number>>,
  ): Promise<unknown> => {
    const request = new UpdateItemCommand({
      TableName,
      Key: marshall(key),
      UpdateExpression,
      ConditionExpression,
      ExpressionAttributeNames: namesIn(`${UpdateExpression} ${ConditionExpression}`),
      ExpressionAttributeValues: marshall(values),
      ReturnValues: "ALL_NEW",
    });
    return unlessRefused(
      calling(UNAVAILABLE, client.send(request)).then(({ Attributes = {} }) => unmarshall(Attributes)),
    );
  };

  return {
    addChallenge: (id, challenge) => put({ ...challengeKey(id), ...challenge }),

    async takeTry(id, now) {
      const taken = await update(
        challengeKey(id),
        "SET #triesLeft = #triesLeft - :one",
        "#triesLeft >= :one AND #until > :now",
        { ":one": 1, ":now": now },
      );
      return taken === undefined ? undefined : challengeItem.parse(taken);
    },

    async useUp(id) {
      const request = new DeleteItemCommand({
        TableName,
        Key: marshall(challengeKey(id)),
        ConditionExpression: "attribute_exists(id)",
      });
      return (await unlessRefused(calling(UNAVAILABLE, client.send(request)))) !== undefined;
    },

    async countCode(dispatch, { most, within }, now) {
      const key = codesKey(dispatch);
      const until = plus(now, within);
      const first = await update(
        key,
        "SET #count = :one, #until = :until, #expiresAt = :expiresAt",
        "attribute_not_exists(id) OR #until <= :now",
        { ":one": 1, ":until": until, ":expiresAt": epochSeconds(until), ":now": now },
      );
      const counted =
        first ??
        (await update(key, "SET #count = #count + :one", "#count < :most AND #until > :now", {
          ":one": 1,
          ":most": most,
          ":now": now,
        }));
      if (counted !== undefined) return { ok: true };
      const standing = codesItem.safeParse(await get(key));
      return { ok: false, until: standing.success ? standing.data.until : until };
    },

    open: (id, session) => put({ ...sessionKey(id), ...session }),

    async session(id, now) {
      const item = await get(sessionKey(id));
      if (item === undefined) return undefined;
      const session = sessionItem.parse(item);
      return isPast(session.until, now) ? undefined : session;
    },

    async close(id) {
      await calling(UNAVAILABLE, client.send(new DeleteItemCommand({ TableName, Key: marshall(sessionKey(id)) })));
    },
  };
}

/** `#until` stands for `until`, which is no name that an expression may say as it is. */
function namesIn(expression: string): Record<string, string> {
  return Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([placeholder, name = ""]) => [placeholder, name]));
}

async function unlessRefused<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
