import { type ForwardedFault, forwarded, forwardedWords } from "../../shared/acceptance/forwarded.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { FieldProblem } from "../../shared/http/respond.js";
import { explain } from "./explain.js";
import { batch, MOST_AT_ONCE } from "./schemas.js";
import type { Refused } from "./told.js";

/**
 * Why a request is refused. Told to programs' authors, in English. Nothing here depends on whose report it was asked about,
 * or on what is out of a partner's scope.
 */
export const REFUSALS = {
  "body-missing": [400, "Nothing was sent. Accepted: a JSON object."],
  "body-broken": [400, "What was sent can’t be read. Accepted: a JSON object, in UTF-8, not nested deeply."],
  "cursor-invalid": [400, "The cursor is none of ours. Send one as an earlier page gave it, or none."],
  "since-invalid": [400, "The moment since can’t be read. Accepted: RFC 3339, e.g. 2026-11-21T12:00:00Z."],
  "idempotency-key-missing": [
    400,
    "The header Idempotency-Key (in a batch, the field idempotencyKey) is missing: one for each report, and the same when it is sent again.",
  ],
  "idempotency-key-invalid": [
    400,
    "The Idempotency-Key can’t be used. Accepted: 1 to 255 visible ASCII characters without quotes, backslashes and spaces.",
  ],
  "jurisdiction-missing": [400, "This key is for several jurisdictions: name the report’s in ?jurisdiction=."],
  "signature-missing": [
    401,
    "Requests of this partner are signed (RFC 9421), and this one is not. Accept-Signature says what to cover.",
  ],
  "signature-invalid": [401, "The signature was not accepted."],
  "out-of-scope": [403, "This key does not open this: it is unknown, ended, suspended, or not for what was asked."],
  "certificate-required": [
    403,
    "Requests of this partner come with its client certificate, at the address that asks for one, and this one did not.",
  ],
  "report-unknown": [404, "There is no report of yours under this id."],
  "report-gone": [409, "This report was withdrawn or erased: nothing can be added to it."],
  "messages-full": [409, "No more messages fit into this report. Forward what is new as another one."],
  "body-too-large": [413, "Too much was sent at once. Send several smaller requests."],
  "media-refused": [415, "Media is not accepted. Send words and links, as application/json."],
  "content-type-unsupported": [415, "This content type is not accepted. Accepted: application/json."],
  "idempotency-key-reused": [
    422,
    "Another body was sent under this Idempotency-Key before. Send this one under a new key.",
  ],
  "report-invalid": [422, "The report was not accepted."],
  "batch-invalid": [422, `The batch was not accepted. Accepted: {"reports": […]}, with 1 to ${MOST_AT_ONCE} of them.`],
  "message-invalid": [422, "The message was not accepted."],
  "xarf-invalid": [422, "The XARF report was not accepted."],
  "quota-used-up": [429, "The quota is used up. Send the same again once the time in Retry-After is over."],
  unavailable: [503, "This could not be done just now. Send the same again in a minute: it is done once."],
} as const satisfies Record<string, readonly [number, string]>;
export type RefusalCode = keyof typeof REFUSALS;

const TITLES: Readonly<Record<number, string>> = {
  400: "This can’t be read",
  401: "Not signed as it has to be",
  403: "Not allowed",
  404: "Not found",
  409: "Not possible any more",
  413: "Too large",
  415: "Not accepted",
  422: "Not accepted",
  429: "Too many requests",
  503: "Please try again in a minute",
};

export function refused(code: RefusalCode, errors?: readonly FieldProblem[]): Refused {
  const [status, usual] = REFUSALS[code];
  const detail = errors?.[0]?.detail ?? usual;
  return { ok: false, problem: { status, code, title: TITLES[status] ?? usual, detail, ...(errors && { errors }) } };
}

/** The fields that there are. */
const FIELDS = {
  "report-invalid": Object.keys(forwarded.shape),
  "batch-invalid": Object.keys(batch.shape),
  "message-invalid": Object.keys(forwardedWords.shape),
};

/** What is wrong with each field. */
export function invalid(
  code: keyof typeof FIELDS,
  faults: readonly ForwardedFault[],
  served: readonly Jurisdiction[],
): Refused {
  return refused(code, explain(faults, { served, accepted: FIELDS[code] }));
}
