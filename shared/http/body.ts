import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** Text only, so that nothing near a picture fits: 10,000 characters of text and 20 URLs stay below it. */
export const MAX_BODY_BYTES = 64 * 1024;
/** A form writes each byte of a Cyrillic or Vietnamese letter as three (`%D0`): only what they stand for counts. */
const FORM_ENCODING = 3;

export type Body =
  | { readonly kind: "json"; readonly fields: unknown }
  | { readonly kind: "form"; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly status: 400 | 413 | 415; readonly code: BodyRefusal };

export type BodyRefusal =
  | "body-missing"
  | "body-broken"
  | "body-too-large"
  | "media-refused"
  | "content-type-unsupported";

const refused = (status: 400 | 413 | 415, code: BodyRefusal): Body => ({ kind: "refused", status, code });

const KINDS: ReadonlyMap<string, "json" | "form"> = new Map([
  ["application/json", "json"],
  ["application/x-www-form-urlencoded", "form"],
]);

/** Reads a body as JSON or as a plain form; says why it can't. A field that a form repeats keeps its values, one a line. */
export function readBody(
  event: Pick<APIGatewayProxyEventV2, "headers" | "body" | "isBase64Encoded">,
  most = MAX_BODY_BYTES,
): Body {
  const [type = ""] = (event.headers["content-type"] ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  if (/^(multipart|image|video|audio)\/|^application\/octet-stream$/.test(type)) return refused(415, "media-refused");
  const kind = KINDS.get(type);
  if (!kind) return refused(415, "content-type-unsupported");

  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > most * (kind === "form" ? FORM_ENCODING : 1)) return refused(413, "body-too-large");
  if (bytes.length === 0) return refused(400, "body-missing");
  const text = bytes.toString("utf8");
  if (kind === "form") {
    const fields = formFields(text);
    const size = Buffer.byteLength(Object.values(fields).join(""));
    return size > most ? refused(413, "body-too-large") : { kind, fields };
  }
  try {
    return { kind, fields: JSON.parse(text) };
  } catch {
    return refused(400, "body-broken");
  }
}

function formFields(text: string): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields.get(name);
    fields.set(name, before ? `${before}\n${value}` : value);
  }
  return Object.fromEntries(fields);
}
