import { journeyOf } from "../../../shared/acceptance/journey.js";
import { progressOf } from "../../../shared/acceptance/progress.js";
import { summaryOf } from "../../../shared/acceptance/summary.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Message } from "../../../shared/domain/statement.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PartnerEvent } from "../answer.js";
import type { PartnerDeps } from "../partner-deps.js";
import type { Details } from "../schemas.js";
import { type Told, told } from "../told.js";
import { findOwn, isRefused } from "./own.js";

/** How far a report is, in whose hands, what came of it, and what was asked and answered. */
export async function showReport(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told<Details>> {
  const report = await findOwn(event, partner, deps);
  if (isRefused(report)) return report;
  deps.telemetry.record("partner-told", { partner: partner.id });
  const summary = summaryOf(report);
  // Its words are gone, and nobody has it any more.
  if (!progressOf(report)) return told({ ...summary, steps: [], agencies: [], messages: [] });
  const { steps, expected, holders } = journeyOf(report, deps.time.now());
  const messages = await deps.statements.messages(report.id);
  return told({
    ...summary,
    steps: steps.map(({ progress, at }) => ({ progress, ...(at !== undefined && { at }) })),
    ...(expected !== undefined && { expected }),
    agencies: holders.map(({ agency, does }) => ({ id: agency, does })),
    messages: messages.flatMap((one) => shown(one, report)),
  });
}

/** Notes stay among agencies. */
function shown({ at, kind, dispatch, text }: Message, { dispatches }: Report): Details["messages"] {
  if (kind === "note") return [];
  const agency = dispatch === undefined ? undefined : dispatches[dispatch]?.agency;
  return [{ at, kind, text, ...(agency !== undefined && { agency }) }];
}
