import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Reader } from "../../shared/language/problems.js";

/** Browsers name the page that asks (Fetch standard, "Origin header"), and its form shows the answer to a person. */
export function readerOf({ headers }: Pick<APIGatewayProxyEventV2, "headers">): Reader {
  return headers["origin"] === undefined ? "program" : "page";
}
