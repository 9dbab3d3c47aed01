import type { Instant } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import type { ReportStore } from "../../shared/stores/reports.js";

/** How far back a reference is looked for. By then a report is closed and erased. */
const MONTHS = 13;

/**
 * A report by its id, or by its reference. No table maps references to reports, so the months of its jurisdiction are
 * gone through, the latest first.
 */
export async function findReport(name: string, reports: ReportStore, now: Instant): Promise<Report | undefined> {
  if (/^[0-9a-f]{32}$/.test(name)) return reports.get(name);
  const reference = name.toUpperCase();
  const jurisdiction = JURISDICTIONS.find((one) => reference.startsWith(`${one}-`));
  if (!jurisdiction) return undefined;
  for (const month of monthsBack(now, MONTHS)) {
    for await (const page of reports.receivedIn(jurisdiction, month)) {
      const found = page.find((report) => report.reference === reference);
      if (found) return found;
    }
  }
  return undefined;
}

/** Months as `2026-11`, the current one first. */
export function monthsBack(now: Instant, count: number): string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back)).toISOString().slice(0, 7),
  );
}

/** The last reports of a jurisdiction that were read, the latest first. */
export async function recentReports(
  reports: ReportStore,
  jurisdiction: Report["jurisdiction"],
  count: number,
  now: Instant,
): Promise<readonly Report[]> {
  const found: Report[] = [];
  for (const month of monthsBack(now, MONTHS)) {
    for await (const page of reports.receivedIn(jurisdiction, month)) {
      found.push(...page.filter(({ reading }) => reading !== undefined));
      if (found.length >= count) return found.slice(0, count);
    }
  }
  return found;
}
