import * as z from "zod/mini";
import { anAcceptance } from "../../../shared/acceptance/testing/an-acceptance.js";
import { httpEvent, type Request } from "../../../test/support/http.js";
import { documented } from "../../../test/support/openapi.js";
import { answer } from "../answer.js";
import type { IntakeDeps } from "../take-in.js";

export const JSON_TYPE = { "content-type": "application/json" };
export const valid = { jurisdiction: "RS", language: "en", text: "Somebody asks my daughter for pictures." };
/** Of the one site whose pages may use the API. */
export const LISTED = "https://school.example";

const accepted = z.strictObject({ receipt: z.string(), reference: z.string() });
const filled = z.string().check(z.minLength(1));
const problemDetails = z.strictObject({
  type: z.string().check(z.startsWith("urn:safelane:problem:")),
  status: z.int(),
  title: filled,
  detail: filled,
  errors: z.optional(z.array(z.strictObject({ field: filled, code: z.string(), detail: filled }))),
});

export const acceptedIn = (body: string) => accepted.parse(JSON.parse(body));
export const problemIn = (body: string) => problemDetails.parse(JSON.parse(body));

/** The API with everything in memory, asked as the gateway asks it. */
export function anIntake(overrides: Partial<IntakeDeps> = {}) {
  const container = anAcceptance(overrides);
  const deps: IntakeDeps = { served: ["RS", "ME"], origins: [LISTED], ...container.deps, ...overrides };
  const ask = async (request: Request) => {
    const { statusCode, headers, body } = await answer(httpEvent(request), deps);
    return documented(request.routeKey, { status: statusCode ?? 0, headers: headers ?? {}, body: body ?? "" });
  };
  const { reports, statements, classify } = container;
  return {
    ...{ ...container, ask },
    post: (fields: unknown, headers: Record<string, string> = JSON_TYPE) =>
      ask({
        routeKey: "POST /v1/reports",
        headers,
        body: typeof fields === "string" ? fields : JSON.stringify(fields),
      }),
    follow: (receipt: string, headers: Record<string, string> = {}) =>
      ask({ routeKey: "GET /v1/reports/{receipt}", pathParameters: { receipt }, headers }),
    stored: () => ({
      reports: reports.all().length,
      statements: statements.all().length,
      messages: classify.sent.length,
    }),
  };
}
