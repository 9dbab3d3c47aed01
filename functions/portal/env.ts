import * as z from "zod/mini";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { originList } from "../../shared/http/cors.js";

const name = z.string().check(z.minLength(1));
const list = z.pipe(
  z.string(),
  z.transform((text) => text.split(",")),
);
const jurisdiction = z.enum(JURISDICTIONS);

const environment = z.object({
  REPORTS_TABLE: name,
  STATEMENTS_TABLE: name,
  DIRECTORY_TABLE: name,
  CLASSIFY_EXPRESS_URL: z.url(),
  CLASSIFY_STANDARD_URL: z.url(),
  DISPATCH_EXPRESS_URL: z.url(),
  DISPATCH_STANDARD_URL: z.url(),
  JURISDICTIONS: z.pipe(list, z.tuple([jurisdiction], jurisdiction)),
  ORIGINS: originList,
  FRAME_ANCESTORS: originList,
  LEAVE_TO: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]),
});

/** What the edge stack puts into this function's environment. */
export const env = environment.parse(process.env);
