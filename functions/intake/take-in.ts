import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type AcceptDeps, accept } from "../../shared/acceptance/accept.js";
import { explain } from "../../shared/acceptance/explain.js";
import { refusal } from "../../shared/acceptance/refusal.js";
import { parseSubmission } from "../../shared/acceptance/submission.js";
import { Failure } from "../../shared/domain/errors.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import { readBody } from "../../shared/http/body.js";
import { html, json, problem, type Response } from "../../shared/http/respond.js";
import { problemTitle } from "../../shared/language/problems.js";
import { localeOf } from "./locale.js";
import { readerOf } from "./reader.js";

/** What the API needs. */
export interface IntakeDeps extends AcceptDeps {
  /** The jurisdictions of this deployment. */
  readonly served: readonly Jurisdiction[];
  /** Of whose pages the API may be used from a browser. */
  readonly origins: readonly string[];
}

/** A report as JSON. A plain form is a person's, and goes to where people are answered. */
export async function takeIn(event: APIGatewayProxyEventV2, deps: IntakeDeps): Promise<Response> {
  const body = readBody(event);
  const acceptLanguage = event.headers["accept-language"];
  const locale = localeOf(body.kind === "refused" ? undefined : body.fields, acceptLanguage);
  const reader = readerOf(event);
  if (isForm(event)) return elsewhere(`/${locale}`);
  if (body.kind === "refused") {
    deps.telemetry.record("report-refused", { reason: body.code });
    return refusal(body, locale, reader);
  }

  const parsed = parseSubmission(body.fields, deps.served);
  if (!parsed.ok) {
    for (const { code } of parsed.faults) deps.telemetry.record("report-refused", { reason: code });
    const errors = explain(parsed.faults, { locale, reader, served: deps.served });
    const title = problemTitle(locale, "not-accepted");
    return problem({ status: 422, code: "report-invalid", title, detail: errors[0]?.detail ?? title, errors });
  }
  try {
    const { receipt, reference } = await accept(parsed.submission, deps);
    return json(201, { receipt, reference }, { location: `/v1/reports/${receipt}` });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    deps.telemetry.record("intake-unavailable", { reason: error.code });
    return refusal({ status: 503, code: "unavailable" }, locale, reader);
  }
}

function isForm({ headers }: APIGatewayProxyEventV2): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "");
}

/** The browser posts the same body there (RFC 9110 §15.4.8): nothing that was typed is lost. */
function elsewhere(path: string): Response {
  return html(307, "", "default-src 'none'", { location: path });
}
