import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import type { State } from "../../shared/domain/states.js";
import type { ReportStore } from "../../shared/stores/reports.js";

/** How far a report is, in the reporter's terms. */
type Progress = "received" | "with-agency" | "taken-on" | "closed";

export interface Follow {
  readonly reference: string;
  readonly progress: Progress;
  readonly receivedAt: string;
}

/**
 * A mistyped receipt is told by its check character, before any look-up. A receipt that was never given, and one whose
 * report is withdrawn or erased, cost the same look-up and get the same answer.
 *
 * @throws Failure `transient: reports-unavailable`.
 */
export async function follow(typed: string, reports: ReportStore): Promise<Follow | "mistyped" | "unknown"> {
  const parsed = parseReceipt(typed);
  if (!parsed.ok) return "mistyped";
  const report = await reports.get(reportIdOf(parsed.receipt));
  const progress = report && PROGRESS_OF[report.state];
  return progress ? { reference: report.reference, progress, receivedAt: report.receivedAt } : "unknown";
}

const PROGRESS_OF: Readonly<Record<State, Progress | undefined>> = {
  received: "received",
  classified: "received",
  routed: "received",
  held: "with-agency",
  dispatched: "with-agency",
  returned: "with-agency",
  acknowledged: "taken-on",
  closed: "closed",
  withdrawn: undefined,
  erased: undefined,
};
