import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as ses from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { MailEvent } from "../../events/mail-event.js";
import type { Lane } from "../../shared/domain/vocabulary.js";
import type { WorkQueue } from "./work-queue.js";

interface Told {
  readonly event: ses.EmailSendingEvent;
  /** The event's name in EventBridge (SES developer guide, "Monitoring SES events using EventBridge"). */
  readonly detailType: string;
  /** Whoever is to be written to instead waits for it: a mail that came back is express whatever its report is. */
  readonly lane: Lane;
  /** What the message says besides, by its path in SES's event. */
  readonly more?: Readonly<Partial<Record<keyof MailEvent, string>>>;
}

const TOLD: Readonly<Record<MailEvent["event"], Told>> = {
  delivered: { event: ses.EmailSendingEvent.DELIVERY, detailType: "Email Delivered", lane: "standard" },
  delayed: { event: ses.EmailSendingEvent.DELIVERY_DELAY, detailType: "Email Delivery Delayed", lane: "standard" },
  bounced: {
    event: ses.EmailSendingEvent.BOUNCE,
    detailType: "Email Bounced",
    lane: "express",
    more: { permanent: "$.detail.bounce.bounceType" },
  },
  complained: { event: ses.EmailSendingEvent.COMPLAINT, detailType: "Email Complaint Received", lane: "express" },
  rejected: { event: ses.EmailSendingEvent.REJECT, detailType: "Email Rejected", lane: "express" },
};

/**
 * What SES tells of the mails of a configuration set, as messages of ours in two queues. Each is put together from four
 * fields of SES's event, so that nothing of the mail's headers or addresses goes on.
 */
export class MailEvents extends Construct {
  constructor(scope: Construct, set: ses.ConfigurationSet, queues: Readonly<Record<Lane, WorkQueue>>) {
    super(scope, "mail-events");
    // SES publishes to the account's default bus and to no other.
    const bus = events.EventBus.fromEventBusName(this, "bus", "default");
    const told = Object.entries(TOLD);
    set.addEventDestination("event-bus", {
      destination: ses.EventDestination.eventBus(bus),
      events: told.map(([, { event }]) => event),
    });
    for (const [name, { detailType, lane, more = {} }] of told) {
      new events.Rule(this, name, {
        description: `Tells feedback of mail that was ${name}`,
        eventPattern: {
          source: ["aws.ses"],
          detailType: [detailType],
          detail: { mail: { tags: { "ses:configuration-set": [set.configurationSetName] } } },
        },
        targets: [new targets.SqsQueue(queues[lane].queue, { message: messageOf(name, more) })],
      });
    }
  }
}

function messageOf(event: string, more: Told["more"] = {}): events.RuleTargetInput {
  const { fromPath } = events.EventField;
  return events.RuleTargetInput.fromObject({
    type: "mail-event.1" satisfies MailEvent["type"],
    event,
    tag: fromPath("$.detail.mail.tags.dispatch[0]"),
    messageId: fromPath("$.detail.mail.messageId"),
    at: fromPath("$.time"),
    ...Object.fromEntries(Object.entries(more).map(([field, path]) => [field, fromPath(path)])),
  });
}
