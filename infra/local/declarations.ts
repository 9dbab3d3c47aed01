import * as z from "zod";
import type { Resource, Stack } from "./assembly.js";
import { eventPattern } from "./event-pattern.js";
import type { World } from "./identity.js";
import { inputTransformer } from "./input-transformer.js";
import { resolve, type TemplateValue } from "./resolve.js";

/** A type of resource that runs locally. */
interface Kind<Shape extends z.ZodRawShape> {
  readonly type: string;
  /** The properties that are honoured. */
  readonly schema: z.ZodObject<Shape>;
  /** The properties that change nothing on one machine. Any other is an error: with it the copy would behave differently. */
  readonly harmless: readonly string[];
}

/** A declared resource of such a type. */
export interface Declared {
  readonly id: string;
  readonly stack: Stack;
  readonly resource: Resource;
}

const kind = <Shape extends z.ZodRawShape>(type: string, shape: Shape, harmless: string): Kind<Shape> => ({
  type,
  schema: z.object(shape),
  harmless: harmless.split(" "),
});

const seconds = z.coerce.number().int().nonnegative();
const state = z.enum(["ENABLED", "DISABLED"]).default("ENABLED");
const target = z.object({ Arn: z.string(), Input: z.string().optional() });

/** A property of an object inside that changes nothing on one machine. */
const unread = z.unknown().optional();

/** Strict: another form of input, or another kind of target, would make another message. */
const queueTarget = z.strictObject({
  Arn: z.string(),
  InputTransformer: inputTransformer.optional(),
  // Nothing on the way to a queue of the same machine fails for long, and no queue here is FIFO.
  Id: unread,
  DeadLetterConfig: unread,
  RetryPolicy: unread,
  SqsParameters: unread,
});

/** SES's names, which CDK writes `deliveryDelay` and the console `DELIVERY_DELAY`. */
const mailEventType = z
  .string()
  .transform((name) => name.replaceAll("_", "").toLowerCase())
  // The last three are declared in vain: no mail meets them here. One that would happen (`send`) is not in the list.
  .pipe(z.enum(["delivery", "bounce", "complaint", "deliverydelay", "reject", "renderingfailure"], "not emulated"));

/** `$request.header.Authorization`, read as the header's name as Node has it. */
const requestHeader = z
  .string()
  .regex(/^\$request\.header\.[\w-]+$/, "only headers are emulated as identity sources")
  .transform((source) => source.slice("$request.header.".length).toLowerCase());

