import type * as z from "zod/mini";
import { parseReceipt, reportIdOf } from "../domain/receipt.js";
import type { Report } from "../domain/report.js";
import type { State } from "../domain/states.js";
import type { ReportStore } from "../stores/reports.js";
import type { followed } from "./answers.js";

/** How far a report is, in the reporter's terms. */
export type Progress = Follow["progress"];

/**
 * The report of a receipt, in whatever state. A mistyped receipt is told by its check character, before any look-up.
 *
 * @throws Failure `transient: reports-unavailable`.
 */
export async function findReport(
  typed: string,
  reports: Pick<ReportStore, "get">,
): Promise<Report | "mistyped" | "unknown"> {
  const parsed = parseReceipt(typed);
  if (!parsed.ok) return "mistyped";
  return (await reports.get(reportIdOf(parsed.receipt))) ?? "unknown";
}

/** Undefined for a report that is withdrawn or erased: nobody is told that it ever was there. */
export function progressOf({ state, dispatches }: Pick<Report, "state" | "dispatches">): Progress | undefined {
  // Routed anew, to one more agency: others have it already.
  if (state === "routed" && dispatches.some(({ sentAt }) => sentAt !== undefined)) return "with-agency";
  return PROGRESS_OF[state];
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

/** What a program is told of it. */
export type Follow = z.infer<typeof followed>;

/**
 * A receipt that was never given, and one whose report is withdrawn or erased, cost the same look-up and get the same
 * answer.
 *
 * @throws Failure `transient: reports-unavailable`.
 */
export async function follow(
  typed: string,
  reports: Pick<ReportStore, "get">,
): Promise<Follow | "mistyped" | "unknown"> {
  const report = await findReport(typed, reports);
  if (typeof report === "string") return report;
  const progress = progressOf(report);
  return progress ? { reference: report.reference, progress, receivedAt: report.receivedAt } : "unknown";
}
