import * as z from "zod";

/** What the pipeline stack puts into this function's environment. */
export const env = z
  .object({
    REPORTS_TABLE: z.string().min(1),
    STATEMENTS_TABLE: z.string().min(1),
    DIRECTORY_TABLE: z.string().min(1),
    CLASSIFY_EXPRESS_URL: z.url(),
    CLASSIFY_STANDARD_URL: z.url(),
    ROUTE_EXPRESS_URL: z.url(),
    ROUTE_STANDARD_URL: z.url(),
    DISPATCH_EXPRESS_URL: z.url(),
    DISPATCH_STANDARD_URL: z.url(),
  })
  .parse(process.env);
