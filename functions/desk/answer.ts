import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { Failure } from "../../shared/domain/errors.js";
import type { Locale } from "../../shared/domain/vocabulary.js";
import { localeOfBrowser } from "../../shared/http/accept-language.js";
import type { Response } from "../../shared/http/respond.js";
import { isSameSite } from "../../shared/http/same-site.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import { notice, wrongMethod } from "./access/answers.js";
import { enterCode } from "./access/enter-code.js";
import { formOf } from "./access/form.js";
import { leave } from "./access/leave.js";
import { openLink, showLink } from "./access/open.js";
import { isSame } from "./access/secrets.js";
import type { DeskDeps } from "./desk-deps.js";
import { type Officer, officerOf } from "./officer.js";
import { act } from "./work/act.js";
import { listPage } from "./work/list.js";
import { showReport } from "./work/show.js";

/** What agencies see: the way in by the link of a mail and a code, then their reports. No GET changes who may come in. */
export async function answer(event: APIGatewayProxyEventV2, deps: DeskDeps): Promise<Response> {
  const locale = localeOfBrowser(event.headers["accept-language"]);
  const response = await route(event, locale, deps).catch((error: unknown) => {
    deps.telemetry.record("desk-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
    return notice("unavailable", locale);
  });
  return { ...response, headers: { ...response.headers, ...REFERRER } };
}

/** Browsers that hide the referrer from us hide where a post comes from, too. Other sites are told nothing. */
const REFERRER = { "referrer-policy": "same-origin" };

async function route(event: APIGatewayProxyEventV2, locale: Locale, deps: DeskDeps): Promise<Response> {
  const { dispatch = "" } = event.pathParameters ?? {};
  switch (event.routeKey) {
    case "GET /desk/open/{dispatch}/{secret}":
      return showLink(event.pathParameters, locale, deps);
    case "GET /desk":
      return asOfficer(event, locale, deps, (officer) => listPage(officer, deps));
    case "GET /desk/reports/{dispatch}":
      return asOfficer(event, locale, deps, (officer) => showReport(officer, dispatch, deps));
    case "POST /desk/open/{dispatch}/{secret}":
    case "POST /desk/code":
    case "POST /desk/leave":
    case "POST /desk/reports/{dispatch}/{action}":
      return take(event, locale, deps);
    default:
      return nothingHere(event, locale, deps);
  }
}

/** A post: only from a page of ours and, with a session, only from a page that was made for it. */
async function take(event: APIGatewayProxyEventV2, locale: Locale, deps: DeskDeps): Promise<Response> {
  if (!isSameSite(event)) return refused("refused", "cross-site", locale, deps);
  const form = formOf(event);
  if (!form.ok) return { ...refused("unread", form.code, locale, deps), statusCode: form.status };
  const { fields } = form;
  if (event.routeKey === "POST /desk/open/{dispatch}/{secret}") return openLink(event, fields, locale, deps);
  if (event.routeKey === "POST /desk/code") return enterCode(event, fields["code"], locale, deps);

  return asOfficer(event, locale, deps, async (officer) => {
    if (!isSame(officer.formToken, fields["form"] ?? "")) return refused("stale", "form", officer.locale, deps);
    if (event.routeKey === "POST /desk/leave") return leave(event, officer, deps);
    const { dispatch = "", action = "" } = event.pathParameters ?? {};
    return act(officer, { dispatch, action, fields }, deps);
  });
}

/** Without a session the way in is the mail: there is no page to be sent round to. */
async function asOfficer(
  event: APIGatewayProxyEventV2,
  locale: Locale,
  deps: DeskDeps,
  work: (officer: Officer) => Promise<Response>,
): Promise<Response> {
  const officer = await officerOf(event, deps);
  return officer ? work(officer) : refused("sign-in", "session", locale, deps);
}

function refused(
  page: "refused" | "sign-in" | "stale" | "unread",
  reason: string,
  locale: Locale,
  { telemetry }: DeskDeps,
): Response {
  telemetry.record("desk-refused", { reason });
  return notice(page, locale);
}

/** The methods of the paths there are, for whoever asks for another one. */
const METHODS: readonly (readonly [path: RegExp, methods: string])[] = [
  [/^\/desk$/, "GET"],
  [/^\/desk\/open\/[^/]+\/[^/]+$/, "GET, POST"],
  [/^\/desk\/(code|leave)$/, "POST"],
  [/^\/desk\/reports\/[^/]+$/, "GET"],
  [/^\/desk\/reports\/[^/]+\/[^/]+$/, "POST"],
];

function nothingHere({ rawPath }: APIGatewayProxyEventV2, locale: Locale, { telemetry }: DeskDeps): Response {
  telemetry.record("nothing-there");
  const [, allow] = METHODS.find(([path]) => path.test(rawPath)) ?? [];
  return allow === undefined ? notice("missing", locale) : wrongMethod(allow, locale);
}
