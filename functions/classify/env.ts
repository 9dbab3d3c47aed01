import * as z from "zod";
import { consumerEnvironment } from "../../shared/lambda/consumer.js";

/** What the pipeline stack puts into this function's environment. */
export const env = z
  .object({
    REPORTS_TABLE: z.string().min(1),
    STATEMENTS_TABLE: z.string().min(1),
    ROUTE_EXPRESS_URL: z.url(),
    ROUTE_STANDARD_URL: z.url(),
    ...consumerEnvironment,
  })
  .parse(process.env);
