import * as z from "zod/mini";
import { consumerEnvironment } from "../../shared/lambda/consumer.js";

const name = z.string().check(z.minLength(1));

const environment = z.object({
  REPORTS_TABLE: name,
  DIRECTORY_TABLE: name,
  DISPATCH_EXPRESS_URL: z.url(),
  DISPATCH_STANDARD_URL: z.url(),
  ...consumerEnvironment,
});

/** What the pipeline stack puts into this function's environment. */
export const env = environment.parse(process.env);
