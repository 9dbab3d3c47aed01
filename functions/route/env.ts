import * as z from "zod";

/** What the pipeline stack puts into this function's environment. */
export const env = z
  .object({
    REPORTS_TABLE: z.string().min(1),
    DIRECTORY_TABLE: z.string().min(1),
    DISPATCH_EXPRESS_URL: z.url(),
    DISPATCH_STANDARD_URL: z.url(),
    EXPRESS_QUEUE_ARN: z.string().min(1),
    EXPRESS_DEAD_LETTERS_URL: z.url(),
    STANDARD_DEAD_LETTERS_URL: z.url(),
  })
  .parse(process.env);
