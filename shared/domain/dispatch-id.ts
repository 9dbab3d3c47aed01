import type { Dispatch, Report } from "./report.js";

/** `<report id>.<index>`: one dispatch, in links, threads and tags. Not a secret. */
export const dispatchIdOf = (reportId: string, index: number): string => `${reportId}.${index}`;

export interface DispatchId {
  readonly reportId: string;
  readonly index: number;
}

/** Undefined for anything that {@link dispatchIdOf} does not write. */
export function parseDispatchId(text: string): DispatchId | undefined {
  const [, reportId, index] = /^([0-9a-f]{32})\.(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  return reportId === undefined || index === undefined ? undefined : { reportId, index: Number(index) };
}

/** The dispatch of a report that a thread or link names, if it is of this report. */
export function dispatchIn(report: Report, { reportId, index }: DispatchId): Dispatch | undefined {
  return report.id === reportId ? report.dispatches[index] : undefined;
}
