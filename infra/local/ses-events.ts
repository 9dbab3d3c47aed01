import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { BusEvent } from "./event-bus.js";
import { ACCOUNT } from "./identity.js";
import type { MailEventsDeclaration } from "./parts.js";

/** A mail that the stand-in for SES has taken. */
export const takenMail = z.object({
  /** As answered to the sender. */
  messageId: z.string(),
  source: z.string(),
  destinations: z.array(z.string()),
  configurationSet: z.string(),
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type TakenMail = z.infer<typeof takenMail>;

/** What became of a mail at one address: the parts of an event that tell it. */
interface Fate {
  readonly detailType: string;
  readonly eventType: "Delivery" | "Bounce" | "Complaint";
  readonly detail: object;
}

/**
 * The events that SES publishes of a mail, for each of its addresses: what SES's mailbox simulator does at the
 * simulator's addresses, with or without a label (`bounce+x@simulator.amazonses.com`), and a delivery at all others.
 */
export function eventsOf(
  mail: TakenMail,
  published: readonly MailEventsDeclaration[],
  { region, now }: { readonly region: string; readonly now: Date },
): BusEvent[] {
  const timestamp = now.toISOString();
  const destinations = published.filter(({ configurationSet }) => configurationSet === mail.configurationSet);
  return destinations.flatMap(({ eventTypes }) =>
    mail.destinations
      .flatMap((address) => fatesOf(address, timestamp))
      .filter(({ eventType }) => eventTypes.some((type) => type === eventType.toLowerCase()))
      .map(({ detailType, eventType, detail }) => ({
        version: "0",
        id: randomUUID(),
        "detail-type": detailType,
        source: "aws.ses",
        account: ACCOUNT,
        // EventBridge tells whole seconds; SES, inside, milliseconds.
        time: timestamp.replace(/\.\d+/, ""),
        region,
        resources: [`arn:aws:ses:${region}:${ACCOUNT}:configuration-set/${mail.configurationSet}`],
        detail: { eventType, mail: mailOf(mail, timestamp), ...detail },
      })),
  );
}

function mailOf({ messageId, source, destinations, configurationSet, tags }: TakenMail, timestamp: string): object {
  const named = tags.map(({ name, value }): [string, string[]] => [name, [value]]);
  return {
    timestamp,
    messageId,
    source,
    destination: destinations,
    tags: { "ses:configuration-set": [configurationSet], ...Object.fromEntries(named) },
  };
}

function fatesOf(address: string, timestamp: string): Fate[] {
  const [, mailbox = ""] = /^([^@+]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address) ?? [];
  const delivered: Fate = {
    detailType: "Email Delivered",
    eventType: "Delivery",
    detail: { delivery: { timestamp, recipients: [address], processingTimeMillis: 0 } },
  };
  const bounced = (bounceType: string, bounceSubType: string): Fate => {
    const bouncedRecipients = [{ emailAddress: address }];
    return {
      detailType: "Email Bounced",
      eventType: "Bounce",
      detail: { bounce: { bounceType, bounceSubType, bouncedRecipients, timestamp, feedbackId: randomUUID() } },
    };
  };
  const complainedRecipients = [{ emailAddress: address }];
  const complained: Fate = {
    detailType: "Email Complaint Received",
    eventType: "Complaint",
    detail: {
      complaint: { complainedRecipients, timestamp, feedbackId: randomUUID(), complaintFeedbackType: "abuse" },
    },
  };
  switch (mailbox.toLowerCase()) {
    case "bounce":
      return [bounced("Permanent", "General")];
    case "suppressionlist":
      return [bounced("Permanent", "Suppressed")];
    case "ooto":
      return [delivered, bounced("Transient", "General")];
    case "complaint":
      return [delivered, complained];
    default:
      return [delivered];
  }
}
