import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { BodyRefusal } from "../../shared/http/body.js";

/** A form as it was sent. A field that comes several times keeps its values, one a line. */
export type Fields = Readonly<Record<string, string>>;

export type Posted =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly status: 413 | 415; readonly code: BodyRefusal };

/**
 * Bytes of a body. Far more than any field takes: who pasted too much is told so on a page that still holds all of it,
 * and that page fits into an answer (Lambda: 6 MB), each sign written as an entity.
 */
const MOST = 512 * 1024;

/** Reads a form that a browser posted. People post nothing else here. */
export function postedForm({ headers, body = "", isBase64Encoded }: APIGatewayProxyEventV2): Posted {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "multipart/form-data") return { ok: false, status: 415, code: "media-refused" };
  if (type !== "application/x-www-form-urlencoded") return { ok: false, status: 415, code: "content-type-unsupported" };
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > MOST) return { ok: false, status: 413, code: "body-too-large" };

  const fields = new Map<string, string>();
  for (const [name, sent] of new URLSearchParams(bytes.toString("utf8"))) {
    // Browsers send each line break as two characters (HTML, 4.10.21.4), which nobody typed.
    const value = sent.replaceAll("\r\n", "\n");
    const before = fields.get(name);
    fields.set(name, before ? `${before}\n${value}` : value);
  }
  return { ok: true, fields: Object.fromEntries(fields) };
}

/**
 * Whether a post was made by a page that is neither ours nor of an origin that may post for people. Browsers say which;
 * those from before 2023 may not, and nobody is kept out for that.
 */
export function isFromElsewhere({ headers }: Pick<APIGatewayProxyEventV2, "headers">, origins: readonly string[]) {
  const site = headers["sec-fetch-site"];
  return (site === "cross-site" || site === "same-site") && !origins.includes(headers["origin"] ?? "");
}
