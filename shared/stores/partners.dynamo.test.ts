import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dynalite, openDynalite } from "../../test/support/dynalite.js";
import { builtInBook } from "../directory/jurisdictions.js";
import { instantAt } from "../domain/instant.js";
import { aPartner } from "../partners/testing/partner.js";
import { dynamoDirectory } from "./directory.dynamo.js";
import { dynamoPartners } from "./partners.dynamo.js";
import { partnersSuite } from "./partners.suite.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const okapi = aPartner({ id: "okapi", name: "Okapi", perMinute: 1, perDay: 1 });
const key = { id: "Ab3dE6gH9jK2", partner: "okapi", hash: "hash", createdAt: NOON };

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await openDynalite();
});
afterAll(() => dynalite.close());

partnersSuite("partners in DynamoDB", async () => dynamoPartners(dynalite.client, await dynalite.directory()));

test("documents and partners share a table and don't see each other", async () => {
  const table = await dynalite.directory();
  const partners = dynamoPartners(dynalite.client, table);
  const directory = dynamoDirectory(dynalite.client, table);
  const book = builtInBook("RS");
  await directory.apply(book, { appliedAt: NOON, rollback: false });
  await partners.save(okapi);
  await partners.addKey(key);
  expect(await directory.versions("RS")).toEqual([book.version]);
  expect((await partners.list()).map(({ id }) => id)).toEqual(["okapi"]);
});

describe("partners in DynamoDB, call by call", () => {
  const client = new DynamoDBClient({ region: "eu-central-1", maxAttempts: 1 });
  const dynamo = mockClient(client);
  const store = dynamoPartners(client, "directory");
  const error = (name: string, $fault: "client" | "server") => Object.assign(new Error(name), { name, $fault });
  beforeEach(() => dynamo.reset());

  test("are read as they are now, under keys that a role may be bound to", async () => {
    dynamo.on(GetItemCommand).resolves({});
    await store.partner("okapi");
    await store.keyOf(key.id);
    const [ofPartner, ofKey] = dynamo.commandCalls(GetItemCommand).map(({ args }) => args[0].input);
    expect(ofPartner).toMatchObject({ Key: { jurisdiction: { S: "partner" } }, ConsistentRead: true });
    expect(ofKey).toMatchObject({ Key: { jurisdiction: { S: `partner-key#${key.id}` } }, ConsistentRead: true });
  });

  test("partners that fill more than a page are all listed", async () => {
    const item = (id: string) => ({
      jurisdiction: { S: "partner" },
      item: { S: id },
      id: { S: id },
      name: { S: id },
      jurisdictions: { L: [{ S: "RS" }] },
      endpoints: { L: [{ S: "reports" }] },
      perMinute: { N: "1" },
      perDay: { N: "1" },
      suspended: { BOOL: false },
      keys: { L: [] },
      version: { N: "1" },
    });
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [item("okapi")], LastEvaluatedKey: { item: { S: "okapi" } } })
      .resolvesOnce({ Items: [item("zebra")] });
    expect((await store.list()).map(({ id }) => id)).toEqual(["okapi", "zebra"]);
  });

  test("a table that can't be reached is worth another try, a right that is missing is not", async () => {
    dynamo.on(GetItemCommand).rejects(error("InternalServerError", "server"));
    await expect(store.keyOf(key.id)).rejects.toThrow("transient: directory-unavailable");
    dynamo.on(QueryCommand).rejects(error("ThrottlingException", "client"));
    await expect(store.list()).rejects.toThrow("transient: directory-unavailable");
    dynamo.on(PutItemCommand).rejects(error("AccessDeniedException", "client"));
    await expect(store.save(okapi)).rejects.toThrow("AccessDeniedException");
  });
});
