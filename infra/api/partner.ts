import * as z from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiParameterObject, ZodOpenApiPathsObject } from "zod-openapi";
import { REFUSALS, type RefusalCode } from "../../functions/partner/refusals.js";
import { moment } from "../../functions/partner/requests/list.js";
import { accepted, batch, batchAnswer, details, list, said, withdrawn } from "../../functions/partner/schemas.js";
import { forwarded, forwardedWords } from "../../shared/acceptance/forwarded.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { xarfReport } from "../../shared/xarf/types.js";
import { answersOf, headersOf, type Refusals } from "./answers.js";
import { EXAMPLES } from "./examples.js";

/** The partners' API. */

const ALWAYS: readonly RefusalCode[] = [
  "signature-missing",
  "signature-invalid",
  "out-of-scope",
  "certificate-required",
  "quota-used-up",
  "unavailable",
];
const OF_BODIES: readonly RefusalCode[] = [
  "body-missing",
  "body-broken",
  "body-too-large",
  "media-refused",
  "content-type-unsupported",
];
const OF_KEYS: readonly RefusalCode[] = ["idempotency-key-missing", "idempotency-key-invalid"];

/** What is refused, by status. */
function refusedWith(codes: readonly RefusalCode[]): Refusals[] {
  return codes.map((code) => {
    const [status, text] = REFUSALS[code];
    return { status, codes: { [code]: text } };
  });
}

/** What API Gateway answers on its own on each of these routes. */
const GATEWAYS = [401, 429, 500, 503];
const answers = (good: Parameters<typeof answersOf>[1], ...codes: readonly (readonly RefusalCode[])[]) =>
  answersOf(
    "partner",
    good,
    refusedWith([...ALWAYS, ...codes.flat()]),
    codes.includes(OF_BODIES) ? [...GATEWAYS, 413] : GATEWAYS,
  );

interface Good {
  readonly description: string;
  readonly schema: z.core.$ZodType;
  readonly example: { readonly value: unknown };
}
const json = ({ schema, example }: Pick<Good, "schema" | "example">) => ({
  "application/json": { schema, examples: { usual: example } },
});
const ok = (good: Good) => ({
  "200": { description: good.description, headers: headersOf("partner"), content: json(good) },
});
const created = (good: Good, hasLocation = false) => ({
  "201": {
    description: good.description,
    headers: headersOf("partner", hasLocation ? ["Location"] : []),
    content: json(good),
  },
});
const sent = (schema: z.core.$ZodType, examples: Readonly<Record<string, { summary: string; value: unknown }>>) => ({
  required: true,
  content: { "application/json": { schema, examples } },
});

const KEY_CHARACTERS = String.raw`[!#-\[\]-~]{1,255}`;
const keyParameter = (required: boolean, description: string): ZodOpenApiParameterObject => ({
  in: "header",
  name: "Idempotency-Key",
  required,
  description,
  schema: { type: "string", pattern: `^(?:"${KEY_CHARACTERS}"|${KEY_CHARACTERS})$` },
  example: "alo-2026-17",
});
const IDEMPOTENCY_KEY = keyParameter(
  true,
  "One for each report, and the same when it is sent again: 1 to 255 visible ASCII characters without quotes, backslashes and spaces, in quotes or not (draft-ietf-httpapi-idempotency-key-header-07). It is no secret; keep it free of names.",
);
const ID: ZodOpenApiParameterObject = {
  in: "path",
  name: "id",
  required: true,
  description: "The report’s id, as it was answered when it was forwarded.",
  schema: { type: "string", pattern: "^[0-9a-f]{32}$" },
  example: "5f2b8c1d9e4a7036b1c2d3e4f5a69788",
};

/** RFC 9421; asked of partners that have a public key here, open to all. */
const optional = (name: string, description: string, example: string): ZodOpenApiParameterObject => ({
  in: "header",
  name,
  description,
  schema: { type: "string" },
  example,
});
const SIGNATURE = [
  optional(
    "Signature-Input",
    "For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).",
    'sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"',
  ),
  optional(
    "Signature",
    "The signature of that name (RFC 9421).",
    "sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:",
  ),
];
const DIGEST = optional(
  "Content-Digest",
  "For partners that sign: the digest of the body as it is sent (RFC 9530).",
  "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:",
);
const SIGNED_BODY = [...SIGNATURE, DIGEST];

const forwardReport: ZodOpenApiOperationObject = {
  operationId: "forwardReport",
  tags: ["Forward"],
  summary: "Forward a case",
  description:
    "Stores one case, once for each `Idempotency-Key`: the same key with the same body (as JSON, whatever the order of its keys) is the same report, answered byte for byte alike. With another body it is refused. After no answer, or a 503, send the same again.",
  parameters: [IDEMPOTENCY_KEY, ...SIGNED_BODY],
  requestBody: sent(forwarded, EXAMPLES.forward.sent),
  responses: answers(
    created({ description: "The report is stored.", schema: accepted, example: EXAMPLES.forward.answered }, true),
    OF_KEYS,
    OF_BODIES,
    ["report-invalid", "idempotency-key-reused"],
  ),
};

