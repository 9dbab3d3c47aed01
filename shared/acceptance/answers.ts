import * as z from "zod/mini";
import { instant } from "../domain/instant.js";

/** What the public's API answers: the types are what is answered, the schemas what its description is made of. */

/** A report that is stored. The same for each time that it is sent. */
export const receiptGiven = z.strictObject({ receipt: z.string(), reference: z.string() });

/** What a program is told of a report. */
export const followed = z.strictObject({
  reference: z.string(),
  progress: z.enum(["received", "with-agency", "taken-on", "closed"]),
  receivedAt: instant,
});
