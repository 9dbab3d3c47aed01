import { html, type Response } from "../../../shared/http/respond.js";
import { styleSource } from "../../../shared/pages/common-style.js";
import type { Site } from "./site.js";
import { PORTAL_STYLE } from "./style.js";

const STYLE_SOURCE = styleSource(PORTAL_STYLE);

/** An answer that a person reads in a browser. */
export function portalHtml(
  status: number,
  body: string,
  site: Pick<Site, "frameAncestors">,
  headers: Record<string, string> = {},
): Response {
  return html(status, body, policyOf(site), { ...HEADERS, ...headers });
}

/** Windows that opened ours, or that it opened, can't reach into it; and it asks for nothing of the device. */
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
};

/**
 * Content-Security-Policy of the public's pages: our style sheet, our scripts (all of them are files of `/assets`; nothing
 * else that we serve can run, as its type is another and is not guessed), the empty icon, forms to ourselves.
 */
function policyOf({ frameAncestors }: Pick<Site, "frameAncestors">): string {
  return [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    "script-src 'self'",
    "img-src data:",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(" ") : "'none'"}`,
    // Text never becomes markup, also not by a slip of our own script.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}
