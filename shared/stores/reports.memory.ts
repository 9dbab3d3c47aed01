import { isOpen } from "../domain/dispatches.js";
import { permanent } from "../domain/errors.js";
import { isPast } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import { applied } from "../domain/transition.js";
import { MOST_TO_TELL, PARTNER_PAGE, type PlaceInList, type ReportStore } from "./reports.js";
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

    async ofPartner(partner, since, after) {
      const own = [...items.values()]
        .filter((report) => report.partner?.id === partner && (since === undefined || report.receivedAt >= since))
        .sort((a, b) => (isAfter(a, b) ? 1 : -1));
      const ahead = own.filter((report) => after === undefined || isAfter(report, after));
      const reports = ahead.slice(0, PARTNER_PAGE);
      const last = ahead.length > PARTNER_PAGE ? reports.at(-1) : undefined;
      return { reports, ...(last && { last }) };
    },

    async toTell(partner, now) {
      return [...items.values()]
        .filter((report) => report.partner?.id === partner && report.tellAt !== undefined && isPast(report.tellAt, now))
        .sort((a, b) => ((a.tellAt ?? "") < (b.tellAt ?? "") ? -1 : 1))
        .slice(0, MOST_TO_TELL);
    },
  };
}

const isAfter = (one: PlaceInList, other: PlaceInList): boolean =>
  one.receivedAt === other.receivedAt ? one.id > other.id : one.receivedAt > other.receivedAt;
