import { expect, test } from "vitest";
import type { TableDeclaration } from "../../infra/local/parts.js";
import { readByKey, readByQuery, sizeOf, written } from "./units.js";

const hash = (AttributeName: string) => ({ AttributeName, KeyType: "HASH" as const });
const table: TableDeclaration = {
  name: "reports",
  AttributeDefinitions: [],
  KeySchema: [hash("id")],
  GlobalSecondaryIndexes: [
    {
      IndexName: "clock",
      KeySchema: [hash("due")],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["at"] },
    },
  ],
};
const text = (bytes: number) => ({ S: "x".repeat(bytes) });

test("an item is as large as AWS's guide says: names, UTF-8, numbers by digit pairs, overhead of lists and maps", () => {
  expect(sizeOf({ đ: { S: "đe" }, n: { N: "12345" }, b: { BOOL: true } })).toBe(2 + 3 + (1 + 4) + (1 + 1));
  expect(sizeOf({ l: { L: [] } })).toBe(1 + 3);
  expect(sizeOf({ m: { M: { a: { S: "bc" } } } })).toBe(1 + 3 + 1 + (1 + 2));
});

test("a write counts each begun kilobyte of the larger one, before or after", () => {
  const small = { id: { S: "1" } };
  expect(written(table, undefined, small)).toBe(1);
  expect(written(table, { ...small, a: text(2000) }, small)).toBe(2);
  expect(written(table, small, { ...small, a: text(2048) })).toBe(3);
});

test("an index counts when its entry comes, goes, moves or changes, and not when it stays", () => {
  const bare = { id: { S: "1" } };
  const due = { ...bare, due: { S: "10" } };
  expect(written(table, undefined, due)).toBe(2);
  expect(written(table, due, { ...due, other: { S: "x" } })).toBe(1);
  expect(written(table, due, { ...due, at: { S: "x" } })).toBe(2);
  expect(written(table, due, { ...due, due: { S: "11" } })).toBe(3);
  expect(written(table, due, bare)).toBe(2);
});

test("reads by key count each item, reads by query all together", () => {
  const items = [{ a: text(2500) }, { a: text(2500) }];
  expect(readByKey([...items, undefined])).toBe(3);
  expect(readByQuery(items, true)).toBe(2);
  expect(readByQuery(items, false)).toBe(1);
});
