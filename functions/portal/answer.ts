import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type Refusal, refusal } from "../../shared/acceptance/refusal.js";
import { Failure } from "../../shared/domain/errors.js";
import { LOCALES, type Locale } from "../../shared/domain/vocabulary.js";
import { localeOfBrowser, localeOfTag } from "../../shared/http/accept-language.js";
import { html, type Response } from "../../shared/http/respond.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import { assetAnswer } from "./assets/asset-answer.js";
import { documentAnswer } from "./documents/document-answer.js";
import { describeForm } from "./embed/describe-form.js";
import { enterReceipt, openReport, reply, withdraw } from "./follow/index.js";
import { localeFor } from "./locale.js";
import { notice } from "./notice.js";
import type { PortalDeps } from "./portal-deps.js";
import { type Fields, postedForm } from "./posted.js";
import { reportForm } from "./report/form.js";
import { showForm } from "./report/show.js";
import { take } from "./report/take.js";
import { trainingForm } from "./training/form.js";

/** All that the public sees: the forms, receipts, and what becomes of a report. No cookie is read or set. */
export async function answer(event: APIGatewayProxyEventV2, deps: PortalDeps): Promise<Response> {
  try {
    return await route(event, deps);
  } catch (error) {
    deps.telemetry.record("portal-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
    return refused(event, { status: 503, code: "unavailable" }, deps);
  }
}

async function route(event: APIGatewayProxyEventV2, deps: PortalDeps): Promise<Response> {
  switch (event.routeKey) {
    case "GET /":
    case "GET /report":
      return goTo(await localeFor(event, deps), event);
    case "GET /assets/{file}":
      return assetAnswer(event.pathParameters?.["file"] ?? "", deps.site.assets) ?? nothingHere(event, deps);
    case "GET /v1/openapi.json":
      return documentAnswer(event, "openapi.json", deps.documents);
    case "GET /v1/docs":
      return documentAnswer(event, "index.html", deps.documents);
    case "GET /v1/form":
    case "OPTIONS /v1/form":
      return describeForm(event, deps);
    default:
      return routeInLanguage(event, deps);
  }
}

async function routeInLanguage(event: APIGatewayProxyEventV2, deps: PortalDeps): Promise<Response> {
  const { language = "" } = event.pathParameters ?? {};
  const locale = LOCALES.find((one) => one === language);
  if (!locale) {
    // "/sr" and "/EN" are guesses at an address, and good ones.
    const meant = event.routeKey === "GET /{language}" ? localeOfTag(language) : undefined;
    return meant ? goTo(meant, event) : nothingHere(event, deps);
  }
  const post = (handle: (fields: Fields) => Promise<Response>): Promise<Response> | Response => {
    const posted = postedForm(event);
    return posted.ok ? handle(posted.fields) : unread(event, posted, deps);
  };
  switch (event.routeKey) {
    case "GET /{language}":
      return showForm(event, locale, reportForm, deps);
    case "POST /{language}":
      return post((fields) => take({ event, fields, locale, form: reportForm }, deps));
    case "GET /{language}/training":
      return showForm(event, locale, trainingForm, deps);
    case "POST /{language}/training":
      return post((fields) => take({ event, fields, locale, form: trainingForm }, deps));
    case "GET /{language}/answer":
      return enterReceipt(locale, deps);
    case "POST /{language}/answer":
      return post((fields) => openReport(fields, locale, deps));
    case "POST /{language}/answer/reply":
      return post((fields) => reply(fields, locale, deps));
    case "POST /{language}/answer/withdraw":
      return post((fields) => withdraw(fields, locale, deps));
    default:
      return nothingHere(event, deps);
  }
}

/** To the form in a language, with the jurisdiction that was asked for. */
function goTo(locale: Locale, { queryStringParameters }: APIGatewayProxyEventV2): Response {
  const { jurisdiction } = queryStringParameters ?? {};
  const query = jurisdiction === undefined ? "" : `?${new URLSearchParams({ jurisdiction })}`;
  return html(303, "", "default-src 'none'", { location: `/${locale}${query}`, vary: "accept-language" });
}

function unread(event: APIGatewayProxyEventV2, refusal: Refusal, deps: PortalDeps): Response {
  deps.telemetry.record("report-refused", { reason: refusal.code });
  return refused(event, refusal, deps);
}

/** The methods of the paths there are, for whoever asks for another one. */
const METHODS: readonly (readonly [path: RegExp, methods: string])[] = [
  [/^\/(report)?$/, "GET"],
  [/^\/assets\/[^/]+$/, "GET"],
  [/^\/v1\/(openapi\.json|docs)$/, "GET"],
  [/^\/v1\/form$/, "GET, OPTIONS"],
  [/^\/v1\/reports$/, "POST, OPTIONS"],
  [/^\/v1\/reports\/[^/]+$/, "GET"],
  [/^\/v1\/partner\/reports$/, "GET, POST"],
  [/^\/v1\/partner\/(reports\/batch|xarf)$/, "POST"],
  [/^\/v1\/partner\/reports\/[^/]+$/, "GET"],
  [/^\/v1\/partner\/reports\/[^/]+\/(messages|withdraw)$/, "POST"],
  [/^\/v1\/partner\/reports$/, "GET, POST"],
  [/^\/v1\/partner\/(reports\/batch|xarf)$/, "POST"],
  [/^\/v1\/partner\/reports\/[^/]+$/, "GET"],
  [/^\/v1\/partner\/reports\/[^/]+\/(messages|withdraw)$/, "POST"],
  [new RegExp(`^/(${LOCALES.join("|")})(/training|/answer)?$`), "GET, POST"],
  [new RegExp(`^/(${LOCALES.join("|")})/answer/(reply|withdraw)$`), "POST"],
];

function nothingHere(event: APIGatewayProxyEventV2, deps: PortalDeps): Response {
  deps.telemetry.record("nothing-there");
  const { path, method } = event.requestContext.http;
  const [, allow] = METHODS.find(([known]) => known.test(path)) ?? [];
  return allow === undefined || allow.split(", ").includes(method)
    ? refused(event, { status: 404, code: "route-unknown" }, deps)
    : refused(event, { status: 405, code: "method-not-allowed", allow }, deps);
}

/** A person with a browser gets a page, a program gets problem details. */
function refused(event: APIGatewayProxyEventV2, refused: Refusal, { site }: PortalDeps): Response {
  const [, segment = ""] = event.rawPath.split("/");
  const locale = localeOfTag(segment) ?? localeOfBrowser(event.headers["accept-language"]);
  const wantsPage = (event.headers["accept"] ?? "").includes("text/html");
  return wantsPage ? notice(refused, locale, site) : refusal(refused, locale);
}
