import * as z from "zod/mini";
import { consumerEnvironment } from "../../shared/lambda/consumer.js";

const name = z.string().check(z.minLength(1));

const environment = z.object({
  REPORTS_TABLE: name,
  STATEMENTS_TABLE: name,
  DIRECTORY_TABLE: name,
  DISPATCH_EXPRESS_URL: z.url(),
  DISPATCH_STANDARD_URL: z.url(),
  MAIL_FROM: z.email(),
  MAIL_CONFIGURATION_SET: name,
  /** Milliseconds between two mails of a lane, from one dispatcher. */
  MAIL_INTERVAL_MS: z.coerce.number().check(z.int(), z.minimum(1)),
  /** Where links lead, without a slash at the end. */
  DESK_URL: z.url().check(z.regex(/[^/]$/)),
  /** No template sets it: only who runs all on one machine does (`infra/local/variables.ts`). */
  REACHES_THIS_MACHINE: z.optional(z.literal("true")),
  ...consumerEnvironment,
});

/** What the pipeline stack puts into this function's environment. */
export const env = environment.parse(process.env);
