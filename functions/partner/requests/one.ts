import { forward } from "../../../shared/acceptance/forward.js";
import { readForwarded } from "../../../shared/acceptance/forwarded.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PartnerEvent } from "../answer.js";
import { readJson } from "../body.js";
import type { PartnerDeps } from "../partner-deps.js";
import { invalid, refused } from "../refusals.js";
import { type Accepted, idempotencyKey } from "../schemas.js";
import type { Refused, Told } from "../told.js";

/** Takes one report. The same again, under the same key, is the same report and the same answer. */
export async function forwardOne(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told> {
  const key = keyOfHeader(event.headers["idempotency-key"]);
  if (typeof key !== "string") return key;
  const body = readJson(event);
  return body.ok ? forwardFields({ partner, key, fields: body.json }, deps) : body;
}

export interface Fields {
  readonly partner: Partner;
  /** The idempotency key. */
  readonly key: string;
  readonly fields: unknown;
  /** As it was sent, where that is something else. */
  readonly body?: unknown;
}

/** A report's fields, however they came. */
export async function forwardFields(
  { partner, key, fields, body = fields }: Fields,
  deps: PartnerDeps,
): Promise<Told<Accepted>> {
  const read = readForwarded(fields, deps.served);
  if (!read.ok) return invalid("report-invalid", read.faults, deps.served);
  const submission = read.fields;
  if (!partner.jurisdictions.includes(submission.jurisdiction)) return refused("out-of-scope");
  const isTold = partner.webhook !== undefined;
  const report = await forward({ partner: partner.id, idempotencyKey: key, submission, body, isTold }, deps);
  return report === "reused" ? refused("idempotency-key-reused") : acceptedAs(report);
}

/** Made of stored facts alone: whichever request stored the report, each is answered byte for byte alike. */
function acceptedAs({ id, reference, receivedAt }: Report): Told<Accepted> {
  return {
    ok: true,
    status: 201,
    value: { id, reference, receivedAt },
    headers: { location: `/v1/partner/reports/${id}` },
  };
}

/** draft-ietf-httpapi-idempotency-key-header-07 §2.1 wants it in quotes; many clients leave them out. */
export function keyOfHeader(sent: string | undefined): string | Refused {
  if (sent === undefined) return refused("idempotency-key-missing");
  return checkedKey(/^\s*"(.*)"\s*$/s.exec(sent)?.[1] ?? sent.trim());
}

export function checkedKey(sent: unknown): string | Refused {
  if (sent === undefined) return refused("idempotency-key-missing");
  const key = idempotencyKey.safeParse(sent);
  return key.success ? key.data : refused("idempotency-key-invalid");
}
