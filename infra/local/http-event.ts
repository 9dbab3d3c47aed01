import type { IncomingHttpHeaders } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod";
import { ACCOUNT } from "./identity.js";

/** A request as Node's server gives it. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly requestId: string;
  readonly at: Date;
}

export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
}

interface Match {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The route that a request takes, by API Gateway's order: the one with the fewest placeholders first, a greedy one
 * (`{proxy+}`) after those, a method of its own before `ANY`, and `$default` last.
 */
export function matchRoute(keys: readonly string[], method: string, path: string): Match | undefined {
  const matches = keys
    .filter((key) => key !== "$default")
    .flatMap((key) => {
      const [routeMethod = "", routePath = ""] = key.split(" ");
      if (routeMethod !== method && routeMethod !== "ANY") return [];
      const parameters = parametersOf(routePath, path);
      const placeholders = routePath.split("{").length - 1;
      const rank = (routePath.includes("+}") ? 1000 : 0) + placeholders * 2 + (routeMethod === "ANY" ? 1 : 0);
      return parameters === undefined ? [] : [{ key, parameters, rank }];
    });
  const [best] = matches.toSorted((a, b) => a.rank - b.rank);
  if (best !== undefined) return { key: best.key, parameters: best.parameters };
  return keys.includes("$default") ? { key: "$default", parameters: {} } : undefined;
}

function parametersOf(route: string, path: string): Record<string, string> | undefined {
  const wanted = route.split("/");
  const given = path.split("/");
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
    const value = greedy === "+" ? given.slice(index).join("/") : given[index];
    if (value === undefined) return undefined;
    if (name === undefined ? part !== value : value === "") return undefined;
    if (name !== undefined) parameters[name] = decoded(value);
    if (greedy === "+") return parameters;
  }
  return given.length === wanted.length ? parameters : undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Bodies of these types reach a function as text; API Gateway encodes all others in base64, forms too. */
const TEXT = /^(text\/|application\/(json|javascript|xml|[^;]+\+(json|xml)))/;

/** A request as an HTTP API hands it to a function (payload format 2.0). */
export function eventOf(request: HttpRequest, { key, parameters }: Match): APIGatewayProxyEventV2 {
  const [path = "/", query = ""] = splitOnce(request.url, "?");
  const { cookie, ...rest } = request.headers;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  }
  const isText = TEXT.test(headers["content-type"] ?? "text/plain");
  const queries = queryOf(query);
  return {
    version: "2.0",
    routeKey: key,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(queries === undefined ? {} : { queryStringParameters: queries }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: "local",
      domainName: headers["host"] ?? "localhost",
      domainPrefix: "local",
      http: {
        method: request.method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: request.requestId,
      routeKey: key,
      stage: "$default",
      time: request.at.toISOString(),
      timeEpoch: request.at.getTime(),
    },
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: { ...parameters } }),
    ...(request.body.byteLength === 0 ? {} : { body: request.body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: request.body.byteLength > 0 && !isText,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Repeated names are joined by commas, as API Gateway does. */
function queryOf(query: string): Record<string, string> | undefined {
  if (query === "") return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = values[name] === undefined ? value : `${values[name]},${value}`;
  }
  return values;
}

const structured = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  body: z.string().nullish(),
  cookies: z.array(z.string()).nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * What the client gets for a function's answer. Without a `statusCode` the answer itself is the body, with 200; an
 * answer of another shape is an internal error, as in API Gateway.
 */
export function responseOf(answer: unknown): HttpResponse {
  if (typeof answer !== "object" || answer === null || !("statusCode" in answer)) {
    const body = typeof answer === "string" ? answer : (JSON.stringify(answer) ?? "");
    return { statusCode: 200, headers: { "content-type": "application/json" }, body };
  }
  const parsed = structured.safeParse(answer);
  if (!parsed.success) return plain(500, "Internal Server Error");
  const { statusCode, headers, body, cookies, isBase64Encoded } = parsed.data;
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    statusCode,
    headers: { "content-type": "text/plain; charset=utf-8", ...Object.fromEntries(named), ...cookieHeader(cookies) },
    body: isBase64Encoded ? Buffer.from(body ?? "", "base64") : (body ?? ""),
  };
}

function cookieHeader(cookies: readonly string[] | null | undefined): Record<string, string[]> {
  return cookies ? { "set-cookie": [...cookies] } : {};
}

/** An answer of API Gateway itself. */
export function plain(statusCode: number, message: string): HttpResponse {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify({ message }) };
}
