import { MAX_BODY_BYTES, readBody } from "../../shared/http/body.js";
import type { PartnerEvent } from "./answer.js";
import { refused } from "./refusals.js";
import type { Refused } from "./told.js";

/**
 * A hundred long reports. Lambda takes 6 MB with all that API Gateway writes around the body, in which each quote and each
 * line's end counts twice.
 */
export const MAX_BATCH_BYTES = 2 * 1024 * 1024;

type Json = { readonly ok: true; readonly json: unknown } | Refused;

/** The body as JSON, which is all that partners send. */
export function readJson(event: PartnerEvent, most = MAX_BODY_BYTES): Json {
  const body = readBody(event, most);
  if (body.kind === "refused") return refused(body.code);
  if (body.kind === "form") return refused("content-type-unsupported");
  return isDeep(body.fields) ? refused("body-broken") : { ok: true, json: body.fields };
}

/** Far deeper than anything that is accepted, and far less than what ends in an overflow of the stack. */
const DEEPEST = 32;

function isDeep(json: unknown): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}
