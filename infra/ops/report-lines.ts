import type { Dispatch, HistoryEntry, Report } from "../../shared/domain/report.js";

/** A report for ops teams, as lines: its decisions and its way, no word of what was written. */

/** One line: what it is, how far it is, and who has it. */
export function summaryOf({ reference, state, reading, receivedAt, dueAt, dispatches }: Report): string {
  const { priority = "unread", category = "–" } = reading ?? {};
  const agencies = dispatches.map(({ agency, role, answer, state: mail }) => {
    const standing = answer === "none" ? mail : answer;
    return `${agency}${role === "informed" ? " (informed)" : ""}: ${standing}`;
  });
  return [reference, state, priority, category, `received ${receivedAt}`, `due ${dueAt ?? "never"}`, ...agencies].join(
    "  ",
  );
}

export function linesOf(report: Report): string[] {
  const {
    id,
    locale,
    danger,
    reporter,
    age,
    place,
    chosenCategory,
    institution,
    reading,
    corrections,
    related,
    attempts,
  } = report;
  const facts = Object.entries({
    id,
    locale,
    danger,
    reporter,
    age,
    place,
    chosenCategory,
    institution,
    attempts,
    language: reading?.language,
    secondary: reading?.secondary.join(" "),
    hold: reading?.hold,
    rules: reading?.rules.join(" "),
    version: reading?.version,
    corrections: corrections?.length,
    related: related?.join(" "),
  }).filter(([, value]) => value !== undefined && value !== "");
  return [
    summaryOf(report),
    ...facts.map(([name, value]) => `  ${name}: ${String(value)}`),
    ...report.dispatches.map(dispatchLine),
    ...report.history.map(historyLine),
  ];
}

function dispatchLine(one: Dispatch, index: number): string {
  const { agency, role, cause, state, letter, answer, address, number, reminders, acknowledgeBy, delivery } = one;
  const parts = [
    `mail ${state} (${letter})`,
    delivery ?? "",
    `answer ${answer}`,
    `address ${address}`,
    `mails ${number + 1}`,
  ];
  const times = acknowledgeBy === undefined ? "" : `acknowledge by ${acknowledgeBy}`;
  const words = [...parts, `reminders ${reminders}`, times].filter((part) => part !== "");
  return `  dispatch ${index}: ${agency} (${role}, ${cause}) ${words.join(" · ")}`;
}

function historyLine({ at, code, dispatch, detail }: HistoryEntry): string {
  return `  ${at}  ${code}${dispatch === undefined ? "" : ` (dispatch ${dispatch})`}${detail === undefined ? "" : `: ${detail}`}`;
}
