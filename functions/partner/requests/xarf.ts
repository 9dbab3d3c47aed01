import type { Partner } from "../../../shared/partners/partner.js";
import { forwardedFrom, reportIdOf } from "../../../shared/xarf/forward.js";
import { parseXarf } from "../../../shared/xarf/parse.js";
import type { PartnerEvent } from "../answer.js";
import { MAX_BATCH_BYTES, readJson } from "../body.js";
import type { PartnerDeps } from "../partner-deps.js";
import { refused } from "../refusals.js";
import type { Accepted } from "../schemas.js";
import type { Told } from "../told.js";
import { forwardFields, keyOfHeader } from "./one.js";
import { explainXarf } from "./xarf-faults.js";

/**
 * Takes a XARF report as if it had come in our own form. XARF knows no jurisdictions: the address names it (`?jurisdiction=`)
 * for a partner that has several.
 */
export async function forwardXarf(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told<Accepted>> {
  const sent = event.headers["idempotency-key"];
  const named = sent === undefined ? undefined : keyOfHeader(sent);
  if (named !== undefined && typeof named !== "string") return named;
  // What may stand in a report as evidence is longer than a report of ours.
  const body = readJson(event, MAX_BATCH_BYTES);
  if (!body.ok) return body;
  const jurisdiction = event.queryStringParameters?.["jurisdiction"] ?? onlyOne(partner);
  if (jurisdiction === undefined) return refused("jurisdiction-missing");
  const parsed = parseXarf(body.json);
  if (!parsed.ok) return refused("xarf-invalid", explainXarf(parsed.faults));
  // XARF, "report_id": names the report, so that it is known when it comes again, however it is spelled then.
  const report_id = reportIdOf(parsed.report);
  const fields = { ...forwardedFrom(parsed.report), jurisdiction };
  const sentBody = Object.assign({}, body.json, { report_id });
  return forwardFields({ partner, key: named ?? report_id, fields, body: sentBody }, deps);
}

function onlyOne({ jurisdictions }: Partner): string | undefined {
  return jurisdictions.length === 1 ? jurisdictions[0] : undefined;
}
