import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { FUNCTIONS } from "../../infra/bundle.js";
import { CODES } from "../../shared/telemetry/telemetry.js";
import { WORK } from "./contract.js";
import { cloud, settings } from "./synthesized.js";

const ROOT = join(import.meta.dirname, "..", "..");
const RUNBOOKS = join(ROOT, "docs", "runbooks");

const Alarm = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.string()),
  OKActions: z.array(z.string()),
});
const alarms = cloud.all("AWS::CloudWatch::Alarm").map(({ properties }) => Alarm.parse(properties));
const alarm = (id: string) => alarms.find(({ AlarmName }) => AlarmName === `${settings.name}-${id}`);
const runbookOf = ({ AlarmDescription }: z.infer<typeof Alarm>) => / Runbook: (\S+)$/.exec(AlarmDescription)?.[1] ?? "";

test("every alarm tells people, says what it means, and names a runbook that is there", () => {
  const topic = cloud.all("AWS::SNS::Topic").map((resource) => cloud.arn(resource));
  for (const each of alarms) {
    expect(each.AlarmActions, each.AlarmName).toEqual(topic);
    expect(each.OKActions, each.AlarmName).toEqual(topic);
    expect(existsSync(join(ROOT, runbookOf(each))), `${each.AlarmName}: ${runbookOf(each)}`).toBe(true);
  }
});

test("an alarm that has the name of something functions say is about that, and nothing else has its name", () => {
  const codes = new Map(Object.entries(CODES).map(([code, { metric }]) => [code, metric]));
  for (const each of alarms) {
    const metric = codes.get(each.AlarmName.slice(`${settings.name}-`.length));
    if (metric !== undefined)
      expect([each.AlarmName, JSON.stringify(each)]).toEqual([each.AlarmName, expect.stringContaining(`"${metric}"`)]);
  }
});

test("no runbook without an alarm", () => {
  const used = new Set(alarms.map(runbookOf));
  const written = readdirSync(RUNBOOKS).map((file) => `docs/runbooks/${file}`);
  expect(written.filter((file) => !used.has(file))).toEqual([]);
});

test.each(readdirSync(RUNBOOKS))(
  "%s: says what it means for a report, how to look, what to do, what never to do",
  (file) => {
    const text = readFileSync(join(RUNBOOKS, file), "utf8");
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["What it means for a report", "Look", "Do", "Never"]);
  },
);

test.each(WORK)("%s: an alarm on its dead letters and one on its oldest message", (name) => {
  const watches = (id: string, queue: string, metric: string) =>
    expect(alarm(id)).toMatchObject({
      MetricName: metric,
      Dimensions: [{ Name: "QueueName", Value: `${settings.name}-${queue}` }],
    });
  watches(`dead-letters-${name}`, `${name}-dead-letters`, "ApproximateNumberOfMessagesVisible");
  watches(`age-${name}`, name, "ApproximateAgeOfOldestMessage");
});

test.each(FUNCTIONS)("%s: an alarm on its errors and one on its throttles", (name) => {
  const Dimensions = [{ Name: "FunctionName", Value: `${settings.name}-${name}` }];
  expect(alarm(`errors-${name}`)).toMatchObject({ MetricName: "Errors", Dimensions });
  expect(alarm(`throttles-${name}`)).toMatchObject({ MetricName: "Throttles", Dimensions });
});

test.each([
  ["reports-stuck", "clock", "Stuck"],
  ["reports-unread", "clock", "Unread"],
  ["desk-unavailable", "desk", "DeskUnavailable"],
  ["key-refused", "authorize", "KeyRefused"],
  ["proof-refused", "partner", "ProofRefused"],
  ["partner-unavailable", "partner", "PartnerUnavailable"],
  ["quota-unknown", "partner", "QuotaUnknown"],
  ["mail-bounced", "feedback", "MailBounced"],
  ["mail-key-unusable", "dispatch", "MailKeyUnusable"],
  ["nobody-to-write-to", "feedback", "NobodyToWriteTo"],
  ["mail-undeliverable", "dispatch", "MailUndeliverable"],
  ["mail-unrecorded", "dispatch", "MailUnrecorded"],
  ["peer-refused", "dispatch", "PeerRefused"],
  ["peer-silent", "dispatch", "PeerSilent"],
  ["webhook-gone", "webhook", "WebhookGone"],
  ["webhook-given-up", "webhook", "WebhookGivenUp"],
  ...FUNCTIONS.map((name) => [`bugs-${name}`, name, "UnknownFailure"] as const),
] as const)(
  "%s: an alarm on what %s says of itself, by a metric that is in the registry",
  (id, service, MetricName) => {
    expect(alarm(id)).toMatchObject({
      Namespace: `Safelane/${settings.name}`,
      MetricName,
      Dimensions: [{ Name: "service", Value: service }],
    });
    expect(Object.values(CODES).map(({ metric }) => metric)).toContain(MetricName);
  },
);

