import * as z from "zod/mini";
import { instant } from "./instant.js";
import { CONSENTS } from "./vocabulary.js";

/** The personal content of a report. */
export const statement = z.strictObject({
  id: z.string(),
  text: z.string(),
  urls: z.array(z.string()),
  contact: z.optional(z.string()),
  contactSafely: z.optional(z.string()),
  /** Who agreed that the contact is passed on. */
  contactConsent: z.optional(z.array(z.enum(CONSENTS))),
  /** What the partner who forwarded it did already. */
  done: z.optional(z.string()),
  /** As in the report, where a partner chose the id: decides whose words stand under it. */
  digest: z.optional(z.string()),
});
export type Statement = z.infer<typeof statement>;

/** What passes between an agency and the reporter after the report. Personal content: stored beside the statement. */
export const message = z.strictObject({
  at: instant,
  /** `question` and `answer` are the agency's, `reply` the reporter's; `note` stays among agencies. */
  kind: z.enum(["question", "answer", "reply", "note"]),
  /** Index of the dispatch of the agency that wrote it. */
  dispatch: z.optional(z.int().check(z.minimum(0))),
  text: z.string(),
});
export type Message = z.infer<typeof message>;
