import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { bookOf } from "../../../shared/acceptance/book-of.js";
import { explain } from "../../../shared/acceptance/explain.js";
import type { Fault } from "../../../shared/acceptance/submission.js";
import type { Jurisdiction, Locale } from "../../../shared/domain/vocabulary.js";
import { localeOfBrowser, localeOfTag } from "../../../shared/http/accept-language.js";
import { preflight, readableFrom } from "../../../shared/http/cors.js";
import { json, problem, type Response } from "../../../shared/http/respond.js";
import { problemTitle } from "../../../shared/language/problems.js";
import type { PortalDeps } from "../portal-deps.js";
import { chosenOf } from "../report/show.js";
import { descriptionOf } from "./form-description.js";

type EmbedDeps = Pick<PortalDeps, "served" | "origins" | "directory" | "telemetry">;

/** Five minutes: a number that was wrong is right everywhere soon. */
const CACHED = "public, max-age=300";

/** The form of a jurisdiction in a language, for pages of other sites that show it. */
export async function describeForm(event: APIGatewayProxyEventV2, deps: EmbedDeps): Promise<Response> {
  const { origins, telemetry } = deps;
  if (event.routeKey.startsWith("OPTIONS ")) return preflight(origins, event, "GET");
  telemetry.record("form-shown");
  return readableFrom(origins, event, await described(event, deps));
}

async function described(event: APIGatewayProxyEventV2, deps: EmbedDeps): Promise<Response> {
  const { served } = deps;
  const asked = event.queryStringParameters ?? {};
  const jurisdiction = chosenOf(asked, served);
  // A page's own `lang` is as good a name as ours: "sr" or "en-GB".
  const locale = localeOfTag(asked["language"] ?? "");
  if (!jurisdiction || !locale) {
    const reader = locale ?? localeOfBrowser(event.headers["accept-language"]);
    return refused(jurisdiction, locale, reader, served);
  }
  const book = await bookOf(jurisdiction, deps);
  // Without a directory there are no numbers in it: that is nothing to keep.
  return json(200, descriptionOf({ jurisdiction, locale, book }), book ? { "cache-control": CACHED } : {});
}

function refused(
  jurisdiction: Jurisdiction | undefined,
  locale: Locale | undefined,
  reader: Locale,
  served: readonly Jurisdiction[],
): Response {
  const faults: readonly Fault[] = [
    ...(jurisdiction ? [] : [{ field: "jurisdiction", code: "jurisdiction-unknown" } as const]),
    ...(locale ? [] : [{ field: "language", code: "language-unknown" } as const]),
  ];
  const errors = explain(faults, { locale: reader, reader: "program", served });
  const title = problemTitle(reader, "not-accepted");
  return problem({ status: 422, code: "form-unknown", title, detail: errors[0]?.detail ?? title, errors });
}
