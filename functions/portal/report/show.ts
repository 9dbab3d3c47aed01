import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { freshNonce } from "../../../shared/domain/receipt.js";
import type { Jurisdiction, Locale } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import { booksOf } from "../books.js";
import type { PortalDeps } from "../portal-deps.js";
import { portalHtml } from "../shell/respond.js";
import { type PublicForm, timesSent } from "./public-form.js";

/** A form that nobody has written on yet. */
export async function showForm(
  event: APIGatewayProxyEventV2,
  locale: Locale,
  form: PublicForm,
  deps: PortalDeps,
): Promise<Response> {
  const { served, site, telemetry } = deps;
  telemetry.record("form-shown");
  const chosen = chosenOf(event.queryStringParameters, served);
  const body = form.page({
    site,
    locale,
    served,
    chosen,
    books: await booksOf(served, deps),
    values: chosen ? { jurisdiction: chosen } : {},
    state: "fresh",
    problems: [],
    nonce: freshNonce(),
    sent: timesSent(event.queryStringParameters),
  });
  return portalHtml(200, body, site);
}

/** The jurisdiction that an address or a form names, or the only one there is. */
export function chosenOf(
  named: { readonly [name: string]: string | undefined } = {},
  served: readonly Jurisdiction[],
): Jurisdiction | undefined {
  return served.find((one) => served.length === 1 || one === named["jurisdiction"]);
}
