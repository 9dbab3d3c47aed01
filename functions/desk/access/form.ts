import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { readBody } from "../../../shared/http/body.js";

export type Fields = Readonly<Record<string, string>>;

export type Form =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly status: number; readonly code: string };

const UNSUPPORTED: Form = { ok: false, status: 415, code: "content-type-unsupported" };

/** The fields of a posted form, none for an empty one. The desk takes nothing but forms. */
export function formOf(event: APIGatewayProxyEventV2): Form {
  const body = readBody(event);
  if (body.kind === "form") return { ok: true, fields: body.fields };
  if (body.kind === "json" || body.code === "body-broken") return UNSUPPORTED;
  return body.code === "body-missing" ? { ok: true, fields: {} } : { ok: false, status: body.status, code: body.code };
}
