import { plus } from "../../../../shared/domain/instant.js";
import type { Report } from "../../../../shared/domain/report.js";
import { memoryReports } from "../../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../../shared/telemetry/memory.js";
import { NOON } from "../../../../test/support/reports.js";
import { type ShowDeps, showReport } from "../show.js";
import { anOfficer, aStatement, POLICE, textOf } from "./case.js";

const officer = anOfficer(POLICE, "en");

/** The desk on doubles, where reports are looked at, at a time that tests move. */
export function aDesk(overrides: Partial<ShowDeps> = {}) {
  let now = NOON;
  const reports = memoryReports();
  const statements = memoryStatements();
  const telemetry = memoryTelemetry();
  const deps: ShowDeps = { reports, statements, telemetry, time: { now: () => now }, ...overrides };
  return {
    reports,
    statements,
    telemetry,
    deps,
    pass: (duration: number) => {
      now = plus(now, duration);
    },
    stored: async (report: Report, statement = aStatement(report.id)) => {
      await reports.create(report);
      await statements.create(statement, NOON);
      return report;
    },
    show: async (report: Report, index = 0, who = officer) => {
      const { statusCode, body = "" } = await showReport(who, `${report.id}.${index}`, deps);
      return { status: statusCode, body, text: textOf(body) };
    },
    looks: async (id: string) => (await reports.get(id))?.history.filter(({ code }) => code === "viewed"),
  };
}
