import type { ZodOpenApiOperationObject, ZodOpenApiParameterObject, ZodOpenApiPathsObject } from "zod-openapi";
import { formDescription } from "../../functions/portal/embed/description.js";
import { followed, receiptGiven } from "../../shared/acceptance/answers.js";
import { problemOf, type Refusal } from "../../shared/acceptance/refusal.js";
import { JURISDICTIONS, LOCALES } from "../../shared/domain/vocabulary.js";
import { problemText } from "../../shared/language/problems.js";
import { answersOf, headersOf, type Refusals } from "./answers.js";
import { EXAMPLES } from "./examples.js";
import { publicReport } from "./shapes.js";

/** What anybody may ask: reports in, progress out, and the form for other people's pages. */

/** What API Gateway answers on its own on each of these routes. */
const GATEWAYS = [429, 500, 503];

const refusedWith = (...refusals: readonly Refusal[]): Refusals[] =>
  refusals.map((refused) => ({
    status: refused.status,
    codes: { [refused.code]: problemText("en", problemOf(refused)) },
  }));
const UNAVAILABLE = refusedWith({ status: 503, code: "unavailable" });

const IN_LANGUAGE: ZodOpenApiParameterObject = {
  in: "header",
  name: "Accept-Language",
  description: "What problems are told in, where nothing else says so. English without it.",
  schema: { type: "string" },
  example: "sq",
};

const sendReport: ZodOpenApiOperationObject = {
  operationId: "sendReport",
  tags: ["Public"],
  summary: "Send a report",
  description:
    "Anybody may report, without a key. The answer’s `receipt` is the reporter’s secret. Send a `nonce` along, and after no answer, or a 503, the same again: it is one report. Pages of the sites that the deployment lists may post from a browser (CORS). A plain HTML form that is posted here is sent on, with its body, to the page where people are answered (307).",
  security: [],
  parameters: [IN_LANGUAGE],
  requestBody: {
    required: true,
    content: { "application/json": { schema: publicReport, examples: EXAMPLES.report.sent } },
  },
  responses: answersOf(
    "public",
    {
      "201": {
        description: "The report is stored.",
        headers: headersOf("public", ["Location"]),
        content: { "application/json": { schema: receiptGiven, examples: { usual: EXAMPLES.report.answered } } },
      },
      "307": {
        description: "A plain form: post it there.",
        headers: headersOf("public", ["Location"]),
        content: { "text/html": { schema: { type: "string", maxLength: 0 } } },
      },
    },
    [
      ...refusedWith(
        { status: 400, code: "body-missing" },
        { status: 400, code: "body-broken" },
        { status: 413, code: "body-too-large" },
        { status: 415, code: "media-refused" },
        { status: 415, code: "content-type-unsupported" },
      ),
      { status: 422, codes: { "report-invalid": "The report was not accepted." } },
      ...UNAVAILABLE,
    ],
    [...GATEWAYS, 413],
  ),
};

const followReport: ZodOpenApiOperationObject = {
  operationId: "followReport",
  tags: ["Public"],
  summary: "Follow a report by its receipt",
  description:
    "How far the report is. A receipt that was never given and one whose report was withdrawn or erased are answered alike.",
  security: [],
  parameters: [
    {
      in: "path",
      name: "receipt",
      required: true,
      description:
        "As the reporter types it: in any case, with or without hyphens or blanks. Its last character checks the others.",
      schema: { type: "string", maxLength: 64, pattern: "^[ -]*(?:[0-9A-TV-Za-tv-z][ -]*){24}$" },
      example: "7Q2M-K3VX-9DAB-CD12-EF34-GH59",
    },
    IN_LANGUAGE,
  ],
  responses: answersOf(
    "public",
    {
      "200": {
        description: "How far it is.",
        headers: headersOf("public"),
        content: { "application/json": { schema: followed, examples: { usual: EXAMPLES.follow.answered } } },
      },
    },
    [
      ...refusedWith({ status: 400, code: "receipt-mistyped" }, { status: 404, code: "receipt-unknown" }),
      ...UNAVAILABLE,
    ],
    GATEWAYS,
  ),
};

const describeForm: ZodOpenApiOperationObject = {
  operationId: "describeForm",
  tags: ["Public"],
  summary: "Describe the form",
  description:
    "The public form in a language, to show on a page of your own: its questions with the names that `POST /v1/reports` has for them, its texts, and whom to call now. May be kept for five minutes.",
  security: [],
  parameters: [
    {
      in: "query",
      name: "jurisdiction",
      description: "Whose form. Not needed where the deployment serves one alone.",
      schema: { type: "string", enum: [...JURISDICTIONS] },
      example: "RS",
    },
    {
      in: "query",
      name: "language",
      required: true,
      description: `A language tag (BCP 47); it is answered in the nearest of ${LOCALES.join(", ")}.`,
      schema: { type: "string", pattern: "^(?:sr|hr|bs|cnr|sq|vi|en)(?:-[A-Za-z0-9]{1,8})*$" },
      example: "sr-Latn",
    },
    IN_LANGUAGE,
  ],
  responses: answersOf(
    "public",
    {
      "200": {
        description: "The form.",
        headers: headersOf("public", ["Content-Encoding"]),
        content: { "application/json": { schema: formDescription } },
      },
    },
    [{ status: 422, codes: { "form-unknown": "Choose a country or region, and a language." } }, ...UNAVAILABLE],
    GATEWAYS,
  ),
};

const describeApi: ZodOpenApiOperationObject = {
  operationId: "describeApi",
  tags: ["Public"],
  summary: "This document",
  description: "The description of the API that you read, for programs. For people it is a page: `/v1/docs`.",
  security: [],
  parameters: [
    {
      in: "header",
      name: "If-None-Match",
      description: "The `ETag` of the version that you have.",
      schema: { type: "string" },
    },
  ],
  responses: answersOf(
    "public",
    {
      "200": {
        description: "OpenAPI 3.1.",
        headers: headersOf("public", ["ETag", "Content-Encoding"]),
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: {
                openapi: { type: "string" },
                info: { type: "object" },
                paths: { type: "object" },
              },
              required: ["openapi", "info", "paths"],
            },
          },
        },
      },
      "304": { description: "You have it already.", headers: headersOf("public", ["ETag"]) },
    },
    UNAVAILABLE,
    GATEWAYS,
  ),
};

export const PUBLIC_PATHS: ZodOpenApiPathsObject = {
  "/v1/reports": { post: sendReport },
  "/v1/reports/{receipt}": { get: followReport },
  "/v1/form": { get: describeForm },
  "/v1/openapi.json": { get: describeApi },
};
