import { randomBytes } from "node:crypto";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { scriptOf, send, tables, variable } from "./common.js";

const ConditionExpression = "attribute_not_exists(id)";

/** Two puts and a message. Which sample a post is stands at the end of its nonce, and then at the end of its id. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { nonce }: { nonce: string } = JSON.parse(event.body ?? "");
  const id = randomBytes(14).toString("hex") + nonce.slice(-4);
  const reference = `XX-${id.slice(0, 11)}`;
  const { statement, report, received } = scriptOf(id);
  const put = (table: string, Item: typeof report) =>
    tables.send(new PutItemCommand({ TableName: variable(table), Item, ConditionExpression }));
  await put("STATEMENTS_TABLE", { ...statement, id: { S: id } });
  await put("REPORTS_TABLE", { ...report, id: { S: id }, reference: { S: reference } });
  await send("CLASSIFY", [{ ...received, id }]);
  return { statusCode: 201, headers: { "content-type": "application/json" }, body: JSON.stringify({ reference }) };
}
