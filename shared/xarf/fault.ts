import * as z from "zod/mini";

/** What is wrong with a XARF report. Each code has its text in the catalogue of problems. */
export const XARF_FAULT_CODES = [
  "xarf-version-unsupported",
  "xarf-type-unmapped",
  "xarf-missing",
  "xarf-wrong-type",
  "xarf-format",
  "xarf-value-unknown",
  "xarf-field-unknown",
  "xarf-out-of-range",
  "xarf-too-long",
  "xarf-too-many",
  "xarf-too-few",
  "evidence-refused",
  "evidence-type-refused",
  "evidence-not-base64",
  "evidence-not-text",
  "evidence-hash-mismatch",
  "media-refused",
  "data-uri",
] as const;
export type XarfFaultCode = (typeof XARF_FAULT_CODES)[number];

/** Says what would be right, never what was sent. */
export interface XarfFault {
  /** The field's path: `evidence.0.hash`; `body` for the whole. */
  readonly field: string;
  readonly code: XarfFaultCode;
  /** The type, format or pattern that is asked for. */
  readonly expected?: string;
  /** The values that are taken. */
  readonly accepted?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/** What a field of a schema asks for: travels as the parameters of the schema's issue. */
export const demand = z.strictObject({
  code: z.enum(XARF_FAULT_CODES),
  expected: z.exactOptional(z.string()),
  accepted: z.exactOptional(z.array(z.string())),
  max: z.exactOptional(z.number()),
});
export type Demand = z.infer<typeof demand>;

/** Where a schema or a check stands, as callers read it. A name that the sender made up is cut. */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => String(part).slice(0, 40)).join(".") || "body";
