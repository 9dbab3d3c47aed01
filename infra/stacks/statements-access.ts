import type { Access } from "../constructs/store.js";

/**
 * How functions that must not read statements may still write or find them. DynamoDB's writes can answer with the old
 * item, and a query answers with whole items, so that the actions alone would let them read; conditions on the
 * request take that away (DynamoDB developer guide, "Using IAM policy conditions for fine-grained access control").
 */
const NO_ANSWER = { StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } };

/** Intake: puts a statement down, or takes away one whose report was withdrawn meanwhile. */
export const WRITE_ONLY: Access = { actions: ["DeleteItem", "PutItem"], conditions: NO_ANSWER };

/** Clock: ends or changes a statement's retention, blind. */
export const RETENTION_ONLY: Access = { actions: ["DeleteItem", "UpdateItem"], conditions: NO_ANSWER };

/** Both: which items a report's statement has, by key. A query that asks for more, or does not say for what, is refused. */
export const KEYS_ONLY: Access = {
  actions: ["Query"],
  conditions: {
    "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "item"] },
    StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
  },
};
