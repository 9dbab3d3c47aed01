import { Failure, transient } from "../domain/errors.js";
import type { Report } from "../domain/report.js";
import { withdrawn } from "../domain/transitions/index.js";
import { settle } from "../stores/settle.js";
import { reasonOf } from "../telemetry/telemetry.js";
import { announce } from "./announce.js";
import type { LaterDeps } from "./later-deps.js";
import { progressOf } from "./progress.js";

/**
 * Withdraws a report, erases what was written, and tells those who had it. Once the report says so it is withdrawn: what
 * fails after that, the clock completes. Safe to repeat.
 *
 * @throws Failure `transient` when it could not be withdrawn; the same may be posted again.
 */
export async function takeBack(report: Report, deps: LaterDeps): Promise<void> {
  const { reports, statements, time, telemetry } = deps;
  const { applied, report: after } = await settle(reports, report, (current) => withdrawn(current, time.now()));
  if (progressOf(after)) throw transient("report-busy");
  const facts = { reportId: after.id, jurisdiction: after.jurisdiction };
  if (applied) telemetry.record("report-withdrawn", facts);
  try {
    await statements.erase(after.id);
  } catch (error) {
    if (error instanceof Failure) telemetry.record("transient-failure", { ...facts, reason: error.code });
    else telemetry.record("unknown-failure", { ...facts, ...reasonOf(error) });
  }
  await announce(after, { danger: false }, deps);
}
