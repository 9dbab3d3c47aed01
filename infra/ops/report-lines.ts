import type { Notice } from "../../shared/domain/notices.js";
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
    partner,
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
    partner: partner?.id,
    // The partner's own number, by which it and we speak of the same case.
    case: partner?.case,
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
    ...(report.notices ?? []).map(noticeLine),
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
  const there = one.peer?.reference === undefined ? "" : `there ${one.peer.reference}`;
  const times = acknowledgeBy === undefined ? "" : `acknowledge by ${acknowledgeBy}`;
  const words = [...parts, `reminders ${reminders}`, there, times].filter((part) => part !== "");
  return `  dispatch ${index}: ${agency} (${role}, ${cause}) ${words.join(" · ")}`;
}

function noticeLine({ dispatch, state, delivery, at }: Notice, index: number): string {
  const parts = [`mail ${state}`, delivery ?? "", `asked for ${at}`].filter((part) => part !== "");
  return `  notice ${index + 1} to a hosting provider (dispatch ${dispatch}): ${parts.join(" · ")}`;
}

function historyLine({ at, code, dispatch, detail }: HistoryEntry): string {
  return `  ${at}  ${code}${dispatch === undefined ? "" : ` (dispatch ${dispatch})`}${detail === undefined ? "" : `: ${detail}`}`;
}
