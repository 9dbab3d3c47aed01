import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod/mini";
import { html, type Response } from "./respond.js";

/**
 * Which pages of other sites may use the API from a browser (Fetch standard, "CORS protocol"): those of the deployment's
 * list. Others get no word of it, and their browsers then ask for nothing and show them nothing. Programs that are no
 * browser send no `Origin` and are not concerned.
 */

const origin = z.string().check(z.refine(isOrigin));

/** A list of origins as it stands in an environment: separated by commas, maybe empty. */
export const originList = z.pipe(
  z.pipe(
    z.string(),
    z.transform((list) => list.split(",").filter((one) => one !== "")),
  ),
  z.array(origin),
);

/** Scheme, host and port as browsers send them. `null` and `*` are nobody's. */
function isOrigin(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? "") && URL.parse(text)?.origin === text;
}

/** Seconds for which a browser need not ask again; Chrome keeps nothing for longer. */
const MAX_AGE = "7200";
/** What a page may read of an answer beside its body. */
const READABLE = "location, retry-after";

type Asked = Pick<APIGatewayProxyEventV2, "headers">;

/** An answer that pages of the listed origins may read. */
export function readableFrom(origins: readonly string[], event: Asked, response: Response): Response {
  return { ...response, headers: { ...response.headers, ...grantTo(origins, event) } };
}

/** The answer to a browser that asks, for a page, before it sends what a plain form could not. */
export function preflight(origins: readonly string[], event: Asked, methods: string): Response {
  const granted = grantTo(origins, event);
  const terms = {
    "access-control-allow-methods": methods,
    "access-control-allow-headers": "content-type",
    "access-control-max-age": MAX_AGE,
  };
  const isGranted = "access-control-allow-origin" in granted;
  return html(204, "", "default-src 'none'", { ...granted, ...(isGranted && terms) });
}

function grantTo(origins: readonly string[], { headers }: Asked): Record<string, string> {
  const asking = origins.find((one) => one === headers["origin"]);
  return {
    // The answer differs by who asks, whether this one is told so or not.
    vary: "origin",
    ...(asking !== undefined && {
      "access-control-allow-origin": asking,
      "access-control-expose-headers": READABLE,
    }),
  };
}
