import type { ZodOpenApiHeadersObject, ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";

/** Statuses that an operation answers with, and what they mean. */

const header = (description: string, schema: object, required = false) => ({
  description,
  schema: { type: "string" as const, ...schema },
  ...(required && { required }),
});

/** Beside each answer of ours, and what they are there for. */
const SAFETY = {
  "Cache-Control": header("Who may keep the answer, and for how long.", {}),
  "Content-Security-Policy": header("Browsers show nothing of it as a page.", {}),
  "Referrer-Policy": header("No other site learns the address.", { const: "no-referrer" }),
  "Strict-Transport-Security": header("HTTPS only, from now on.", {}),
  "X-Content-Type-Options": header("Its type is not guessed.", { const: "nosniff" }),
  "X-Robots-Tag": header("Search engines leave it out.", { const: "noindex" }),
};

const QUOTA = {
  RateLimit: header(
    "What is left of the quotas after this request, and seconds until each begins anew (draft-ietf-httpapi-ratelimit-headers-10). Absent when the quota could not be counted.",
    {
      pattern: '^"minute";r=\\d+;t=\\d+, "day";r=\\d+;t=\\d+$',
      examples: ['"minute";r=59;t=41, "day";r=9876;t=40121'],
    },
  ),
  "RateLimit-Policy": header("The quotas of the key’s owner: requests a minute and a day.", {
    pattern: '^"minute";q=\\d+;w=60, "day";q=\\d+;w=86400$',
    examples: ['"minute";q=60;w=60, "day";q=10000;w=86400'],
  }),
};

const BROWSER = {
  "Access-Control-Allow-Origin": header("The page that asked, where the deployment lists it.", {}),
  "Access-Control-Expose-Headers": header("What such a page may read of the answer’s headers.", {}),
  Vary: header("The answer differs by who asks.", {}),
};

export const HEADERS = {
  ...SAFETY,
  ...QUOTA,
  ...BROWSER,
  "WWW-Authenticate": header("How to say who asks (RFC 9110).", { examples: ['Bearer realm="partners"'] }),
  "Accept-Signature": header("What a signature has to cover (RFC 9421 §5.1).", {
    examples: ['sig=("@method" "@path" "@query" "authorization" "content-digest");created'],
  }),
  "Retry-After": header("Seconds after which the same may be sent again.", { pattern: "^\\d+$", examples: ["30"] }),
  Location: header("Where the report is told of.", { format: "uri-reference" }, true),
  ETag: header("Names this version.", { pattern: '^(?:W/)?"[^"]+"$' }, true),
  "Content-Encoding": header("How the body is packed, if it is.", { enum: ["br", "gzip"] }),
};
export type HeaderName = keyof typeof HEADERS;

const refs = (names: readonly HeaderName[]): ZodOpenApiHeadersObject =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
const namesOf = (headers: object): HeaderName[] =>
  Object.keys(HEADERS).filter((name): name is HeaderName => name in headers);

/** Whose answer it is decides which headers stand beside it. */
const HEADERS_OF = {
  partner: [...namesOf(SAFETY), ...namesOf(QUOTA)],
  public: [...namesOf(SAFETY), ...namesOf(BROWSER)],
} as const;
export type Side = keyof typeof HEADERS_OF;

export const headersOf = (side: Side, more: readonly HeaderName[] = []): ZodOpenApiHeadersObject =>
  refs([...HEADERS_OF[side], ...more]);

const GATEWAY = { schema: { $ref: "#/components/schemas/GatewayRefusal" } };

/** API Gateway's own words, before or instead of ours. It takes no others. */
export const GATEWAY_REFUSAL = {
  type: "object" as const,
  description: "What API Gateway itself answers, before any of our code is asked. Not problem details.",
  properties: { message: { type: "string" as const, examples: ["Forbidden"] } },
  required: ["message"],
};

/** What API Gateway answers on its own, and why. */
const GATEWAYS: Readonly<Record<number, readonly [why: string, message: string]>> = {
  401: ["There is no header `Authorization`.", "Unauthorized"],
  413: ["The body is above API Gateway’s 10 MB.", "Request Entity Too Large"],
  429: ["The deployment as a whole is asked more than it is set up for.", "Too Many Requests"],
  500: ["Whose key it is could not be looked up: ask again.", "Internal Server Error"],
  503: ["The function did not answer in time.", "Service Unavailable"],
};

export interface Refusals {
  readonly status: number;
  /** Codes with what each is told with. */
  readonly codes: Readonly<Record<string, string>>;
}

/** What is refused with a status: by us with one of these codes, by API Gateway where it does so. */
function refusal(side: Side, { status, codes }: Refusals, gateway: readonly number[]): ZodOpenApiResponseObject {
  const [why, message] = (gateway.includes(status) && GATEWAYS[status]) || [];
  const told = Object.entries(codes).map(([code, text]) => `- \`${code}\`: ${text}`);
  const byGateway = why === undefined ? [] : [`API Gateway, as \`application/json\`: ${why}`];
  const summary = TITLES[status] ?? String(status);
  return {
    description: [summary, ...(told.length > 0 ? [told.join("\n")] : []), ...byGateway].join("\n\n"),
    ...(told.length > 0 && { headers: headersOf(side, MORE[status]) }),
    content: {
      ...(told.length > 0 && { "application/problem+json": problemContent(status, codes) }),
      ...(why !== undefined && { "application/json": { ...GATEWAY, example: { message } } }),
    },
  };
}

const TITLES: Readonly<Record<number, string>> = {
  400: "It can’t be read.",
  401: "Nobody is named.",
  403: "Not allowed.",
  404: "Not found.",
  409: "Not possible any more.",
  413: "Too large.",
  415: "A content type that is not accepted.",
  422: "Not accepted: nothing of it was stored.",
  429: "Too many requests.",
  500: "Something went wrong.",
  503: "Not just now: the same may be sent again, and is done once.",
};

/** What else is told with a status. */
const MORE: Readonly<Record<number, readonly HeaderName[]>> = {
  401: ["WWW-Authenticate", "Accept-Signature"],
  429: ["Retry-After"],
  503: ["Retry-After"],
};

/** The problem with its closed list of types, and the first of them as an example. */
function problemContent(status: number, codes: Refusals["codes"]) {
  const types = Object.keys(codes).map((code) => `urn:safelane:problem:${code}`);
  return {
    schema: {
      allOf: [
        { $ref: "#/components/schemas/Problem" },
        {
          type: "object" as const,
          properties: {
            type: { type: "string" as const, enum: types },
            status: { type: "integer" as const, const: status },
          },
        },
      ],
    },
    examples: Object.fromEntries(
      Object.entries(codes).map(([code, detail]) => [
        code,
        { value: { type: `urn:safelane:problem:${code}`, status, title: TITLES[status] ?? code, detail } },
      ]),
    ),
  };
}

/** All statuses of an operation: what went well, then what is refused, by status. */
export function answersOf(
  side: Side,
  good: ZodOpenApiResponsesObject,
  refused: readonly Refusals[],
  gateway: readonly number[],
): ZodOpenApiResponsesObject {
  const statuses = [...new Set([...refused.map(({ status }) => status), ...gateway])].toSorted((a, b) => a - b);
  const bad = statuses.map((status) => {
    const codes = Object.assign({}, ...refused.filter((one) => one.status === status).map((one) => one.codes));
    return [String(status), refusal(side, { status, codes }, gateway)] as const;
  });
  return { ...good, ...Object.fromEntries(bad) };
}
