import { type Classified, classifiedEvent } from "../../events/classified.js";
import type { Received } from "../../events/received.js";
import { asksForTraining } from "../../shared/directory/plan.js";
import { isOpen } from "../../shared/domain/dispatches.js";
import { duplicate, type Failure, permanent } from "../../shared/domain/errors.js";
import type { Reading, ReadingInput } from "../../shared/domain/reading.js";
import { laneOfReport } from "../../shared/domain/report.js";
import { classified } from "../../shared/domain/transitions/index.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import { type Corroboration, pointBack, relatedTo } from "./corroborate.js";

export interface ClassifyDeps extends Corroboration {
  readonly statements: StatementStore;
  readonly read: (input: ReadingInput) => Reading;
  readonly route: Send<Classified>;
}

/**
 * Reads a report, records what was read and why, then tells the router.
 * Safe to repeat: a report that is classified already is only announced again.
 */
export async function classify(event: Received, deps: ClassifyDeps): Promise<void> {
  const { reports, statements, time, telemetry } = deps;
  const statement = await statements.get(event.reportId);
  if (!statement) throw await withoutStatement(event, deps);

  const reading = deps.read({ ...event, text: statement.text, urls: statement.urls });
  // Two schools that name one web page have nothing to do with each other, and neither with a report of harm about it.
  const training = asksForTraining({ institution: event.institution, reading });
  const related = training ? [] : await relatedTo(statement, deps);
  const { applied, report } = await reports.apply(event.reportId, classified(reading, time.now(), related));
  if (report.state === "classified" && report.reading) {
    await deps.route(classifiedEvent(report, report.reading), laneOfReport(report));
  }
  await pointBack(report, deps);
  if (report.state !== "classified") throw duplicate("report-moved-on");
  if (applied) telemetry.record("report-classified", { reportId: report.id, jurisdiction: report.jurisdiction });
}

/** It is gone because the reporter took the report back, or it should be there. */
async function withoutStatement({ reportId }: Received, { reports }: ClassifyDeps): Promise<Failure> {
  const report = await reports.get(reportId);
  return report && isOpen(report) ? permanent("statement-missing") : duplicate("report-withdrawn");
}
