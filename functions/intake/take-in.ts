import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { Failure } from "../../shared/domain/errors.js";
import { freshNonce } from "../../shared/domain/receipt.js";
import type { Jurisdiction, Locale } from "../../shared/domain/vocabulary.js";
import { readBody } from "../../shared/http/body.js";
import { type FieldProblem, html, json, problem, type Response } from "../../shared/http/respond.js";
import { problemText, problemTitle } from "../../shared/language/problems.js";
import { PAGE_CSP } from "../../shared/pages/style.js";
import { type AcceptDeps, accept } from "./accept.js";
import { explain } from "./explain.js";
import { localeOf } from "./locale.js";
import { FORM_FIELDS, formPage, receiptPage } from "./pages/index.js";
import { refusal, wantsPage } from "./refusal.js";
import { fieldsOfForm, parseSubmission } from "./submission.js";

/** What the public side needs. */
export interface IntakeDeps extends AcceptDeps {
  /** The jurisdictions of this deployment. */
  readonly served: readonly Jurisdiction[];
}

/** How a post is answered: a program gets JSON, a person a page. */
interface Answers {
  accepted(receipt: string, reference: string): Response;
  faulty(problems: readonly FieldProblem[]): Response;
  unavailable(): Response;
}

/** A post, as JSON from a program or as a plain form from a person. */
export async function takeIn(event: APIGatewayProxyEventV2, deps: IntakeDeps): Promise<Response> {
  const body = readBody(event);
  const acceptLanguage = event.headers["accept-language"];
  if (body.kind === "refused") {
    deps.telemetry.record("report-refused", { reason: body.code });
    return refusal(body, { locale: localeOf(undefined, acceptLanguage), asPage: wantsPage(event) });
  }

  const fields = body.kind === "form" ? fieldsOfForm(body.fields) : body.fields;
  const locale = localeOf(fields, acceptLanguage);
  const answers = body.kind === "form" ? pages(body.fields, locale, deps.served) : problems(locale);
  const parsed = parseSubmission(fields, deps.served);
  if (!parsed.ok) {
    for (const { code } of parsed.faults) deps.telemetry.record("report-refused", { reason: code });
    return answers.faulty(explain(parsed.faults, locale, deps.served));
  }
  try {
    const { receipt, reference } = await accept(parsed.submission, deps);
    return answers.accepted(receipt, reference);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    deps.telemetry.record("intake-unavailable", { reason: error.code });
    return answers.unavailable();
  }
}

function problems(locale: Locale): Answers {
  return {
    accepted: (receipt, reference) => json(201, { receipt, reference }, { location: `/v1/reports/${receipt}` }),
    faulty: (errors) => {
      const [first] = errors;
      const title = problemTitle(locale, "not-accepted");
      return problem({ status: 422, code: "report-invalid", title, detail: first?.detail ?? title, errors });
    },
    unavailable: () => refusal({ status: 503, code: "unavailable" }, { locale, asPage: false }),
  };
}

function pages(fields: Readonly<Record<string, string>>, locale: Locale, served: readonly Jurisdiction[]): Answers {
  const again = (status: number, problems: readonly FieldProblem[]): Response => {
    const values = Object.fromEntries(FORM_FIELDS.map((name) => [name, fields[name]]));
    // The nonce stays, so that a form which was stored after all is the same report when it is sent again.
    const nonce = problems.some(({ field }) => field === "nonce") ? freshNonce() : (fields["nonce"] ?? freshNonce());
    return html(status, formPage({ locale, jurisdictions: served, values, problems, nonce }), PAGE_CSP);
  };
  return {
    accepted: (receipt, reference) => html(201, receiptPage({ locale, receipt, reference }), PAGE_CSP),
    faulty: (problems) => again(422, problems),
    unavailable: () => {
      const code = "unavailable";
      return again(503, [{ field: "form", code, detail: problemText(locale, { code }) }]);
    },
  };
}
