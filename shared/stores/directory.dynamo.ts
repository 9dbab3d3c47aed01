import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { type Book, book as bookSchema } from "../directory/book.js";
import { documentOf, hashOf } from "../directory/document.js";
import type { DirectoryStore } from "../directory/store.js";
import { transient } from "../domain/errors.js";
import { instant } from "../domain/instant.js";
import { JURISDICTIONS, type Jurisdiction } from "../domain/vocabulary.js";
import { calling } from "./calling.js";

const UNAVAILABLE = "directory-unavailable";

/** What the sort keys of versions begin with. */
const VERSION = "version#";

/** Which version is in force. The only item that changes. */
const currentItem = z.strictObject({
  jurisdiction: z.enum(JURISDICTIONS),
  item: z.literal("current"),
  version: z.int().check(z.minimum(1)),
});

/** One version of a document, never changed. */
const versionItem = z.strictObject({
  jurisdiction: z.enum(JURISDICTIONS),
  item: z.string().check(z.startsWith(VERSION)),
  version: z.int().check(z.minimum(1)),
  /** The book as JSON: it is read whole or not at all. */
  document: z.string(),
  hash: z.string(),
  appliedAt: instant,
});

const projectedVersion = z.pick(versionItem, { version: true });

export function dynamoDirectory(client: DynamoDBClient, TableName: string): DirectoryStore {
  /** Consistent, so that the version that `current` names is there even right after it was applied. */
  const get = async (jurisdiction: Jurisdiction, item: string): Promise<unknown> => {
    const key = { TableName, Key: marshall({ jurisdiction, item }), ConsistentRead: true };
    const { Item } = await calling(UNAVAILABLE, client.send(new GetItemCommand(key)));
    return Item && unmarshall(Item);
  };

  const keepVersion = async (book: Book, appliedAt: string): Promise<boolean> => {
    const { jurisdiction, version } = book;
    const document = documentOf(book);
    const hash = hashOf(document);
    const put = new PutItemCommand({
      TableName,
      Item: marshall({ jurisdiction, item: versionKey(version), version, document, hash, appliedAt }),
      ConditionExpression: "attribute_not_exists(#item) OR #hash = :hash",
      ExpressionAttributeNames: { "#item": "item", "#hash": "hash" },
      ExpressionAttributeValues: marshall({ ":hash": hash }),
    });
    return succeeds(calling(UNAVAILABLE, client.send(put)));
  };

  const putInForce = ({ jurisdiction, version }: Book, rollback: boolean): Promise<boolean> => {
    const update = new UpdateItemCommand({
      TableName,
      Key: marshall({ jurisdiction, item: "current" }),
      UpdateExpression: "SET #version = :version",
      ExpressionAttributeNames: { "#version": "version" },
      ExpressionAttributeValues: marshall({ ":version": version }),
      ...(!rollback && { ConditionExpression: "attribute_not_exists(#version) OR #version <= :version" }),
    });
    return succeeds(calling(UNAVAILABLE, client.send(update)));
  };

  const currentVersion = async (jurisdiction: Jurisdiction): Promise<number | undefined> => {
    const item = await get(jurisdiction, "current");
    return item === undefined ? undefined : currentItem.parse(item).version;
  };

  /** In pages, since a few dozen documents fill one; the sort key has them in order. */
  const allVersions = async (jurisdiction: Jurisdiction): Promise<number[]> => {
    const query: QueryCommandInput = {
      TableName,
      KeyConditionExpression: "#jurisdiction = :jurisdiction AND begins_with(#item, :item)",
      ProjectionExpression: "#version",
      ExpressionAttributeNames: { "#jurisdiction": "jurisdiction", "#item": "item", "#version": "version" },
      ExpressionAttributeValues: marshall({ ":jurisdiction": jurisdiction, ":item": VERSION }),
      ConsistentRead: true,
    };
    const versions: number[] = [];
    for await (const { Items = [] } of paginateQuery({ client }, query)) {
      versions.push(...Items.map((item) => projectedVersion.parse(unmarshall(item)).version));
    }
    return versions;
  };

  return {
    currentVersion,

    async read(jurisdiction, version) {
      const item = await get(jurisdiction, versionKey(version));
      if (item === undefined) throw transient("directory-missing");
      return stored(versionItem.parse(item).document);
    },

    versions: (jurisdiction) => calling(UNAVAILABLE, allVersions(jurisdiction)),

    async apply(book, { appliedAt, rollback }) {
      if (!(await keepVersion(book, appliedAt))) return "version-taken";
      if ((await currentVersion(book.jurisdiction)) === book.version) return "unchanged";
      return (await putInForce(book, rollback)) ? "applied" : "older-than-current";
    },
  };
}

/** Six digits, so that versions sort by number. */
function versionKey(version: number): string {
  return `${VERSION}${String(version).padStart(6, "0")}`;
}

/**
 * What an item can't prove, as that rules reach everybody, was proven when it was applied. Transient, because a document
 * that is put right lets the reports that wait for it through.
 */
function stored(document: string): Book {
  try {
    return bookSchema.parse(JSON.parse(document));
  } catch (error) {
    throw transient("directory-invalid", error);
  }
}

/** Whether a conditional write found its condition true. */
async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
