import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Locale } from "../../shared/domain/vocabulary.js";
import { type BodyRefusal, MAX_BODY_BYTES } from "../../shared/http/body.js";
import { html, problem, type Response } from "../../shared/http/respond.js";
import { type Problem, problemText, problemTitle } from "../../shared/language/problems.js";
import { PAGE_CSP } from "../../shared/pages/style.js";
import { noticePage } from "./pages/index.js";

/** What is refused as a whole; what is wrong with single fields is told field by field. */
export type Refusal =
  | { readonly status: 400 | 413 | 415; readonly code: BodyRefusal }
  | { readonly status: 400; readonly code: "receipt-mistyped" }
  | { readonly status: 404; readonly code: "receipt-unknown" | "route-unknown" }
  | { readonly status: 405; readonly code: "method-not-allowed"; readonly allow: string }
  | { readonly status: 503; readonly code: "unavailable" };

export interface Reader {
  readonly locale: Locale;
  /** A person with a browser gets a page, a program gets problem details. */
  readonly asPage: boolean;
}

/** Where things are, for whoever looked elsewhere. */
const ADDRESSES = "POST /v1/reports, GET /v1/reports/{receipt}, GET /report";
const CONTENT_TYPES = "application/json, application/x-www-form-urlencoded";
/** Seconds after which a post that could not be stored may be sent again. */
const RETRY_AFTER = "30";

export function refusal(refused: Refusal, { locale, asPage }: Reader): Response {
  const { status, code } = refused;
  const title = problemTitle(locale, status === 404 ? "not-found" : status === 503 ? "unavailable" : "not-accepted");
  const detail = problemText(locale, problemOf(refused));
  const headers = {
    ...(status === 503 && { "retry-after": RETRY_AFTER }),
    ...(status === 405 && { allow: refused.allow }),
  };
  if (asPage) return html(status, noticePage({ locale, title, text: detail }), PAGE_CSP, headers);
  return problem({ status, code, title, detail }, headers);
}

/** Whether who asks is a browser that will show the answer to a person. */
export function wantsPage({ headers }: APIGatewayProxyEventV2): boolean {
  return (headers["accept"] ?? "").includes("text/html");
}

function problemOf(refused: Refusal): Problem {
  switch (refused.code) {
    case "body-too-large":
      return { code: refused.code, max: MAX_BODY_BYTES / 1024 };
    case "content-type-unsupported":
      return { code: refused.code, accepted: CONTENT_TYPES };
    case "route-unknown":
      return { code: refused.code, accepted: ADDRESSES };
    case "method-not-allowed":
      return { code: refused.code, accepted: refused.allow };
    default:
      return { code: refused.code };
  }
}
