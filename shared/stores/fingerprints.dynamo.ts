import { createHmac, randomBytes } from "node:crypto";
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { epochSeconds, type Instant } from "../domain/instant.js";
import { calling } from "./calling.js";
import { compared, FINGERPRINTS_MOST, type FingerprintStore, othersThan, pointerTo } from "./fingerprints.js";
import { keysUnder } from "./keys-only.js";

const UNAVAILABLE = "statements-unavailable";
const KEY = { id: "fingerprint#key", item: "key" };
/** 32 bytes in base64. */
const keyItem = z.object({ key: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)) });
const pointerItem = z.object({ item: z.string() });

/**
 * Stands in the statements table. The key lies beside the fingerprints: it keeps them from being looked up in a list of
 * known addresses, or compared with those of another deployment, by who has the one without the other.
 */
export function dynamoFingerprints(client: DynamoDBClient, TableName: string): FingerprintStore {
  let known: Promise<Buffer> | undefined;

  /** Kept for the life of the process; one that could not be had is asked for again. */
  function theKey(): Promise<Buffer> {
    known ??= storedKey().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  async function storedKey(): Promise<Buffer> {
    const key = (await readKey()) ?? (await makeKey()) ?? (await readKey());
    if (key === undefined) throw new Error("the key of the fingerprints is gone");
    return key;
  }

  async function readKey(): Promise<Buffer | undefined> {
    const get = new GetItemCommand({ TableName, Key: marshall(KEY), ConsistentRead: true });
    const { Item } = await calling(UNAVAILABLE, client.send(get));
    return Item && Buffer.from(keyItem.parse(unmarshall(Item)).key, "base64");
  }

  /** Undefined when somebody else was faster. Never expires: no fingerprint could be found again without it. */
  async function makeKey(): Promise<Buffer | undefined> {
    const key = randomBytes(32);
    const Item = marshall({ ...KEY, key: key.toString("base64") });
    const put = new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(id)" });
    try {
      await calling(UNAVAILABLE, client.send(put));
      return key;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  async function put(id: string, item: string, until: Instant): Promise<void> {
    const Item = marshall({ id, item, expiresAt: epochSeconds(until) });
    await calling(UNAVAILABLE, client.send(new PutItemCommand({ TableName, Item })));
  }

  async function earliest(id: string): Promise<string[]> {
    const query = new QueryCommand({
      TableName,
      ...keysUnder(id),
      // Who asks is among them.
      Limit: FINGERPRINTS_MOST + 1,
    });
    const { Items = [] } = await calling(UNAVAILABLE, client.send(query));
    return Items.map((found) => pointerItem.parse(unmarshall(found)).item);
  }

  return {
    async note(report, addresses, until) {
      if (addresses.length === 0) return [];
      const key = await theKey();
      const pointers = compared(addresses).map(async (address) => {
        const id = `fingerprint#${createHmac("sha256", key).update(address).digest("hex")}`;
        // First written, then read: who comes second finds who came first.
        await put(id, pointerTo(report), until);
        return earliest(id);
      });
      return othersThan(report.id, (await Promise.all(pointers)).flat());
    },
  };
}
