import * as z from "zod/mini";
import { instantAt } from "../shared/domain/instant.js";

/** What SES tells of a mail after it took it. `rejected`: it found malware inside, and sent nothing. */
export const MAIL_EVENTS = ["delivered", "delayed", "bounced", "complained", "rejected"] as const;

/** EventBridge tells whole seconds, other clocks milliseconds; inside there is one kind of moment. */
const moment = z.pipe(
  z.iso.datetime(),
  z.transform((text) => instantAt(Date.parse(text))),
);

/** SES, through EventBridge → feedback: what became of a mail of ours. Nothing of its headers or addresses. */
export const mailEvent = z
  .strictObject({
    type: z.literal("mail-event.1"),
    event: z.enum(MAIL_EVENTS),
    tag: z.string().check(
      z.regex(/^[0-9a-f]{32}_((0|[1-9]\d{0,2})_(0|[1-9]\d{0,5})|n(0|[1-9]\d{0,2}))$/),
      z.meta({
        description:
          "The mail's tag: id of the report, index of the dispatch, and how many mails it had before; or id of the report, `n`, and index of the notice to a provider",
      }),
    ),
    messageId: z
      .string()
      .check(z.regex(/^[\w.@-]{1,100}$/), z.meta({ description: "As SES answered when it took it" })),
    at: moment,
    permanent: z.optional(
      z
        .enum(["Permanent", "Transient", "Undetermined"])
        .check(z.meta({ description: "Type of a bounce, in SES's words" })),
    ),
  })
  .check(z.meta({ title: "MailEvent", description: "What became of a mail to an agency or a hosting provider." }));
export type MailEvent = z.infer<typeof mailEvent>;
