import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { encodingFor } from "../../../shared/http/compress.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { styleSource } from "../../../shared/pages/common-style.js";
import type { Document, DocumentName, Documents } from "./documents.js";

/** An hour: what a new version says is known the same day, and it changes no more often than the code. */
const CACHED = { "cache-control": "public, max-age=3600" };

/** The description of the API. Any page may read what programs read: it is the same for all, and no secret. */
export function documentAnswer(event: APIGatewayProxyEventV2, name: DocumentName, documents: Documents): Response {
  const document = documents(name);
  const { type, csp, headers } = KINDS[name](document);
  const all = { ...CACHED, etag: document.etag, ...headers };
  if (isKnown(event, document)) return html(304, "", csp, { ...all, "content-type": type });
  if (encodingFor(event) !== "br") return html(200, document.text, csp, { ...all, "content-type": type });
  const packed = { ...all, "content-type": type, "content-encoding": "br", vary: "Accept-Encoding" };
  return { ...html(200, document.packed.toString("base64"), csp, packed), isBase64Encoded: true };
}

interface Kind {
  readonly type: string;
  readonly csp: string;
  readonly headers: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<DocumentName, (document: Document) => Kind>> = {
  "openapi.json": () => ({
    type: "application/json",
    csp: "default-src 'none'; frame-ancestors 'none'",
    headers: { "access-control-allow-origin": "*", "access-control-expose-headers": "etag" },
  }),
  "index.html": ({ text }) => ({ type: "text/html; charset=utf-8", csp: policyFor(text), headers: PAGE_HEADERS }),
};

const PAGE_HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
};

/** The page's own style sheet and its empty icon; nothing else is loaded, nothing runs, nothing is sent. */
function policyFor(page: string): string {
  const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "";
  return [
    "default-src 'none'",
    `style-src ${styleSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** RFC 9110 §13.1.2: a list of versions, or any. Weak or strong is no matter here. */
function isKnown({ headers }: APIGatewayProxyEventV2, { etag }: Document): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  const asked = (headers["if-none-match"] ?? "").split(",").map(opaque);
  return asked.includes("*") || asked.includes(opaque(etag));
}
