import { isOpen } from "../domain/dispatches.js";
import { permanent } from "../domain/errors.js";
import { isPast } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import { applied } from "../domain/transition.js";
import type { ReportStore } from "./reports.js";
import { agenciesOf } from "./update-expression.js";

/** The `reports` table in memory. `all` lets tests look at what a table scan would show. */
export function memoryReports(): ReportStore & { all(): Report[] } {
  const items = new Map<string, Report>();
  return {
    all: () => [...items.values()],

    async create(report) {
      if (items.has(report.id)) return false;
      items.set(report.id, report);
      return true;
    },

    async get(id) {
      return items.get(id);
    },

    async apply(id, transition) {
      const report = items.get(id);
      if (!report) throw permanent("report-missing");
      const after = applied(report, transition);
      if (!after) return { applied: false, report };
      items.set(id, after);
      return { applied: true, report: after };
    },

    async *due(now) {
      const waiting = [...items.values()].filter(({ dueAt }) => dueAt !== undefined && isPast(dueAt, now));
      yield waiting.sort((a, b) => ((a.dueAt ?? "") < (b.dueAt ?? "") ? -1 : 1));
    },

    async openAt(jurisdiction, agency) {
      return [...items.values()].filter(
        (report) =>
          report.jurisdiction === jurisdiction && isOpen(report) && agenciesOf(report.dispatches).includes(agency),
      );
    },

    async *receivedIn(jurisdiction, month) {
      const within = [...items.values()].filter(
        (report) => report.jurisdiction === jurisdiction && report.receivedAt.startsWith(month),
      );
      yield within.sort((a, b) => (a.receivedAt > b.receivedAt ? -1 : 1));
    },
  };
}
