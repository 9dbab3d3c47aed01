import type { Report } from "../../../shared/domain/report.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PartnerEvent } from "../answer.js";
import type { PartnerDeps } from "../partner-deps.js";
import { refused } from "../refusals.js";
import type { Refused } from "../told.js";

/**
 * The report of the address. One that never was, one that the public sent, and one of another partner cost the same look-up
 * and are the same answer; what is no id at all can be nobody's.
 */
export async function findOwn(
  { pathParameters }: PartnerEvent,
  partner: Partner,
  { reports }: Pick<PartnerDeps, "reports">,
): Promise<Report | Refused> {
  const id = pathParameters?.["id"] ?? "";
  const report = /^[0-9a-f]{32}$/.test(id) ? await reports.get(id) : undefined;
  return report?.partner?.id === partner.id ? report : refused("report-unknown");
}

export const isRefused = (found: Report | Refused): found is Refused => "ok" in found;
