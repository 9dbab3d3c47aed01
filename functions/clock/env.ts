import * as z from "zod/mini";

const name = z.string().check(z.minLength(1));

const environment = z.object({
  REPORTS_TABLE: name,
  STATEMENTS_TABLE: name,
  DIRECTORY_TABLE: name,
  CLASSIFY_EXPRESS_URL: z.url(),
  CLASSIFY_STANDARD_URL: z.url(),
  ROUTE_EXPRESS_URL: z.url(),
  ROUTE_STANDARD_URL: z.url(),
  DISPATCH_EXPRESS_URL: z.url(),
  DISPATCH_STANDARD_URL: z.url(),
  WEBHOOK_EXPRESS_URL: z.url(),
  WEBHOOK_STANDARD_URL: z.url(),
});

/** What the pipeline stack puts into this function's environment. */
export const env = environment.parse(process.env);
