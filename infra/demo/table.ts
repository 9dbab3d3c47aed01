import { isDone, isRight, type Journey, milliseconds } from "./follow.js";

const COLUMNS = ["reference", "language", "category", "priority", "why", "agencies", "state", "ms", ""] as const;

/** One line a report, columns as wide as their widest cell. */
export function tableOf(journeys: readonly Journey[]): string {
  const rows = [[...COLUMNS], ...journeys.map(cellsOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => "─".repeat(width)).join("──"), ...body.map(line)].join("\n");
}

/** Where they are, in one line. */
export function progressOf(journeys: readonly Journey[]): string {
  const count = (is: (journey: Journey) => boolean): number => journeys.filter(is).length;
  const read = count(({ report }) => report?.reading !== undefined);
  const routed = count(({ report }) => (report?.dispatches.length ?? 0) > 0);
  return `posted ${journeys.length} · read ${read} · routed ${routed} · all mails arrived ${count(isDone)}`;
}

function cellsOf(journey: Journey): string[] {
  const { reference, report, sample, arrived } = journey;
  const { language = "–", category = "–", priority = "–", rules = [] } = report?.reading ?? {};
  const wrong = isRight(journey) ? "right" : `WRONG: wanted ${sample.expected.agencies.join(" ")}`;
  return [
    reference,
    language,
    category,
    priority,
    rules[0] ?? "–",
    arrived.join(" ") || "–",
    report?.state ?? "–",
    String(milliseconds(journey) ?? "–"),
    wrong,
  ];
}
