import { CATEGORIES, type Category } from "../../shared/domain/vocabulary.js";
import { explain } from "../../shared/language/explanation.js";
import { firstTwo, type Judged, type Measures, pace, type Share } from "./measures.js";

type Figure = Exclude<keyof Measures, "reports" | "confusion">;

/** In the order of the issue, with what each is to reach. */
const FIGURES: readonly (readonly [Figure, string, string])[] = [
  ["language", "language", "≥ 98 %"],
  ["categoryTop1", "category first", "≥ 80 %"],
  ["categoryTop2", "category first two", "≥ 92 %"],
  ["macroF1", "category macro F1", "≥ 0.78"],
  ["priorityAgreement", "priority alike", ""],
  ["immediateRecall", "immediate found", "≥ 85 %"],
  ["immediateOrUrgentRecall", "immediate or urgent", "≥ 95 %"],
  ["underTriage", "under-triage", "≤ 8 %"],
  ["overTriage", "over-triage", "≤ 25 %"],
  ["held", "held", "≤ 15 %"],
];

const NAME = 20;
const CELL = 17;

/** One column a group: each share with Wilson's 95 % interval. */
export function summaryLines(groups: readonly { name: string; measures: Measures }[]): string[] {
  const head = `${"".padEnd(NAME)}${"to reach".padEnd(10)}`;
  return [
    head + groups.map(({ name, measures }) => `${name} (${measures.reports})`.padEnd(CELL)).join(""),
    ...FIGURES.map(
      ([figure, name, goal]) =>
        name.padEnd(NAME) +
        goal.padEnd(10) +
        groups.map(({ measures }) => told(measures[figure]).padEnd(CELL)).join(""),
    ),
  ];
}

function told(figure: number | Share): string {
  if (typeof figure === "number") return figure.toFixed(3);
  const { share, low, high } = figure;
  return share === undefined ? "–" : `${percent(share)} (${percent(low)}–${percent(high)})`;
}

const percent = (share: number) => (share * 100).toFixed(share > 0.9995 ? 0 : 1);

/** Rows: what it is; columns: what it was read as, by the first letters of the category. */
export function confusionLines({ confusion }: Measures): string[] {
  const short = (category: Category) => category.slice(0, 6);
  return [
    "what it is ↓, read as →".padEnd(NAME + 4) + CATEGORIES.map((category) => short(category).padStart(7)).join(""),
    ...confusion.map(
      (row, at) =>
        (CATEGORIES[at] ?? "").padEnd(NAME + 4) +
        row.map((count) => (count === 0 ? "·" : String(count)).padStart(7)).join(""),
    ),
  ];
}

/** What was read worst, the most dangerous first: how far too low, then too high, then another category. */
export function missLines(judged: readonly Judged[], most: number, texts: boolean): string[] {
  const worst = judged
    .map((one) => ({ ...one, cost: costOf(one) }))
    .filter(({ cost }) => cost > 0)
    .toSorted((a, b) => b.cost - a.cost);
  return [
    `${worst.length} missed in some way; the worst ${Math.min(most, worst.length)}:`,
    ...worst.slice(0, most).flatMap(({ report, reading }) => ["", ...explained({ report, reading }, texts)]),
  ];
}

function explained({ report, reading }: Judged, texts: boolean): string[] {
  const { reasons, findings, categories, language } = explain("en", reading);
  const likely = categories.slice(0, 3).map((one) => `${one.name} ${one.likely.toFixed(2)}`);
  const found = findings.map(({ text, passages }) => `${text} (${placesOf(passages)})`);
  return [
    `${report.id}  is ${report.category}, ${report.priority}; read as ${firstTwo(reading).join(" or ")}, ${reading.priority}${reading.hold ? ", held" : ""}`,
    `  rules: ${reading.rules.join(", ")}`,
    ...reasons.map((text) => `  ${text}`),
    `  found: ${found.join("; ") || "nothing"}`,
    `  likely: ${likely.join("; ")} · ${language.name} by ${language.margin}`,
    ...(texts ? [`  “${report.text}”`] : []),
  ];
}

const placesOf = (passages: readonly { readonly start: number; readonly end: number }[]) =>
  passages.map(({ start, end }) => `${start}–${end}`).join(", ");

/** Too low weighs most, and more the further; a wrong category alone least. */
function costOf({ report, reading }: Judged): number {
  const late = pace(reading.priority) - pace(report.priority);
  const wrong = report.category === reading.category ? 0 : firstTwo(reading).includes(report.category) ? 0.25 : 0.5;
  return (late > 0 ? 10 * late : -late) + wrong;
}
