import type { QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";

/** Asks for the keys of all items under an id and says so: the policies of those who must not read allow no other query. */
export const keysUnder = (id: string) =>
  ({
    KeyConditionExpression: "id = :id",
    ExpressionAttributeValues: marshall({ ":id": id }),
    Select: "SPECIFIC_ATTRIBUTES",
    ProjectionExpression: "id, #item",
    ExpressionAttributeNames: { "#item": "item" },
    ConsistentRead: true,
  }) satisfies Omit<QueryCommandInput, "TableName">;