test.each([
  ["send-failed", "SendFailed", ["intake", "portal", "partner", "desk"]],
  ["directory-stale", "DirectoryStale", ["route", "dispatch", "feedback", "portal", "partner", "desk", "clock"]],
  ["flood", "PutOff", ["intake", "portal"]],
])("%s: an alarm on what several functions say of themselves, added up", (id, MetricName, services) => {
  const Metric = z.object({
    Expression: z.string().optional(),
    MetricStat: z
      .object({
        Metric: z.object({
          MetricName: z.string(),
          Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })),
        }),
      })
      .optional(),
  });
  const metrics = z.array(Metric).parse(alarm(id)?.["Metrics"]);
  const counted = metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
  expect(counted).toEqual(services.map((Value) => ({ MetricName, Dimensions: [{ Name: "service", Value }] })));
  expect(metrics.flatMap(({ Expression }) => Expression ?? [])).toEqual([
    services.map((service) => `FILL(${service}, 0)`).join(" + "),
  ]);
  expect(Object.values(CODES).map(({ metric }) => metric)).toContain(MetricName);
});

test("each error that functions can tell has an alarm, as itself or as what follows from it", () => {
  // A dead letter is watched where it lies; who could not be answered was answered with a 5xx.
  const elsewhere = ["DeadLettered", "IntakeUnavailable", "PortalUnavailable"];
  const watched = alarms
    .filter((each) => each["Namespace"] === `Safelane/${settings.name}`)
    .map(({ MetricName }) => MetricName);
  const errors = Object.values(CODES).filter(({ level }) => level === "error");
  expect(errors.map(({ metric }) => metric).filter((metric) => ![...elsewhere, ...watched].includes(metric))).toEqual(
    [],
  );
});

test("a clock that is silent raises the alarm; anything else that is silent has nothing to say", () => {
  const missing = alarms.filter(({ TreatMissingData }) => TreatMissingData === "breaching");
  expect(missing.map(({ AlarmName }) => AlarmName)).toEqual([`${settings.name}-clock-heartbeat`]);
});

describe("the way from an alarm to a person", () => {
  const Statement = z.looseObject({ Effect: z.string(), Action: z.union([z.string(), z.array(z.string())]) });
  const fromOurAccount = {
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
  };

  test("the topic is encrypted, takes TLS only, and lets this account's alarms in", () => {
    const Topic = z.object({ KmsMasterKeyId: z.string() });
    expect(cloud.all("AWS::SNS::Topic").map(({ properties }) => Topic.parse(properties))).toHaveLength(1);
    const Policy = z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) });
    const [policy] = cloud.all("AWS::SNS::TopicPolicy").map(({ properties }) => Policy.parse(properties));
    expect(policy?.PolicyDocument.Statement).toMatchObject([
      { Effect: "Deny", Action: "sns:Publish", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { ...fromOurAccount, Action: "sns:Publish" },
    ]);
  });

  test("alarms may use the topic's key; an encrypted topic swallows them otherwise", () => {
    const Key = z.object({ KeyPolicy: z.object({ Statement: z.array(Statement) }) });
    const keys = cloud.all("AWS::KMS::Key").filter(({ stack }) => stack === "watch");
    expect(keys.flatMap(({ properties }) => Key.parse(properties).KeyPolicy.Statement)).toContainEqual(
      expect.objectContaining({ ...fromOurAccount, Action: ["kms:Decrypt", "kms:GenerateDataKey"] }),
    );
  });
});
