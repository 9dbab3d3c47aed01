import { Webhook } from "standardwebhooks";
import * as z from "zod/mini";
import { summary, summaryOf } from "../acceptance/summary.js";
import { permanent } from "../domain/errors.js";
import { type Instant, instant } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import { messagesIn } from "./news.js";

/**
 * What a partner's webhook gets, as Standard Webhooks has it. The data is what `GET /v1/partner/reports/{id}` says, without
 * anything that somebody wrote: a notice may go astray, or into a log.
 */
export const notice = z.strictObject({
  type: z.literal("report.updated"),
  /** When the last thing happened that it tells of. */
  timestamp: instant,
  data: z.extend(summary, {
    /** Counts the notices of a report: the highest one is how it stands. */
    number: z.int().check(z.minimum(1)),
    /** How many messages passed between agencies and partner. */
    messages: z.int().check(z.minimum(0)),
    /** An agency asked something and waits for an answer. */
    question: z.boolean(),
  }),
});
export type Notice = z.infer<typeof notice>;

export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What is being told of a report, signed with each secret (two while one is rotated). Told again it has the same id, so that
 * the receiver knows it again, and another moment of sending, without which it would be taken for a replay.
 */
export function signedNotice(report: Report, secrets: readonly string[], now: Instant): Signed {
  const { number = 0, trying } = report.partner?.webhook ?? {};
  if (!trying) throw permanent("webhook-nothing-to-say");
  const { count, question } = messagesIn(report);
  const data = { ...summaryOf(report), number, messages: count, question };
  const body = JSON.stringify({ type: "report.updated", timestamp: trying.at, data } satisfies Notice);
  const id = `${report.id}-${number}`;
  const sentAt = new Date(now);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Safelane-Webhook/1",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
      "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(" "),
    },
  };
}
