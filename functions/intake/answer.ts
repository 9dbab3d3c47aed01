import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { Failure } from "../../shared/domain/errors.js";
import { freshNonce } from "../../shared/domain/receipt.js";
import { html, json, type Response } from "../../shared/http/respond.js";
import { PAGE_CSP } from "../../shared/pages/style.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import { localeOf } from "./locale.js";
import { formPage } from "./pages/index.js";
import { follow } from "./progress.js";
import { type Reader, refusal, wantsPage } from "./refusal.js";
import { type IntakeDeps, takeIn } from "./take-in.js";

/** The public side of the pipeline: a report in, a receipt out; progress by receipt; a plain form. */
export async function answer(event: APIGatewayProxyEventV2, deps: IntakeDeps): Promise<Response> {
  const reader: Reader = {
    locale: localeOf(event.queryStringParameters, event.headers["accept-language"]),
    asPage: wantsPage(event),
  };
  try {
    switch (event.routeKey) {
      case "POST /v1/reports":
        return await takeIn(event, deps);
      case "GET /v1/reports/{receipt}":
        return await tellProgress(event.pathParameters?.["receipt"] ?? "", reader, deps);
      case "GET /report":
        return emptyForm(event.queryStringParameters?.["jurisdiction"], reader, deps);
      default:
        return nothingHere(event, reader, deps);
    }
  } catch (error) {
    deps.telemetry.record("intake-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
    return refusal({ status: 503, code: "unavailable" }, reader);
  }
}

async function tellProgress(typed: string, reader: Reader, { reports, telemetry }: IntakeDeps): Promise<Response> {
  const found = await follow(typed, reports);
  telemetry.record("progress-told");
  if (found === "mistyped") return refusal({ status: 400, code: "receipt-mistyped" }, reader);
  if (found === "unknown") return refusal({ status: 404, code: "receipt-unknown" }, reader);
  return json(200, found);
}

function emptyForm(jurisdiction: string | undefined, { locale }: Reader, { served, telemetry }: IntakeDeps): Response {
  telemetry.record("form-shown");
  const chosen = served.find((one) => one === jurisdiction);
  const values = chosen ? { jurisdiction: chosen } : {};
  return html(200, formPage({ locale, jurisdictions: served, values, problems: [], nonce: freshNonce() }), PAGE_CSP);
}

/** The methods of the paths there are, for whoever asks for another one. */
const METHODS: readonly (readonly [path: RegExp, methods: string])[] = [
  [/^\/v1\/reports$/, "POST"],
  [/^\/v1\/reports\/[^/]+$/, "GET"],
  [/^\/report$/, "GET"],
];

function nothingHere({ rawPath }: APIGatewayProxyEventV2, reader: Reader, { telemetry }: IntakeDeps): Response {
  telemetry.record("nothing-there");
  const [, allow] = METHODS.find(([path]) => path.test(rawPath)) ?? [];
  return allow === undefined
    ? refusal({ status: 404, code: "route-unknown" }, reader)
    : refusal({ status: 405, code: "method-not-allowed", allow }, reader);
}
