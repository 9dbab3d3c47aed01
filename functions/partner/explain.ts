import { explain as explainField } from "../../shared/acceptance/explain.js";
import { FORWARDED_LIMITS, type ForwardedFault } from "../../shared/acceptance/forwarded.js";
import { type Jurisdiction, PRIORITIES } from "../../shared/domain/vocabulary.js";
import type { FieldProblem } from "../../shared/http/respond.js";
import { MOST_AT_ONCE } from "./schemas.js";

/** What is wrong with each field and what is accepted, in English. Never repeats what was sent. */
export function explain(faults: readonly ForwardedFault[], explaining: Explaining): readonly FieldProblem[] {
  return faults.map((fault) => ({ ...fault, detail: detailOf(fault, explaining) }));
}

interface Explaining {
  /** The jurisdictions of this deployment. */
  readonly served: readonly Jurisdiction[];
  /** The names of the fields that there are. */
  readonly accepted: readonly string[];
}

function detailOf({ field, code }: ForwardedFault, { served, accepted }: Explaining): string {
  if (field === "reports" && code === "wrong-type") return "A value of the wrong type. Accepted: array of objects.";
  switch (code) {
    case "media-refused":
      return "Media is not accepted: no files, images, recordings, evidence, or data: URIs. Accepted: words and links.";
    case "priority-unknown":
      return `Accepted: ${PRIORITIES.join(", ")}, or leave it out.`;
    case "done-too-long":
      return `Up to ${FORWARDED_LIMITS.done} characters are accepted.`;
    case "case-invalid":
      return `Accepted: 1 to ${FORWARDED_LIMITS.case} characters out of A–Z, a–z, 0–9, and . _ / -`;
    case "batch-size":
      return `From 1 to ${MOST_AT_ONCE} reports are accepted at once.`;
    case "field-unknown":
      return `There is a field that is not known here. Accepted: ${accepted.join(", ")}.`;
    default: {
      const [one] = explainField([{ field, code }], { locale: "en", reader: "program", served });
      return one?.detail ?? "";
    }
  }
}