const forwardBatch: ZodOpenApiOperationObject = {
  operationId: "forwardBatch",
  tags: ["Forward"],
  summary: "Forward up to a hundred cases",
  description:
    "Each case is answered in its place as if it had come alone, with the status and the body that it would have had: one with a mistake is no other’s business, and the batch as a whole is answered 200. Each has its own `idempotencyKey`. Each case counts against the quota as a request of its own.",
  parameters: SIGNED_BODY,
  requestBody: sent(batch, EXAMPLES.batch.sent),
  responses: answers(
    ok({ description: "An answer for each case, in order.", schema: batchAnswer, example: EXAMPLES.batch.answered }),
    OF_BODIES,
    ["batch-invalid"],
  ),
};

const since = z.optional(moment);
z.globalRegistry.add(since, { param: { description: "RFC 3339, with any offset.", example: "2026-11-21T12:00:00Z" } });
const listReports: ZodOpenApiOperationObject = {
  operationId: "listReports",
  tags: ["Follow"],
  summary: "List your reports",
  description:
    "Your own reports, the earliest first, a page at a time. With `since`, those received from that moment on; whoever asks again and again goes back a minute each time, as what was sent at the same moment may be listed a little later. `cursor` leads to the next page; on the last one there is none.",
  requestParams: { query: z.object({ since }) },
  parameters: [
    {
      in: "query",
      name: "cursor",
      description: "As an earlier page gave it.",
      schema: { type: "string", pattern: "^[A-Za-z0-9_-]+$" },
    },
    ...SIGNATURE,
  ],
  responses: answers(ok({ description: "A page of reports.", schema: list, example: EXAMPLES.list.answered }), [
    "since-invalid",
    "cursor-invalid",
  ]),
};

const showReport: ZodOpenApiOperationObject = {
  operationId: "showReport",
  tags: ["Follow"],
  summary: "Follow a report",
  description:
    "How far a report of yours is, in whose hands, what came of it, and what was asked and answered. Its words are not in it. A report of somebody else’s is answered as one that never was.",
  parameters: [ID, ...SIGNATURE],
  responses: answers(ok({ description: "The report.", schema: details, example: EXAMPLES.show.answered }), [
    "report-unknown",
  ]),
};

const addMessage: ZodOpenApiOperationObject = {
  operationId: "addMessage",
  tags: ["Follow"],
  summary: "Write about a report",
  description:
    "Adds what you write to a report of yours: an answer to an agency’s question, or something new. Who has the report is told. The same words within the hour are the same message.",
  parameters: [ID, ...SIGNED_BODY],
  requestBody: sent(forwardedWords, EXAMPLES.message.sent),
  responses: answers(
    created({ description: "The message is stored.", schema: said, example: EXAMPLES.message.answered }),
    OF_BODIES,
    ["report-unknown", "report-gone", "messages-full", "message-invalid"],
  ),
};

const withdrawReport: ZodOpenApiOperationObject = {
  operationId: "withdrawReport",
  tags: ["Follow"],
  summary: "Take a report back",
  description:
    "Withdraws a report of yours: its words are erased at once, and the agencies that had it are told. It can’t be undone; asking again is harmless. No body is needed.",
  parameters: [ID, ...SIGNATURE],
  responses: answers(
    ok({ description: "The report is withdrawn.", schema: withdrawn, example: EXAMPLES.withdraw.answered }),
    ["report-unknown"],
  ),
};

const forwardXarf: ZodOpenApiOperationObject = {
  operationId: "forwardXarf",
  tags: ["Forward"],
  summary: "Forward a XARF report",
  description:
    "Takes a XARF v4 report as if it had come as a case: its `report_id` is the idempotency key, unless the header gives another one. XARF names no jurisdiction: a key for several names it in the address.",
  parameters: [
    keyParameter(false, "In the place of the report’s `report_id`; as for a case."),
    {
      in: "query",
      name: "jurisdiction",
      description: "Needed where the key is for several.",
      schema: { type: "string", enum: [...JURISDICTIONS] },
      example: "RS",
    },
    ...SIGNED_BODY,
  ],
  requestBody: sent(xarfReport, EXAMPLES.xarf.sent),
  responses: answers(
    created({ description: "The report is stored.", schema: accepted, example: EXAMPLES.xarf.answered }, true),
    ["idempotency-key-invalid", "jurisdiction-missing"],
    OF_BODIES,
    ["xarf-invalid", "report-invalid", "idempotency-key-reused"],
  ),
};

export const PARTNER_PATHS: ZodOpenApiPathsObject = {
  "/v1/partner/reports": { get: listReports, post: forwardReport },
  "/v1/partner/reports/batch": { post: forwardBatch },
  "/v1/partner/xarf": { post: forwardXarf },
  "/v1/partner/reports/{id}": { get: showReport },
  "/v1/partner/reports/{id}/messages": { post: addMessage },
  "/v1/partner/reports/{id}/withdraw": { post: withdrawReport },
};
