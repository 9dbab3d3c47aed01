import * as z from "zod/mini";
import { type Instant, instant } from "../shared/domain/instant.js";
import type { Report } from "../shared/domain/report.js";
import { subject } from "./common.js";

/** clock → webhook: a report's partner is to be told what became of it. */
export const webhookDue = z
  .strictObject({
    type: z.literal("webhook-due.1"),
    ...subject,
    due: instant.check(
      z.meta({
        description:
          "When the clock takes the report up again should this come to nothing; it holds as long as that does",
      }),
    ),
  })
  .check(z.meta({ title: "WebhookDue", description: "A report's partner is to be told what became of it." }));
export type WebhookDue = z.infer<typeof webhookDue>;

export const webhookDueEvent = ({ id, jurisdiction }: Report, due: Instant): WebhookDue => ({
  type: "webhook-due.1",
  reportId: id,
  jurisdiction,
  due,
});
