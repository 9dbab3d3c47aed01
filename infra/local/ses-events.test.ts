import { expect, test } from "vitest";
import { eventsOf, type TakenMail } from "./ses-events.js";

const now = new Date("2026-11-02T10:00:00.250Z");
const published = [
  { configurationSet: "mails", eventTypes: ["delivery" as const, "bounce" as const, "complaint" as const] },
];
const mail = (...destinations: string[]): TakenMail => ({
  messageId: "ses-1",
  source: "reports@safelane.example",
  destinations,
  configurationSet: "mails",
  tags: [{ name: "dispatch", value: "r1_0" }],
});
const eventsFor = (...destinations: string[]) =>
  eventsOf(mail(...destinations), published, { region: "eu-central-1", now });

test("a bounce is told as SES tells the event bus", () => {
  const timestamp = "2026-11-02T10:00:00.250Z";
  expect(eventsFor("bounce+desk@simulator.amazonses.com")).toEqual([
    {
      version: "0",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      "detail-type": "Email Bounced",
      source: "aws.ses",
      account: "000000000000",
      time: "2026-11-02T10:00:00Z",
      region: "eu-central-1",
      resources: ["arn:aws:ses:eu-central-1:000000000000:configuration-set/mails"],
      detail: {
        eventType: "Bounce",
        mail: {
          timestamp,
          messageId: "ses-1",
          source: "reports@safelane.example",
          destination: ["bounce+desk@simulator.amazonses.com"],
          tags: { "ses:configuration-set": ["mails"], dispatch: ["r1_0"] },
        },
        bounce: {
          bounceType: "Permanent",
          bounceSubType: "General",
          bouncedRecipients: [{ emailAddress: "bounce+desk@simulator.amazonses.com" }],
          timestamp,
          feedbackId: expect.any(String),
        },
      },
    },
  ]);
});

test.each<[string, object[]]>([
  ["desk@agency.example", [{ eventType: "Delivery", delivery: { recipients: ["desk@agency.example"] } }]],
  ["success@simulator.amazonses.com", [{ eventType: "Delivery" }]],
  ["bounce@agency.example", [{ eventType: "Delivery" }]],
  ["Bounce@Simulator.AmazonSES.com", [{ eventType: "Bounce", bounce: { bounceType: "Permanent" } }]],
  [
    "suppressionlist@simulator.amazonses.com",
    [{ eventType: "Bounce", bounce: { bounceType: "Permanent", bounceSubType: "Suppressed" } }],
  ],
  [
    "ooto@simulator.amazonses.com",
    [{ eventType: "Delivery" }, { eventType: "Bounce", bounce: { bounceType: "Transient", bounceSubType: "General" } }],
  ],
  [
    "complaint+1@simulator.amazonses.com",
    [
      { eventType: "Delivery" },
      {
        eventType: "Complaint",
        complaint: { complainedRecipients: [{ emailAddress: "complaint+1@simulator.amazonses.com" }] },
      },
    ],
  ],
])("what happens to a mail to %s", (address, details) => {
  expect(eventsFor(address).map(({ detail }) => detail)).toMatchObject(details);
});

test("each address of a mail has its own fate", () => {
  const types = eventsFor("desk@agency.example", "bounce@simulator.amazonses.com").map((event) => event["detail-type"]);
  expect(types).toEqual(["Email Delivered", "Email Bounced"]);
});

test("only the types that the mail's configuration set publishes are told", () => {
  const events = (configurationSet: string) =>
    eventsOf(mail("ooto@simulator.amazonses.com"), [{ configurationSet, eventTypes: ["bounce"] }], {
      region: "eu-central-1",
      now,
    }).map((event) => event["detail-type"]);
  expect(events("mails")).toEqual(["Email Bounced"]);
  expect(events("other")).toEqual([]);
});
