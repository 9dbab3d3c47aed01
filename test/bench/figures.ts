/** One line of the result: a figure of the design, what was measured, and what is to be reached. */
export interface Figure {
  readonly figure: string;
  readonly measured: string;
  /** Absent: only for information. */
  readonly toReach?: string;
  readonly met?: boolean;
}

/** What one row of the bench found: its figures, a table of details, and everything it measured, for the JSON. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly details: readonly Readonly<Record<string, string | number>>[];
  readonly data: unknown;
}

/** @throws when there is nothing to take the middle of. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("the median of nothing");
  return (low + high) / 2;
}

/** A measured value that must not be above `most` (or not below `least`), with its unit behind it. */
export function bounded(
  name: string,
  value: number,
  { least, most, unit = "" }: { readonly least?: number; readonly most?: number; readonly unit?: string },
): Figure {
  const met = (least === undefined || value >= least) && (most === undefined || value <= most);
  const sign = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  return { figure: name, measured: `${round(value)}${unit}`, toReach: `${sign}${unit}`, met };
}

/** Three significant digits: no figure here is known any better. */
export const round = (value: number): number => Number(value.toPrecision(3));

export function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? "")))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    console.log(`  ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
  console.log();
}
