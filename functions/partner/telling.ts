import { Failure } from "../../shared/domain/errors.js";
import type { Problem } from "../../shared/http/respond.js";
import { NOBODY } from "../../shared/partners/partner.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import type { PartnerDeps } from "./partner-deps.js";
import { refused } from "./refusals.js";

type Telling = Pick<PartnerDeps, "telemetry">;

/** By codes of ours alone: which of them a partner meets shows where its program or our page is wrong. */
export function recordRefusal({ status, code, errors = [] }: Problem, partner: string, { telemetry }: Telling): void {
  // Told as what it is already: here, or by the authorizer.
  if (status === 503 || partner === NOBODY) return;
  const reasons = errors.length > 0 ? errors.map((one) => one.code) : [code];
  for (const reason of new Set(reasons)) telemetry.record("partner-refused", { partner, reason });
}

/** Something could not be read or written, or is a bug: the partner sends the same again, either way. */
export function unavailable(error: unknown, partner: string, { telemetry }: Telling) {
  const reason = error instanceof Failure ? { reason: error.code } : reasonOf(error);
  telemetry.record("partner-unavailable", { partner, ...reason });
  return refused("unavailable");
}
