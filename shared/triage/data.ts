import { readFileSync } from "node:fs";
import type * as z from "zod/mini";

/**
 * What `npm run train` wrote, as files beside the code: bundling copies the folder, so that a function which starts doesn't
 * read two megabytes before it knows which of them it needs.
 *
 * @throws ZodError when a file is not what its reader takes: it was not written by this version of `npm run train`.
 */
export function stored<T>(schema: z.ZodMiniType<T>, name: string): T {
  const file = new URL(`./data/${name}.json`, import.meta.url);
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}
