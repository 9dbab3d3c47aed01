import * as z from "zod/mini";
import { JURISDICTIONS } from "../shared/domain/vocabulary.js";

/** What every message starts with. */
export const subject = {
  reportId: z
    .string()
    .check(z.regex(/^[0-9a-f]{32}$/), z.meta({ description: "Id of the report, derived from its receipt" })),
  jurisdiction: z.enum(JURISDICTIONS).check(z.meta({ description: "Country or region, ISO 3166" })),
};

/** A district or municipality of the jurisdiction's directory. */
export const place = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40));
