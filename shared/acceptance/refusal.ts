import type { Locale } from "../domain/vocabulary.js";
import { type BodyRefusal, MAX_BODY_BYTES } from "../http/body.js";
import { problem, type Response } from "../http/respond.js";
import { type Problem, problemText, problemTitle, type Reader } from "../language/problems.js";

/** What is refused as a whole; what is wrong with single fields is told field by field. */
export type Refusal =
  | { readonly status: 400 | 413 | 415; readonly code: BodyRefusal }
  | { readonly status: 400; readonly code: "receipt-mistyped" }
  | { readonly status: 404; readonly code: "receipt-unknown" | "route-unknown" }
  | { readonly status: 405; readonly code: "method-not-allowed"; readonly allow: string }
  | { readonly status: 503; readonly code: "unavailable" };

/** Where things are, for whoever looked elsewhere. */
const ADDRESSES = "POST /v1/reports, GET /v1/reports/{receipt}, GET /v1/form, GET /v1/openapi.json, GET /";
const CONTENT_TYPES = "application/json, application/x-www-form-urlencoded";
/** Seconds after which a post that could not be stored may be sent again. */
const RETRY_AFTER = "30";

/** A refusal as problem details. */
export function refusal(refused: Refusal, locale: Locale, reader: Reader = "program"): Response {
  const { status, code } = refused;
  const title = problemTitle(locale, status === 404 ? "not-found" : status === 503 ? "unavailable" : "not-accepted");
  const detail = problemText(locale, problemOf(refused), reader);
  return problem(
    { status, code, title, detail },
    {
      ...(status === 503 && { "retry-after": RETRY_AFTER }),
      ...(status === 405 && { allow: refused.allow }),
    },
  );
}

/** A refusal as a problem that has a text, for whoever tells it otherwise than as problem details. */
export function problemOf(refused: Refusal): Problem {
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
