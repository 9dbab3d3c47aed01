import { dispatchIdOf, parseDispatchId } from "../../../shared/domain/dispatch-id.js";
import { isAnswered, isOpen } from "../../../shared/domain/dispatches.js";
import { type Instant, isPast } from "../../../shared/domain/instant.js";
import type { Reading } from "../../../shared/domain/reading.js";
import type { Dispatch, Report } from "../../../shared/domain/report.js";
import type { ReportStore } from "../../../shared/stores/reports.js";
import type { Officer } from "../officer.js";

/** A dispatch of the officer's agency, with the report it is of: what the desk works on. */
export interface Case {
  readonly report: Report;
  readonly reading: Reading;
  readonly index: number;
  readonly dispatch: Dispatch;
}

/** Undefined where there is no such dispatch. A report is read before it has any. */
export function caseAt(report: Report, index: number): Case | undefined {
  const dispatch = report.dispatches[index];
  const { reading } = report;
  return dispatch && reading ? { report, reading, index, dispatch } : undefined;
}

/** The case that an address names. A dispatch of another agency is as unknown as one that there never was. */
export async function findCase(
  officer: Officer,
  dispatchId: string,
  reports: Pick<ReportStore, "get">,
): Promise<Case | undefined> {
  const id = parseDispatchId(dispatchId);
  const report = id && (await reports.get(id.reportId));
  return report && casesOf(officer, report).find(({ index }) => index === id.index);
}

/** All that an officer's agency has of a report, the first one first. */
export function casesOf({ jurisdiction, agency }: Officer, report: Report): Case[] {
  if (report.jurisdiction !== jurisdiction) return [];
  return report.dispatches
    .map((_, index) => caseAt(report, index))
    .filter((one) => one !== undefined)
    .filter(({ dispatch }) => dispatch.agency === agency.id);
}

export const caseIdOf = ({ report, index }: Pick<Case, "report" | "index">): string => dispatchIdOf(report.id, index);

/** Who gave a report back, or handed it over, has no need to read it any more. */
export const isReturned = ({ dispatch }: Pick<Case, "dispatch">): boolean => dispatch.answer === "returned";

/** Where a dispatch stands, in the words of the desk. */
export type Standing =
  | "awaited"
  | "overdue"
  | "acknowledged"
  | "elsewhere"
  | "informed"
  | "returned"
  | "closed"
  | "over"
  | "failed"
  | "called-off"
  | "withdrawn"
  | "erased";

export function standingOf({ report, index, dispatch }: Omit<Case, "reading">): Standing {
  const { answer, role, state } = dispatch;
  if (state === "called-off") return state;
  if (report.state === "withdrawn" || report.state === "erased") return report.state;
  if (answer === "returned" || answer === "closed") return answer;
  if (state === "failed") return state;
  if (!isOpen(report)) return "over";
  if (answer === "acknowledged") return answer;
  if (role === "informed") return "informed";
  if (isAnswered(report.dispatches, index)) return "elsewhere";
  return answer === "overdue" ? "overdue" : "awaited";
}

/** An answer of the agency is waited for. */
export const isAwaiting = (standing: Standing): boolean => standing === "awaited" || standing === "overdue";

/** An answer is waited for, and the time for it is over. */
export function isLate(one: Case, now: Instant): boolean {
  const { acknowledgeBy } = one.dispatch;
  const standing = standingOf(one);
  return (
    standing === "overdue" || (standing === "awaited" && acknowledgeBy !== undefined && isPast(acknowledgeBy, now))
  );
}

/** The agency may still do something about it. */
export const isWorkable = (standing: Standing): boolean =>
  isAwaiting(standing) || ["acknowledged", "elsewhere", "informed"].includes(standing);

/** What the reporter wrote is no longer there, or about to go. */
export const isGone = ({ state }: Pick<Report, "state">): boolean => state === "withdrawn" || state === "erased";
