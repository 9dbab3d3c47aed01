import { Failure } from "../../shared/domain/errors.js";
import { plus, type TimeSource } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Statement } from "../../shared/domain/statement.js";
import { corroborated } from "../../shared/domain/transitions/index.js";
import { normalisedAddress, webAddressesIn } from "../../shared/domain/web-address.js";
import type { FingerprintStore } from "../../shared/stores/fingerprints.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import { STATEMENT_BACKSTOP } from "../../shared/stores/statements.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";

export interface Corroboration {
  readonly reports: ReportStore;
  readonly fingerprints: FingerprintStore;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Ids of the other reports that name an address which this one names, earliest first. A look-up that fails is told and
 * done without: no emergency waits for it.
 */
export async function relatedTo(
  { id, text, urls }: Statement,
  { fingerprints, time, telemetry }: Corroboration,
): Promise<readonly string[]> {
  const addresses = new Set(
    [...urls, ...webAddressesIn(text)].map(normalisedAddress).filter((one) => one !== undefined),
  );
  if (addresses.size === 0) return [];
  const now = time.now();
  try {
    return await fingerprints.note({ id, receivedAt: now }, [...addresses], plus(now, STATEMENT_BACKSTOP));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    telemetry.record("transient-failure", { reportId: id, reason: error.code });
    return [];
  }
}

/** Lets the earlier reports point at this one as well. Safe to repeat. */
export async function pointBack(
  { id, related = [] }: Report,
  { reports, time, telemetry }: Corroboration,
): Promise<void> {
  const tell = async (other: string): Promise<void> => {
    const earlier = await reports.get(other);
    if (!earlier) return;
    const { applied } = await settle(reports, earlier, (current) => corroborated(current, id, time.now()));
    if (applied) telemetry.record("report-corroborated", { reportId: other, jurisdiction: earlier.jurisdiction });
  };
  await Promise.all(related.map(tell));
}
