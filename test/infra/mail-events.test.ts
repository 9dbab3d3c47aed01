import { describe, expect, test } from "vitest";
import * as z from "zod";
import { MAIL_EVENTS, type MailEvent, mailEvent } from "../../events/mail-event.js";
import { LANE_OF_EVENT, queue } from "./contract.js";
import { cloud, settings } from "./synthesized.js";

const Rule = z.object({
  EventPattern: z.object({ source: z.array(z.string()), "detail-type": z.array(z.string()), detail: z.unknown() }),
  State: z.literal("ENABLED"),
  Targets: z.tuple([
    z.object({
      Arn: z.string(),
      InputTransformer: z.object({ InputPathsMap: z.record(z.string(), z.string()), InputTemplate: z.string() }),
    }),
  ]),
});
const rules = cloud
  .all("AWS::Events::Rule")
  .filter(({ properties }) => JSON.stringify(properties).includes("EventPattern"))
  .map((resource) => ({ arn: cloud.arn(resource), ...Rule.parse(resource.properties) }));

/** As SES names them in EventBridge, and as a configuration set publishes them. */
const IN_SES: Readonly<Record<MailEvent["event"], readonly [detailType: string, publishedAs: string]>> = {
  delivered: ["Email Delivered", "delivery"],
  delayed: ["Email Delivery Delayed", "deliveryDelay"],
  bounced: ["Email Bounced", "bounce"],
  complained: ["Email Complaint Received", "complaint"],
  rejected: ["Email Rejected", "reject"],
};
const ruleOf = (event: MailEvent["event"]) => {
  const [rule, ...others] = rules.filter(({ EventPattern }) => EventPattern["detail-type"].includes(IN_SES[event][0]));
  if (!rule || others.length > 0) throw new Error(`${others.length + 1} rules for ${event}`);
  return rule;
};

test("SES publishes what becomes of dispatches' mails, and nothing of any other mail", () => {
  const Destination = z.object({
    ConfigurationSetName: z.string(),
    EventDestination: z.object({
      Enabled: z.literal(true),
      EventBridgeDestination: z.object({ EventBusArn: z.string() }),
      MatchingEventTypes: z.array(z.string()),
    }),
  });
  const destinations = cloud
    .all("AWS::SES::ConfigurationSetEventDestination")
    .map(({ properties }) => Destination.parse(properties));
  expect(destinations).toMatchObject([
    {
      ConfigurationSetName: `${settings.name}-mail`,
      EventDestination: { MatchingEventTypes: MAIL_EVENTS.map((event) => IN_SES[event][1]) },
    },
  ]);
  expect(destinations[0]?.EventDestination.EventBridgeDestination.EventBusArn).toMatch(/:event-bus\/default$/);
});

test("who names no configuration set sends no dispatch", () => {
  const Identity = z.object({ ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string() }) });
  const sets = cloud.all("AWS::SES::EmailIdentity").map(({ properties }) => Identity.parse(properties));
  expect(sets).toEqual([{ ConfigurationSetAttributes: { ConfigurationSetName: `${settings.name}-mail-codes` } }]);
});

test("there is a rule for each thing that a message can tell, and no other", () => {
  expect(rules).toHaveLength(MAIL_EVENTS.length);
});

describe.each(MAIL_EVENTS)("%s", (event) => {
  const { arn, EventPattern, Targets } = ruleOf(event);
  const [{ Arn, InputTransformer }] = Targets;

  test("is told of this deployment's dispatches only, by values that are compared exactly", () => {
    expect(EventPattern).toEqual({
      source: ["aws.ses"],
      "detail-type": [IN_SES[event][0]],
      detail: { mail: { tags: { "ses:configuration-set": [`${settings.name}-mail`] } } },
    });
  });

  test(`goes to feedback in the ${LANE_OF_EVENT[event]} lane, whose queue lets this rule in`, () => {
    expect(Arn).toBe(queue(`feedback-${LANE_OF_EVENT[event]}`));
    const Statement = z.object({
      Effect: z.string(),
      Principal: z.unknown(),
      Resource: z.string(),
      Condition: z.unknown(),
    });
    const Policy = z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) });
    const statements = cloud
      .all("AWS::SQS::QueuePolicy")
      .flatMap(({ properties }) => Policy.parse(properties).PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === "Allow");
    expect(statements).toContainEqual({
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Resource: Arn,
      Condition: { ArnEquals: { "aws:SourceArn": arn } },
    });
  });

  test("becomes a message that feedback reads, put together from ids, a moment and a bounce's type", () => {
    const { InputPathsMap, InputTemplate } = InputTransformer;
    const values: Readonly<Record<string, string>> = {
      "$.detail.mail.tags.dispatch[0]": "5f2b8c1d9e4a7036b1c2d3e4f5a69788_0_2",
      "$.detail.mail.messageId": "0107018b2c3d4e5f-6a7b8c9d-000000",
      "$.time": "2026-11-22T04:10:00Z",
      ...(event === "bounced" && { "$.detail.bounce.bounceType": "Transient" }),
    };
    expect(Object.values(InputPathsMap).sort()).toEqual(Object.keys(values).sort());
    const filled = InputTemplate.replaceAll(/<([\w-]+)>/g, (_, name: string) =>
      JSON.stringify(values[InputPathsMap[name] ?? ""]),
    );
    expect(mailEvent.parse(JSON.parse(filled))).toEqual({
      type: "mail-event.1",
      event,
      tag: "5f2b8c1d9e4a7036b1c2d3e4f5a69788_0_2",
      messageId: "0107018b2c3d4e5f-6a7b8c9d-000000",
      at: "2026-11-22T04:10:00.000Z",
      ...(event === "bounced" && { permanent: "Transient" }),
    });
  });
});
