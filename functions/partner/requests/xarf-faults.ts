import type { FieldProblem } from "../../../shared/http/respond.js";
import type { XarfFault } from "../../../shared/xarf/fault.js";

/** What is wrong with each field of a XARF report and what is taken, in English. Never repeats what was sent. */
export function explainXarf(faults: readonly XarfFault[]): readonly FieldProblem[] {
  return faults.map((fault) => ({ field: fault.field, code: fault.code, detail: detailOf(fault) }));
}

function detailOf({ code, expected, accepted = [], min, max }: XarfFault): string {
  const taken = accepted.length > 0 ? ` Accepted: ${accepted.join(", ")}.` : "";
  switch (code) {
    case "xarf-version-unsupported":
      return `This version of XARF is not accepted.${taken || " Accepted: 4."}`;
    case "xarf-type-unmapped":
      return `Reports of this category and type are none of ours.${taken}`;
    case "xarf-missing":
      return "The specification demands this field.";
    case "xarf-wrong-type":
      return `A value of the wrong type. Accepted: ${expected ?? "what the specification says"}.`;
    case "xarf-format":
      return `The value has not the form that the specification demands${expected === undefined ? "" : `: ${expected}`}.`;
    case "xarf-value-unknown":
      return `The specification knows no such value.${taken}`;
    case "xarf-field-unknown":
      return "The specification knows no such field.";
    case "xarf-out-of-range":
      return `The value is out of range${rangeOf(min, max)}.`;
    case "xarf-too-long":
      return `The value is too long${rangeOf(min, max)}.`;
    case "xarf-too-many":
      return `There are too many${rangeOf(min, max)}.`;
    case "xarf-too-few":
      return `There are too few${rangeOf(min, max)}.`;
    case "evidence-refused":
      return "Evidence itself must not be sent for this type: send hashes and addresses.";
    case "evidence-type-refused":
      return `Evidence of this type is not accepted.${taken}`;
    case "evidence-not-base64":
      return "The payload is no base64.";
    case "evidence-not-text":
      return "The payload is no text, and media is not accepted.";
    case "evidence-hash-mismatch":
      return "The hash is not that of the payload.";
    case "media-refused":
    case "data-uri":
      return "Media is not accepted: no files, images, recordings, or data: URIs.";
  }
}

function rangeOf(min?: number, max?: number): string {
  const bounds = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  return bounds.length > 0 ? `: ${bounds.join(", ")}` : "";
}
