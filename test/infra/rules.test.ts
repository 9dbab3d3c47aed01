import { describe, expect, test } from "vitest";
import * as z from "zod";
import { FUNCTIONS } from "../../infra/bundle.js";
import { paceOf } from "../../infra/constructs/pace.js";
import { deadLetters, environmentOf, LANE_OF_EVENT, queue, WORK } from "./contract.js";
import { cloud, settings } from "./synthesized.js";

/** Properties of all resources of a type, checked against the shape that a rule needs. */
const all = <Shape extends z.ZodType>(type: string, shape: Shape): z.output<Shape>[] =>
  cloud.all(type).map(({ properties }) => shape.parse(properties));

const Queue = z.object({
  QueueName: z.string(),
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number(),
  SqsManagedSseEnabled: z.boolean(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
  RedriveAllowPolicy: z.object({ redrivePermission: z.string(), sourceQueueArns: z.array(z.string()) }).optional(),
});
const LambdaFunction = z.object({
  FunctionName: z.string(),
  Architectures: z.array(z.string()),
  Runtime: z.string(),
  Role: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  TracingConfig: z.object({ Mode: z.string() }),
  LoggingConfig: z.object({ LogGroup: z.string(), LogFormat: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});
const Mapping = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
});

const queues = new Map(all("AWS::SQS::Queue", Queue).map((one) => [one.QueueName, one]));
const functions = new Map(all("AWS::Lambda::Function", LambdaFunction).map((one) => [one.FunctionName, one]));
const mappings = all("AWS::Lambda::EventSourceMapping", Mapping);
const named = <T>(things: ReadonlyMap<string, T>, name: string): T => {
  const found = things.get(`${settings.name}-${name}`);
  if (found === undefined) throw new Error(`Nothing is named ${name}`);
  return found;
};

describe("queues", () => {
  test("there are eight, stage by lane, each with dead letters of its own", () => {
    const names = WORK.flatMap((name) => [`${settings.name}-${name}`, `${settings.name}-${name}-dead-letters`]);
    expect([...queues.keys()].sort()).toEqual(names.sort());
  });

  test.each(WORK)("%s: at most 5 tries, then its own dead letters, kept for 14 days", (name) => {
    const { RedrivePolicy, MessageRetentionPeriod } = named(queues, name);
    const aside = named(queues, `${name}-dead-letters`);
    expect(RedrivePolicy?.deadLetterTargetArn).toBe(deadLetters(name));
    expect(RedrivePolicy?.maxReceiveCount).toBeLessThanOrEqual(5);
    expect(aside.RedriveAllowPolicy).toEqual({ redrivePermission: "byQueue", sourceQueueArns: [queue(name)] });
    expect(aside.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    expect(aside.MessageRetentionPeriod).toBeGreaterThan(MessageRetentionPeriod);
  });

  test.each(WORK)("%s: a batch can be tried to its end six times over before anybody else sees it", (name) => {
    const mapping = mappings.find(({ EventSourceArn }) => EventSourceArn === queue(name));
    const consumer = functions.get(mapping?.FunctionName ?? "");
    expect(consumer?.FunctionName).toBe(`${settings.name}-${name.split("-")[0]}`);
    expect(named(queues, name).VisibilityTimeout).toBeGreaterThanOrEqual(6 * (consumer?.Timeout ?? Infinity));
  });

  test.each(WORK)("%s: of a batch only what failed comes back, and nothing waits for a batch to fill", (name) => {
    const mapping = mappings.find(({ EventSourceArn }) => EventSourceArn === queue(name));
    expect(mapping).toMatchObject({
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 0,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    const bounds = new Map([
      ["dispatch", paceOf(settings.mail.perSecond).concurrency],
      ["webhook", 10],
    ]);
    const bound = bounds.get(name.split("-")[0] ?? "");
    expect(mapping?.ScalingConfig?.MaximumConcurrency).toBe(bound);
  });

  const Policy = z.object({
    Queues: z.array(z.string()),
    PolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
  });
  const policies = all("AWS::SQS::QueuePolicy", Policy);
  test.each(WORK.flatMap((name) => [name, `${name}-dead-letters`]))("%s: encrypted, and over TLS only", (name) => {
    expect(named(queues, name).SqsManagedSseEnabled).toBe(true);
    const policy = policies.find(({ Queues }) => Queues.some((url) => url.endsWith(`/${settings.name}-${name}`)));
    expect(policy?.PolicyDocument.Statement[0]).toEqual({
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sqs:*",
      Resource: queue(name),
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    // Nobody is let in by a queue itself, but the rules that tell of mails: see mail-events.test.ts.
    const letIn = Object.values(LANE_OF_EVENT).filter((lane) => name === `feedback-${lane}`);
    expect(policy?.PolicyDocument.Statement.slice(1)).toHaveLength(letIn.length);
  });
});

describe("tables", () => {
  const Table = z.object({
    TableName: z.string(),
    BillingMode: z.string(),
    DeletionProtectionEnabled: z.boolean(),
    PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
    SSESpecification: z.object({ SSEEnabled: z.boolean(), SSEType: z.string(), KMSMasterKeyId: z.string() }),
    TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
    KeySchema: z.array(z.object({ AttributeName: z.string() })),
    GlobalSecondaryIndexes: z
      .array(
        z.object({
          IndexName: z.string(),
          KeySchema: z.array(z.object({ AttributeName: z.string() })),
          Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
        }),
      )
      .default([]),
  });
  const tables = new Map(all("AWS::DynamoDB::Table", Table).map((one) => [one.TableName, one]));
  const attributes = (schema: readonly { AttributeName: string }[]) => schema.map(({ AttributeName }) => AttributeName);

  test.each([
    ["reports", ["id"]],
    ["statements", ["id", "item"]],
    ["directory", ["jurisdiction", "item"]],
    ["sessions", ["id"]],
  ])("%s: on demand, restorable, hard to delete, under a key of ours", (name, key) => {
    const table = named(tables, name);
    expect(attributes(table.KeySchema)).toEqual(key);
    expect(table).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
    });
  });

  test("there is no other table, and only statements and sessions expire", () => {
    expect(tables.size).toBe(4);
    const expiring = [...tables.values()].filter(({ TimeToLiveSpecification }) => TimeToLiveSpecification?.Enabled);
    expect(
      expiring.map(({ TableName, TimeToLiveSpecification }) => [TableName, TimeToLiveSpecification?.AttributeName]),
    ).toEqual([
      [`${settings.name}-statements`, "expiresAt"],
      [`${settings.name}-sessions`, "expiresAt"],
    ]);
  });

  test.each(["statements", "sessions"])("%s lie under a key that nothing else shares", (name) => {
    const keys = [...tables.values()].map(({ SSESpecification }) => SSESpecification.KMSMasterKeyId);
    const own = named(tables, name).SSESpecification.KMSMasterKeyId;
    expect(keys.filter((key) => key === own)).toHaveLength(1);
  });

  test("indexes hold keys, and what the open reports of an agency are found by", () => {
    const indexes = [...tables.values()].flatMap(({ GlobalSecondaryIndexes }) => GlobalSecondaryIndexes);
    const held = indexes.map(({ IndexName, KeySchema, Projection }) => [
      [IndexName, ...attributes(KeySchema)],
      Projection,
    ]);
    expect(held).toEqual([
      [["clock", "clockShard", "dueAt"], { ProjectionType: "INCLUDE", NonKeyAttributes: ["agencies", "jurisdiction"] }],
      [["period", "period", "receivedAt"], { ProjectionType: "KEYS_ONLY" }],
      [["partner", "partnerId", "receivedAt"], { ProjectionType: "KEYS_ONLY" }],
      [["webhook", "webhookOf", "tellAt"], { ProjectionType: "KEYS_ONLY" }],
    ]);
  });

  test("every key turns once a year", () => {
    const Key = z.object({ EnableKeyRotation: z.boolean() });
    const keys = all("AWS::KMS::Key", Key);
    expect(keys).toHaveLength(4);
    expect(keys.every(({ EnableKeyRotation }) => EnableKeyRotation)).toBe(true);
  });
});

describe("functions", () => {
  test.each(FUNCTIONS)("%s: arm64, Node 24, JSON logs that end, traced", (name) => {
    const fn = named(functions, name);
    expect(fn).toMatchObject({
      Architectures: ["arm64"],
      Runtime: "nodejs24.x",
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogGroup: `/aws/lambda/${settings.name}-${name}`, LogFormat: "JSON" },
    });
    const LogGroup = z.object({ LogGroupName: z.string(), RetentionInDays: z.number() });
    const groups = all("AWS::Logs::LogGroup", LogGroup);
    expect(groups).toContainEqual({
      LogGroupName: fn.LoggingConfig.LogGroup,
      RetentionInDays: settings.logRetentionDays,
    });
  });

  test("each has a role that no other has, without policies of AWS's making", () => {
    const roles = [...functions.values()].map(({ Role }) => Role);
    expect(new Set(roles).size).toBe(FUNCTIONS.length);
    const Role = z.object({ ManagedPolicyArns: z.array(z.string()).default([]) });
    expect(all("AWS::IAM::Role", Role).flatMap(({ ManagedPolicyArns }) => ManagedPolicyArns)).toEqual([]);
  });

  test.each(FUNCTIONS)("%s: knows exactly what it needs, and no secret", (name) => {
    const { Variables } = named(functions, name).Environment;
    expect(Object.keys(Variables).sort()).toEqual(environmentOf(name));
    for (const [variable, value] of Object.entries(Variables)) {
      expect(variable).not.toMatch(/SECRET|TOKEN|PASSWORD|CREDENTIAL|PRIVATE|API_?KEY/);
      // Access keys, JSON web tokens, PEM, and anything long and random: no word, number or address has 32 such letters.
      expect(value).not.toMatch(/AKIA|ASIA|eyJ|-----BEGIN|[A-Za-z0-9+=_]{32,}/);
    }
  });

  test.each([
    ["intake", 10, 512],
    ["portal", 10, 512],
    ["partner", 25, 512],
    ["authorize", 5, 256],
    ["classify", 15, 512],
    ["route", 15, 256],
    ["dispatch", 20, 256],
    ["feedback", 15, 256],
    ["desk", 10, 512],
    ["clock", 50, 256],
    ["webhook", 20, 256],
  ])("%s: %i seconds, %i MB", (name, Timeout, MemorySize) => {
    expect(named(functions, name)).toMatchObject({ Timeout, MemorySize });
  });

  test("the clock ticks each minute, ends before the next tick, and a failed tick isn't repeated", () => {
    const Rule = z.object({
      ScheduleExpression: z.string().optional(),
      State: z.string(),
      Targets: z.array(z.looseObject({})),
    });
    const scheduled = all("AWS::Events::Rule", Rule).filter(({ ScheduleExpression }) => ScheduleExpression);
    expect(scheduled).toMatchObject([
      {
        ScheduleExpression: "rate(1 minute)",
        State: "ENABLED",
        Targets: [{ RetryPolicy: { MaximumRetryAttempts: 0 } }],
      },
    ]);
    expect(named(functions, "clock").Timeout).toBeLessThan(60);
    const Invoke = z.object({ FunctionName: z.string(), MaximumRetryAttempts: z.number() });
    expect(all("AWS::Lambda::EventInvokeConfig", Invoke)).toEqual([
      { FunctionName: `${settings.name}-clock`, MaximumRetryAttempts: 0 },
    ]);
  });
});
