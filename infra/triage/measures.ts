import type { Reading } from "../../shared/domain/reading.js";
import { CATEGORIES, type Category, PRIORITIES, type Priority } from "../../shared/domain/vocabulary.js";
import type { LabelledReport } from "./labelled-report.js";

/** A report, what a trained reader says of it, and what triage made of it. */
export interface Judged {
  readonly report: LabelledReport;
  readonly reading: Reading;
}

/** So many of so many, with the interval that holds the true share in 95 of 100 cases. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** Undefined when there is nothing to count. */
  readonly share: number | undefined;
  readonly low: number;
  readonly high: number;
}

export interface Measures {
  readonly reports: number;
  readonly language: Share;
  readonly categoryTop1: Share;
  readonly categoryTop2: Share;
  /** Mean over the categories that occur of the harmonic mean of precision and recall. */
  readonly macroF1: number;
  readonly priorityAgreement: Share;
  readonly immediateRecall: Share;
  readonly immediateOrUrgentRecall: Share;
  /** Read as less pressing than it is. */
  readonly underTriage: Share;
  readonly overTriage: Share;
  readonly held: Share;
  /** Rows: what it is; columns: what it was read as; both in the order of the guide. */
  readonly confusion: readonly (readonly number[])[];
}

/** What the triage issue counts, over any set of judged reports. */
export function measure(judged: readonly Judged[]): Measures {
  const share = (hit: (one: Judged) => boolean, among: readonly Judged[] = judged) =>
    shareOf(among.filter(hit).length, among.length);
  const pressing = judged.filter(({ report }) => pace(report.priority) <= pace("urgent"));
  return {
    reports: judged.length,
    language: share(({ report, reading }) => report.language === reading.language),
    categoryTop1: share(({ report, reading }) => report.category === reading.category),
    categoryTop2: share(({ report, reading }) => firstTwo(reading).includes(report.category)),
    macroF1: macroF1(judged),
    priorityAgreement: share(({ report, reading }) => report.priority === reading.priority),
    immediateRecall: share(
      ({ reading }) => reading.priority === "immediate",
      judged.filter(({ report }) => report.priority === "immediate"),
    ),
    immediateOrUrgentRecall: share(({ reading }) => pace(reading.priority) <= pace("urgent"), pressing),
    underTriage: share(({ report, reading }) => pace(reading.priority) > pace(report.priority)),
    overTriage: share(({ report, reading }) => pace(reading.priority) < pace(report.priority)),
    held: share(({ reading }) => reading.hold),
    confusion: CATEGORIES.map((is) =>
      CATEGORIES.map(
        (as) => judged.filter(({ report, reading }) => report.category === is && reading.category === as).length,
      ),
    ),
  };
}

/** The chosen category, and the one that came next. */
export function firstTwo({ category, scores }: Reading): Category[] {
  const points = (one: Category) => scores[one] ?? 0;
  const [next] = CATEGORIES.filter((one) => one !== category && points(one) > 0).toSorted(
    (a, b) => points(b) - points(a),
  );
  return next === undefined ? [category] : [category, next];
}

/** 0 is the most pressing. */
export const pace = (priority: Priority) => PRIORITIES.indexOf(priority);

function macroF1(judged: readonly Judged[]): number {
  const occurring = CATEGORIES.filter((category) => judged.some(({ report }) => report.category === category));
  const each = occurring.map((category) => {
    const right = judged.filter(({ report, reading }) => report.category === category && reading.category === category);
    const is = judged.filter(({ report }) => report.category === category).length;
    const as = judged.filter(({ reading }) => reading.category === category).length;
    return (2 * right.length) / (is + as);
  });
  return each.length === 0 ? 0 : each.reduce((sum, one) => sum + one, 0) / each.length;
}

/** 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/** Wilson's score interval (E. B. Wilson, JASA 1927): holds for small samples and for shares near 0 and 1. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: undefined, low: 0, high: 1 };
  const share = count / of;
  const widened = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / widened;
  const half = (Z / widened) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { count, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
