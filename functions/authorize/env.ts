import * as z from "zod/mini";

const environment = z.object({
  DIRECTORY_TABLE: z.string().check(z.minLength(1)),
});

/** What the edge stack puts into this function's environment. */
export const env = environment.parse(process.env);
