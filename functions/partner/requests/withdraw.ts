import { takeBack } from "../../../shared/acceptance/take-back.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PartnerEvent } from "../answer.js";
import type { PartnerDeps } from "../partner-deps.js";
import type { Withdrawn } from "../schemas.js";
import { type Told, told } from "../told.js";
import { findOwn, isRefused } from "./own.js";

/** Takes a report back for the partner who forwarded it. Asking again is harmless, and completes what was left undone. */
export async function withdrawReport(
  event: PartnerEvent,
  partner: Partner,
  deps: PartnerDeps,
): Promise<Told<Withdrawn>> {
  const report = await findOwn(event, partner, deps);
  if (isRefused(report)) return report;
  await takeBack(report, deps);
  const { id, reference, receivedAt } = report;
  return told({ id, reference, receivedAt, progress: report.state === "erased" ? "erased" : "withdrawn" });
}
