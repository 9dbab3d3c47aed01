import * as z from "zod/mini";
import { instant } from "./instant.js";

/** How a report fares in another deployment, where its agency is one. */
export const peer = z.strictObject({
  /** Its id over there, once it was taken. */
  id: z.optional(z.string()),
  /** What people call it by over there. */
  reference: z.optional(z.string()),
  /** Before this moment the other deployment is not called again: to be given the report, or asked how it stands. */
  nextAt: z.optional(instant),
  /** Since when it could not be reached with what is to be told. It may have heard of it, without our knowing. */
  since: z.optional(instant),
});
export type Peer = z.infer<typeof peer>;
