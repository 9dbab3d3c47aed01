import * as z from "zod";
import { JURISDICTIONS } from "../shared/domain/vocabulary.js";

/** What every message starts with. */
export const subject = {
  reportId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .meta({ description: "Id of the report, derived from its receipt" }),
  jurisdiction: z.enum(JURISDICTIONS).meta({ description: "Country or region, ISO 3166" }),
};

/** A district or municipality of the jurisdiction's directory. */
export const place = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
