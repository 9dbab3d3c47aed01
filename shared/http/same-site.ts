import type { APIGatewayProxyEventV2 } from "aws-lambda";

/**
 * Whether a post comes from a page of our own, and not from a form on another site. Browsers say so in two headers that
 * no page can set. `Sec-Fetch-Site` tells most; `Origin` is what older ones send, and is `null` from pages that hide the
 * referrer (Fetch, "append a request Origin header"), which says nothing. Who says nothing is refused.
 */
export function isSameSite({ headers }: Pick<APIGatewayProxyEventV2, "headers">): boolean {
  const site = headers["sec-fetch-site"];
  const origin = headers["origin"] === "null" ? undefined : headers["origin"];
  if (site === undefined && origin === undefined) return false;
  return (site === undefined || OWN_SITE.has(site)) && (origin === undefined || origin === ownOrigin(headers));
}

/** `none`: the person themselves asked for it, as when a tab is restored. */
const OWN_SITE: ReadonlySet<string> = new Set(["same-origin", "none"]);

/**
 * The gateway says by which scheme it was asked, what stands before it under which name. On one machine there is neither,
 * and no TLS. No page of another site can set these headers.
 */
function ownOrigin(headers: APIGatewayProxyEventV2["headers"]): string {
  return `${headers["x-forwarded-proto"] ?? "http"}://${headers["x-forwarded-host"] ?? headers["host"]}`;
}
