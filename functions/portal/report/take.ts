import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { accept } from "../../../shared/acceptance/accept.js";
import { explain } from "../../../shared/acceptance/explain.js";
import { type Fault, fieldsOfForm, parseSubmission } from "../../../shared/acceptance/submission.js";
import type { Book } from "../../../shared/directory/book.js";
import { Failure } from "../../../shared/domain/errors.js";
import { freshNonce } from "../../../shared/domain/receipt.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import { reasonOf } from "../../../shared/telemetry/telemetry.js";
import { booksOf } from "../books.js";
import { RETRY } from "../notice.js";
import type { PortalDeps } from "../portal-deps.js";
import { type Fields, isFromElsewhere } from "../posted.js";
import { portalHtml } from "../shell/respond.js";
import { consentFaults } from "./consent.js";
import { type FormProblem, type FormView, type PublicForm, timesSent } from "./public-form.js";
import { chosenOf } from "./show.js";

interface Taking {
  readonly event: APIGatewayProxyEventV2;
  readonly fields: Fields;
  readonly locale: Locale;
  readonly form: PublicForm;
}

/** Takes what a person sends: a receipt for it, or the form again with all that was typed. */
export async function take({ event, fields, locale, form }: Taking, deps: PortalDeps): Promise<Response> {
  const { served, site, telemetry } = deps;
  const named = (fields["jurisdiction"] ?? "").trim();
  const chosen = named === "" ? chosenOf(event.queryStringParameters, served) : served.find((one) => one === named);
  const values = chosen ? { ...fields, jurisdiction: chosen } : fields;
  const books = await booksOf(served, deps);
  const book = books.find(({ jurisdiction }) => jurisdiction === chosen);

  const again = (status: number, state: FormView["state"], problems: readonly FormProblem[] = []): Response => {
    const nonce = nonceOf(fields, problems);
    const sent = timesSent(event.queryStringParameters);
    const body = form.page({ site, locale, served, chosen, books, values, state, problems, nonce, sent });
    return portalHtml(status, body, site, status === 503 ? RETRY : {});
  };
  // Not refused, since a person may well have written it; nor taken, since they may not know of it.
  if (isFromElsewhere(event, deps.origins)) {
    telemetry.record("form-shown");
    return again(200, "brought");
  }

  try {
    const asked = { ...withKnownPlace(form.submissionOf(values), book), language: locale };
    const parsed = parseSubmission(fieldsOfForm(asked), served);
    const faults: readonly Fault[] = [...(parsed.ok ? [] : parsed.faults), ...consentFaults(asked, book)];
    const problems = inWords(faults, { locale, served, own: form.problemsOf(fields, locale) });
    for (const code of new Set(faults.map((fault) => fault.code))) telemetry.record("report-refused", { reason: code });
    if (!parsed.ok || problems.length > 0) return again(422, "faulty", problems);

    const { danger = false } = parsed.submission;
    const accepted = await accept(parsed.submission, deps);
    return portalHtml(201, form.receiptPage({ ...accepted, site, locale, book, danger }), site);
  } catch (error) {
    telemetry.record("portal-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
    return again(503, "unavailable");
  }
}

interface Saying {
  readonly locale: Locale;
  readonly served: PortalDeps["served"];
  /** What the form says in words of its own, which then stand for any others of the same field. */
  readonly own: readonly FormProblem[];
}

function inWords(faults: readonly Fault[], { locale, served, own }: Saying): readonly FormProblem[] {
  const others = faults.filter(({ field }) => !own.some((said) => said.field === field));
  return [...own, ...explain(others, { locale, reader: "page", served })];
}

/** The nonce stays, so that a form which was stored after all is the same report when it is sent again. */
function nonceOf({ nonce }: Fields, problems: readonly FormProblem[]): string {
  return nonce && !problems.some(({ field }) => field === "nonce") ? nonce : freshNonce();
}

/** Without scripts a place stays chosen when the jurisdiction changes. Of another one, it says nothing. */
function withKnownPlace({ place = "", ...fields }: Fields, book: Book | undefined): Fields {
  const isKnown = !book || book.places.some(({ id }) => id === place);
  return isKnown ? { ...fields, place } : fields;
}
