import { LIMITS } from "../../../shared/acceptance/submission.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import { follow } from "../../../shared/language/follow.js";

/** What can be wrong with what was sent; each has its text in every locale. */
type FaultCode =
  | "receipt-missing"
  | "receipt-mistyped"
  | "receipt-unknown"
  | "text-missing"
  | "text-too-long"
  | "data-uri"
  | "confirm-missing"
  | "not-shown"
  | "not-sent"
  | "not-withdrawn";

export interface Fault {
  /** Absent where no field is at fault. */
  readonly field?: "receipt" | "text" | "confirm";
  readonly code: FaultCode;
}

export const faultText = (locale: Locale, { code }: Fault): string =>
  follow(locale, `problem.${code}`, { max: LIMITS.text });

/** What is wrong with one field, in words. */
export const problemsOf = (locale: Locale, faults: readonly Fault[], name: Fault["field"]): string[] =>
  faults.filter(({ field }) => field === name).map((fault) => faultText(locale, fault));

/** What is wrong with a receipt that leads to no report. */
export function receiptFault(typed: string, found: "mistyped" | "unknown"): Fault {
  if (typed.trim() === "") return { field: "receipt", code: "receipt-missing" };
  return { field: "receipt", code: found === "mistyped" ? "receipt-mistyped" : "receipt-unknown" };
}
