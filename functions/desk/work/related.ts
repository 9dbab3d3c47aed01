import type { Report } from "../../../shared/domain/report.js";
import type { ReportStore } from "../../../shared/stores/reports.js";
import type { Officer } from "../officer.js";
import { caseIdOf, casesOf } from "./case.js";

/** Other reports that name the same web address. */
export interface Related {
  readonly shown: readonly {
    readonly report: Report;
    /** The agency's own dispatch of it, if it has one. */
    readonly caseId?: string;
  }[];
  /** How many are left out. */
  readonly more: number;
}

/** Each is a read of its own: of a page that hundreds report, the latest say enough. */
const MOST = 20;

export async function relatedTo(
  { related = [] }: Report,
  officer: Officer,
  reports: Pick<ReportStore, "get">,
): Promise<Related> {
  const found = await Promise.all(related.slice(-MOST).map((id) => reports.get(id)));
  const shown = found
    .filter((report) => report !== undefined)
    .toReversed()
    .map((report) => {
      const own = casesOf(officer, report).at(-1);
      return { report, ...(own && { caseId: caseIdOf(own) }) };
    });
  return { shown, more: Math.max(related.length - MOST, 0) };
}