const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const tableShape = {
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) })),
  KeySchema: keys,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keys,
        Projection: z.object({
          ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
};
const tableHarmless =
  "TableName BillingMode DeletionProtectionEnabled PointInTimeRecoverySpecification SSESpecification " +
  "TimeToLiveSpecification ContributorInsightsSpecification OnDemandThroughput Replicas TableClass Tags";

export const kinds = {
  table: kind("AWS::DynamoDB::Table", tableShape, tableHarmless),
  globalTable: kind("AWS::DynamoDB::GlobalTable", tableShape, tableHarmless),
  queue: kind(
    "AWS::SQS::Queue",
    {
      VisibilityTimeout: seconds.optional(),
      DelaySeconds: seconds.optional(),
      MaximumMessageSize: seconds.optional(),
      MessageRetentionPeriod: seconds.optional(),
      ReceiveMessageWaitTimeSeconds: seconds.optional(),
      RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
    },
    "QueueName SqsManagedSseEnabled KmsMasterKeyId KmsDataKeyReusePeriodSeconds RedriveAllowPolicy Tags",
  ),
  function: kind(
    "AWS::Lambda::Function",
    {
      Code: z.object({ S3Key: z.string() }),
      Handler: z.string(),
      Runtime: z.string().startsWith("nodejs"),
      // Lambda's defaults: 3 s, 128 MB.
      Timeout: seconds.default(3),
      MemorySize: z.coerce.number().default(128),
      Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).default({ Variables: {} }),
    },
    "FunctionName Architectures Role Description TracingConfig LoggingConfig KmsKeyArn ReservedConcurrentExecutions " +
      "RuntimeManagementConfig DeadLetterConfig PackageType RecursiveLoop Tags",
  ),
  mapping: kind(
    "AWS::Lambda::EventSourceMapping",
    {
      EventSourceArn: z.string(),
      FunctionName: z.string(),
      Enabled: z.boolean().default(true),
      BatchSize: z.coerce.number().int().positive().default(10),
      MaximumBatchingWindowInSeconds: seconds.default(0),
      FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
    },
    "ScalingConfig MetricsConfig Tags",
  ),
  rule: kind(
    "AWS::Events::Rule",
    { ScheduleExpression: z.string(), State: state, Targets: z.array(target) },
    "Name Description Tags",
  ),
  /** The same type once more: a rule waits either for a time or for an event. */
  eventRule: kind(
    "AWS::Events::Rule",
    {
      EventPattern: eventPattern,
      EventBusName: z
        .string()
        .regex(/^(.*event-bus\/)?default$/, "only the default bus is emulated")
        .optional(),
      State: state,
      Targets: z.array(queueTarget),
    },
    "Name Description Tags",
  ),
  eventDestination: kind(
    "AWS::SES::ConfigurationSetEventDestination",
    {
      ConfigurationSetName: z.string(),
      EventDestination: z.strictObject({
        Enabled: z.boolean().default(false),
        EventBridgeDestination: z.object({ EventBusArn: z.string().endsWith(":event-bus/default") }),
        MatchingEventTypes: z.array(mailEventType),
        Name: unread,
      }),
    },
    "",
  ),
  schedule: kind(
    "AWS::Scheduler::Schedule",
    { ScheduleExpression: z.string(), State: state, Target: target },
    "Name GroupName Description FlexibleTimeWindow ScheduleExpressionTimezone KmsKeyArn",
  ),
  api: kind(
    "AWS::ApiGatewayV2::Api",
    { ProtocolType: z.literal("HTTP") },
    "Name Description DisableExecuteApiEndpoint RouteSelectionExpression Tags",
  ),
  stage: kind(
    "AWS::ApiGatewayV2::Stage",
    { StageName: z.literal("$default") },
    "ApiId AutoDeploy AccessLogSettings DefaultRouteSettings RouteSettings Description Tags",
  ),
  integration: kind(
    "AWS::ApiGatewayV2::Integration",
    { IntegrationType: z.literal("AWS_PROXY"), IntegrationUri: z.string(), PayloadFormatVersion: z.literal("2.0") },
    "ApiId Description IntegrationMethod TimeoutInMillis",
  ),
  route: kind(
    "AWS::ApiGatewayV2::Route",
    {
      RouteKey: z.string(),
      Target: z.string(),
      AuthorizationType: z.enum(["NONE", "CUSTOM"]).default("NONE"),
      AuthorizerId: z.string().optional(),
    },
    "ApiId OperationName ApiKeyRequired",
  ),
  authorizer: kind(
    "AWS::ApiGatewayV2::Authorizer",
    {
      AuthorizerType: z.literal("REQUEST"),
      AuthorizerUri: z.string(),
      AuthorizerPayloadFormatVersion: z.literal("2.0"),
      EnableSimpleResponses: z.literal(true),
      IdentitySource: z.tuple([requestHeader], requestHeader),
      AuthorizerResultTtlInSeconds: seconds.default(0),
    },
    "ApiId Name",
  ),
};

/** Every declared resource of a type, over all stacks. */
export function declared(stacks: readonly Stack[], type: string): Declared[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ id, stack, resource })),
  );
}

/**
 * The computed properties of a declared resource.
 * @throws naming the resource, when a property is missing, malformed, can't be computed, or isn't emulated.
 */
export function propertiesOf<Shape extends z.ZodRawShape>(
  world: World,
  { type, schema, harmless }: Kind<Shape>,
  { id, stack, resource }: Declared,
): z.output<z.ZodObject<Shape>> {
  const where = `${stack.name}.${id} (${type})`;
  if (resource.Condition !== undefined) throw new Error(`${where}: conditions are not emulated`);
  const wanted: Record<string, TemplateValue> = {};
  for (const [name, value] of Object.entries(resource.Properties)) {
    if (harmless.includes(name)) continue;
    if (!(name in schema.shape)) throw new Error(`${where}: property ${name} is not emulated`);
    try {
      wanted[name] = resolve(value, world.lookupIn(stack));
    } catch (error) {
      throw new Error(`${where}, property ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const parsed = schema.safeParse(wanted);
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
