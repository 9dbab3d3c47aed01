import type * as z from "zod/v4/core";
import type { ZodOpenApiOverride } from "zod-openapi";

/**
 * What zod leaves out, and what it says too much. What XARF's fields ask for stands in the parameters of their checks
 * (`shared/xarf/fields.ts`), where zod doesn't look.
 */
export const corrected: ZodOpenApiOverride = ({ zodSchema, jsonSchema }) => {
  // Numbers of JSON have no such bounds: JavaScript has.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (Number.isInteger(jsonSchema.const)) jsonSchema.type = "integer";
  // Of zod's `readonly`, which is about types, and not what OpenAPI means by it.
  delete jsonSchema.readOnly;
  for (const check of zodSchema._zod.def.checks ?? []) Object.assign(jsonSchema, demandOf(check._zod.def));
};

function demandOf(def: z.$ZodCheckDef): object {
  const params = "params" in def && typeof def.params === "object" && def.params !== null ? def.params : {};
  const { code, expected, max }: { code?: unknown; expected?: unknown; max?: unknown } = { ...params };
  if (code === "xarf-too-long") return { maxLength: max };
  if (code === "xarf-version-unsupported") return { pattern: String.raw`^4\.[0-9]+\.[0-9]+$` };
  if (code !== "xarf-format" || typeof expected !== "string") return {};
  if (expected === "integer") return { type: "integer" };
  return expected.startsWith("^") ? { pattern: expected } : { format: expected };
}
