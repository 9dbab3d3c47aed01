import * as z from "zod/mini";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";

const name = z.string().check(z.minLength(1));

const environment = z.object({
  REPORTS_TABLE: name,
  STATEMENTS_TABLE: name,
  DIRECTORY_TABLE: name,
  SESSIONS_TABLE: name,
  CLASSIFY_EXPRESS_URL: z.url(),
  CLASSIFY_STANDARD_URL: z.url(),
  DISPATCH_EXPRESS_URL: z.url(),
  DISPATCH_STANDARD_URL: z.url(),
  JURISDICTIONS: z.pipe(
    z.pipe(
      z.string(),
      z.transform((list) => list.split(",")),
    ),
    z.array(z.enum(JURISDICTIONS)).check(z.minLength(1)),
  ),
});

/** What the edge stack puts into this function's environment. */
export const env = environment.parse(process.env);
