import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { follow } from "../../shared/acceptance/progress.js";
import { refusal } from "../../shared/acceptance/refusal.js";
import { Failure } from "../../shared/domain/errors.js";
import { preflight, readableFrom } from "../../shared/http/cors.js";
import { json, type Response } from "../../shared/http/respond.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import { localeOf } from "./locale.js";
import { readerOf } from "./reader.js";
import { type IntakeDeps, takeIn } from "./take-in.js";

/** The pipeline's door for programs and for forms on other people's pages: a report in, a receipt out; progress by receipt. */
export async function answer(event: APIGatewayProxyEventV2, deps: IntakeDeps): Promise<Response> {
  if (event.routeKey === "OPTIONS /v1/reports") return preflight(deps.origins, event, "POST");
  return readableFrom(deps.origins, event, await answered(event, deps));
}

async function answered(event: APIGatewayProxyEventV2, deps: IntakeDeps): Promise<Response> {
  const locale = localeOf(event.queryStringParameters, event.headers["accept-language"]);
  const reader = readerOf(event);
  try {
    switch (event.routeKey) {
      case "POST /v1/reports":
        return await takeIn(event, deps);
      case "GET /v1/reports/{receipt}": {
        const found = await follow(event.pathParameters?.["receipt"] ?? "", deps.reports);
        deps.telemetry.record("progress-told");
        if (found === "mistyped") return refusal({ status: 400, code: "receipt-mistyped" }, locale, reader);
        if (found === "unknown") return refusal({ status: 404, code: "receipt-unknown" }, locale, reader);
        return json(200, found);
      }
      default:
        // No route of ours leads here.
        return refusal({ status: 404, code: "route-unknown" }, locale, reader);
    }
  } catch (error) {
    deps.telemetry.record("intake-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
    return refusal({ status: 503, code: "unavailable" }, locale, reader);
  }
}
