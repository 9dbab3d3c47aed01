import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

export type Response = APIGatewayProxyStructuredResultV2;

/** On every answer: nothing is kept by caches, nothing is told to the next page, nothing is guessed about types. */
const HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

/** An API's answer shows nothing, so a browser need not load anything for it. */
const API_CSP = "default-src 'none'; frame-ancestors 'none'";

export function json(statusCode: number, value: object, headers: Record<string, string> = {}): Response {
  return {
    statusCode,
    headers: { "content-type": "application/json", "content-security-policy": API_CSP, ...HEADERS, ...headers },
    body: JSON.stringify(value),
  };
}

/** RFC 9457. `code` is the last part of the problem's type and never changes; `title` and `detail` are for people. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Which fields are wrong, and what each accepts. */
  readonly errors?: readonly FieldProblem[];
}

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/** As it stands in an answer. */
export const detailsOf = ({ code, ...rest }: Problem) => ({ type: `urn:safelane:problem:${code}`, ...rest });

export function problem(told: Problem, headers: Record<string, string> = {}): Response {
  const answer = json(told.status, detailsOf(told), headers);
  return { ...answer, headers: { ...answer.headers, "content-type": "application/problem+json" } };
}

export function html(statusCode: number, body: string, csp: string, headers: Record<string, string> = {}): Response {
  return {
    statusCode,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": csp, ...HEADERS, ...headers },
    body,
  };
}
