import * as z from "zod";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";

/** What the edge stack puts into this function's environment. */
export const env = z
  .object({
    REPORTS_TABLE: z.string().min(1),
    STATEMENTS_TABLE: z.string().min(1),
    CLASSIFY_EXPRESS_URL: z.url(),
    CLASSIFY_STANDARD_URL: z.url(),
    JURISDICTIONS: z.string().transform((list) => z.array(z.enum(JURISDICTIONS)).min(1).parse(list.split(","))),
  })
  .parse(process.env);
