import * as z from "zod/mini";

const name = z.string().check(z.minLength(1));

const environment = z.object({
  REPORTS_TABLE: name,
  STATEMENTS_TABLE: name,
  DIRECTORY_TABLE: name,
  SESSIONS_TABLE: name,
  DISPATCH_EXPRESS_URL: z.url(),
  DISPATCH_STANDARD_URL: z.url(),
  MAIL_FROM: z.email(),
  MAIL_CONFIGURATION_SET: name,
});

/** What the edge stack puts into this function's environment. */
export const env = environment.parse(process.env);
