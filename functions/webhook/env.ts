import * as z from "zod/mini";
import { consumerEnvironment } from "../../shared/lambda/consumer.js";

const name = z.string().check(z.minLength(1));

const environment = z.object({
  REPORTS_TABLE: name,
  DIRECTORY_TABLE: name,
  /** No template sets it: only who runs all on one machine does (`infra/local/variables.ts`). */
  REACHES_THIS_MACHINE: z.optional(z.literal("true")),
  ...consumerEnvironment,
});

/** What the pipeline stack puts into this function's environment. */
export const env = environment.parse(process.env);
