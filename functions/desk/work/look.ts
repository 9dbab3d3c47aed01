import { transient } from "../../../shared/domain/errors.js";
import { type Instant, minutes, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { remarked } from "../../../shared/domain/transitions/index.js";
import { settle } from "../../../shared/stores/settle.js";
import type { DeskDeps } from "../desk-deps.js";
import { type Case, isGone } from "./case.js";

/** A page that is loaded again is the same look. */
export const ONE_LOOK = minutes(1);
/** So that a page which loads itself for days can't fill a report's row (400 KB) until nothing can be written to it. */
const LONGEST_HISTORY = 2_000;

export type LookDeps = Pick<DeskDeps, "reports" | "telemetry">;

/**
 * Records that somebody looks at a statement, before it is read. Gives the report after that.
 *
 * @throws Failure `transient` when it can't be recorded: then there are no words to be seen.
 */
export async function recorded({ report, index }: Case, now: Instant, deps: LookDeps): Promise<Report> {
  const isRecorded = ({ history }: Report) => {
    if (history.length >= LONGEST_HISTORY) return true;
    const last = history.findLast(({ code, dispatch }) => code === "viewed" && dispatch === index);
    return last !== undefined && last.at > plus(now, -ONE_LOOK);
  };
  if (isRecorded(report)) return report;
  const { applied, report: after } = await settle(deps.reports, report, (current) =>
    isRecorded(current)
      ? { from: [], version: current.version }
      : remarked(current, "viewed", { dispatch: index }, now),
  );
  if (!applied && !isRecorded(after) && !isGone(after)) throw transient("look-unrecorded");
  if (applied) {
    const { id, jurisdiction } = after;
    deps.telemetry.record("statement-viewed", { reportId: id, jurisdiction, dispatch: index });
  }
  return after;
}
