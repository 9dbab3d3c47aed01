import { describe, expect, test } from "vitest";
import { FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import { may } from "./allowed.js";
import { table } from "./contract.js";

test("only classify, dispatch and desk read statements: what is to be decided, mailed encrypted, or shown", async () => {
  const readers: FunctionName[] = [];
  for (const name of FUNCTIONS) {
    const reads = ["BatchGetItem", "GetItem", "Query", "Scan", "PartiQLSelect"].map((action) =>
      may(name, `dynamodb:${action}`, table("statements"), {
        "dynamodb:LeadingKeys": ["5f2b8c1d9e4a7036b1c2d3e4f5a69788"],
        "dynamodb:Select": "ALL_ATTRIBUTES",
      }),
    );
    if ((await Promise.all(reads)).includes(true)) readers.push(name);
  }
  expect(readers).toEqual(["classify", "dispatch", "desk"]);
});

test.each(["intake", "portal", "partner", "dispatch", "desk", "clock"] as const)(
  "%s: no write answers with what was there",
  async (name) => {
    for (const action of ["PutItem", "UpdateItem", "DeleteItem"]) {
      const answer = { "dynamodb:ReturnValues": "ALL_OLD" };
      expect(await may(name, `dynamodb:${action}`, table("statements"), answer), action).toBe(false);
    }
  },
);

/** All that a statement holds of what somebody reported. */
const REPORTED = ["text", "urls", "contact", "contactSafely", "contactConsent", "done"];

describe.each([
  ["intake", "keys", []],
  ["clock", "keys", []],
  ["portal", "keys and messages", ["message"]],
  ["partner", "keys and messages", ["message"]],
] as const)("%s writes statements and can't read them", (name, what, besidesKeys) => {
  const statements = table("statements");
  const select = (Select: string, ...attributes: string[]) => ({
    "dynamodb:Select": Select,
    "dynamodb:Attributes": attributes,
  });

  test("by no read", async () => {
    for (const action of ["GetItem", "BatchGetItem", "PartiQLSelect", "Scan"]) {
      expect(await may(name, `dynamodb:${action}`, statements), action).toBe(false);
    }
  });

  test(`by no query, which gives it ${what} and nothing else`, async () => {
    const query = (context: Parameters<typeof may>[3]) => may(name, "dynamodb:Query", statements, context);
    expect(await query(select("SPECIFIC_ATTRIBUTES", "id", "item", ...besidesKeys))).toBe(true);
    for (const attribute of [...REPORTED, "expiresAt"]) {
      expect(await query(select("SPECIFIC_ATTRIBUTES", "id", "item", attribute)), attribute).toBe(false);
    }
    expect(await query(select("ALL_ATTRIBUTES", "id", "item", ...besidesKeys))).toBe(false);
    expect(await query(select("ALL_ATTRIBUTES", "id"))).toBe(false);
    expect(await query({ "dynamodb:Attributes": ["id"] })).toBe(false);
  });
});

test("messages are read by those who show or send them on, and by a query that asks for nothing else", async () => {
  const readers: FunctionName[] = [];
  for (const name of FUNCTIONS) {
    const query = (...attributes: string[]) =>
      may(name, "dynamodb:Query", table("statements"), {
        "dynamodb:LeadingKeys": ["5f2b8c1d9e4a7036b1c2d3e4f5a69788"],
        "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
        "dynamodb:Attributes": ["id", "item", ...attributes],
      });
    if (await query("message")) readers.push(name);
    expect(await query("message", "text"), name).toBe(false);
  }
  expect(readers.sort()).toEqual(["desk", "dispatch", "partner", "portal"]);
});
