import { expect, test } from "vitest";
import type { Stack } from "./assembly.js";
import { World } from "./identity.js";
import { type Plan, planOf } from "./plan.js";
import { authorizer, exported, lambda, route, workQueue } from "./testing/assembly.js";

const place = { region: "eu-central-1", sqsUrl: "http://sqs", httpUrl: "http://api" };

function stack(name: string, resources: object, outputs: Stack["template"]["Outputs"] = {}): Stack {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => [id, { Properties: {}, ...resource }]),
  );
  const assets = new Map([["work.zip", "/assets/work"]]);
  return { name, region: undefined, template: { Resources, Outputs: outputs, Parameters: {} }, assets };
}
const plan = (...stacks: Stack[]): Plan => planOf(stacks, new World(stacks, place));

const reports = {
  Type: "AWS::DynamoDB::Table",
  Properties: {
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  },
};

test("a function finds in its environment what other stacks declare", () => {
  const stores = stack(
    "stores",
    { Reports: reports },
    { Out: { Value: { Ref: "Reports" }, Export: { Name: "stores:Reports" } } },
  );
  const pipeline = stack("pipeline", {
    Work: lambda("work", {
      REPORTS_TABLE: { "Fn::ImportValue": "stores:Reports" },
      QUEUE_URL: { Ref: "Jobs" },
      QUEUE_ARN: { "Fn::GetAtt": ["Jobs", "Arn"] },
      WHERE: { "Fn::Sub": "${AWS::Region}/${AWS::StackName}" },
    }),
    ...workQueue("Jobs", "Work", 5, 90),
  });
  const { functions, mappings, tables } = plan(stores, pipeline);
  expect(functions[0]).toMatchObject({
    name: "work",
    file: "/assets/work/index.mjs",
    timeoutMs: 10_000,
    memoryMb: 128,
    environment: {
      REPORTS_TABLE: tables[0]?.name,
      QUEUE_URL: "http://sqs/000000000000/pipeline-Jobs",
      QUEUE_ARN: "arn:aws:sqs:eu-central-1:000000000000:pipeline-Jobs",
      WHERE: "eu-central-1/pipeline",
    },
  });
  expect(mappings[0]).toMatchObject({ functionArn: functions[0]?.arn, batchSize: 10, partial: true });
  expect(mappings[0]?.queue.RedrivePolicy).toEqual({
    deadLetterTargetArn: "arn:aws:sqs:eu-central-1:000000000000:pipeline-JobsDead",
    maxReceiveCount: 5,
  });
});

test("routes and schedules lead to functions", () => {
  const found = plan(
    stack("app", {
      Work: lambda("work"),
      Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
      Integration: {
        Type: "AWS::ApiGatewayV2::Integration",
        Properties: {
          IntegrationType: "AWS_PROXY",
          PayloadFormatVersion: "2.0",
          IntegrationUri: {
            "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Work.Arn}/invocations",
          },
        },
      },
      Route: {
        Type: "AWS::ApiGatewayV2::Route",
        Properties: { RouteKey: "GET /report", Target: { "Fn::Sub": "integrations/${Integration}" } },
      },
      Minute: {
        Type: "AWS::Events::Rule",
        Properties: { ScheduleExpression: "rate(1 minute)", Targets: [{ Arn: { "Fn::GetAtt": ["Work", "Arn"] } }] },
      },
      Off: {
        Type: "AWS::Events::Rule",
        Properties: { State: "DISABLED", ScheduleExpression: "rate(1 day)", Targets: [] },
      },
    }),
  );
  const functionArn = found.functions[0]?.arn;
  expect(found.routes).toEqual([{ key: "GET /report", functionArn }]);
  expect(found.schedules).toMatchObject([{ functionArn, everyMs: 60_000 }]);
});

test("an API of one stack has routes, and its address readers, in others", () => {
  const api = { "Fn::ImportValue": "edge:Id" };
  const made = ["https://", api, ".execute-api.", { Ref: "AWS::Region" }, ".", { Ref: "AWS::URLSuffix" }, "/desk"];
  const edge = stack(
    "edge",
    { Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } } },
    {
      ...exported("edge:Id", { Ref: "Api" }),
      ...exported("edge:Endpoint", { "Fn::GetAtt": ["Api", "ApiEndpoint"] }),
    },
  );
  const desk = stack("desk", {
    Work: lambda("work", { ASKED: { "Fn::ImportValue": "edge:Endpoint" }, MADE: { "Fn::Join": ["", made] } }),
    ...route("Desk", "GET /desk", "Work", api),
  });
  const portal = stack("portal", { Work: lambda("work"), ...route("Rest", "$default", "Work", api) });
  const { functions, routes } = plan(edge, desk, portal);
  expect(functions[0]?.environment).toMatchObject({ ASKED: "http://api", MADE: "http://api/desk" });
  expect(routes).toEqual([
    { key: "GET /desk", functionArn: functions[0]?.arn },
    { key: "$default", functionArn: functions[1]?.arn },
  ]);
});

const guarded = (properties: object = {}): object => ({
  Work: lambda("work"),
  Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
  Key: authorizer("Work", { Ref: "Api" }, properties),
  ...route("Route", "GET /own", "Work", { Ref: "Api" }, "Key"),
});

test("a route with an authorizer asks a function about headers, for as long as the template says", () => {
  const { functions, routes } = plan(stack("app", guarded({ AuthorizerResultTtlInSeconds: 60 })));
  const functionArn = functions[0]?.arn;
  const asked = { id: "app-Key", functionArn, headers: ["authorization"], ttlMs: 60_000 };
  expect(routes).toEqual([{ key: "GET /own", functionArn, authorizer: asked }]);
});

const bounces = (target: object = {}): object => ({
  Queue: { Type: "AWS::SQS::Queue" },
  Bounces: {
    Type: "AWS::Events::Rule",
    Properties: {
      EventPattern: { source: ["aws.ses"], detail: { mail: { tags: { "ses:configuration-set": [{ Ref: "Set" }] } } } },
      Targets: [
        {
          Id: "Target0",
          Arn: { "Fn::GetAtt": ["Queue", "Arn"] },
          RetryPolicy: { MaximumRetryAttempts: 2 },
          DeadLetterConfig: { Arn: { "Fn::GetAtt": ["Queue", "Arn"] } },
          InputTransformer: { InputPathsMap: { id: "$.id" }, InputTemplate: '{"id":<id>}' },
          ...target,
        },
      ],
    },
  },
  Set: { Type: "AWS::SES::ConfigurationSet" },
});
const destination = (properties: object): object => ({
  Set: { Type: "AWS::SES::ConfigurationSet" },
  Out: {
    Type: "AWS::SES::ConfigurationSetEventDestination",
    Properties: {
      ConfigurationSetName: { Ref: "Set" },
      EventDestination: {
        Enabled: true,
        EventBridgeDestination: { EventBusArn: { "Fn::Sub": "arn:aws:events:${AWS::Region}:1:event-bus/default" } },
        ...properties,
      },
    },
  },
});

test("a rule with a pattern leads events to a queue, and is no schedule", () => {
  const { eventRules, schedules } = plan(stack("app", bounces()));
  expect(eventRules).toMatchObject([
    {
      pattern: { source: ["aws.ses"], detail: { mail: { tags: { "ses:configuration-set": ["app-Set"] } } } },
      queue: { name: "app-Queue" },
      transformer: { InputTemplate: '{"id":<id>}' },
    },
  ]);
  expect(schedules).toEqual([]);
});

test("a configuration set publishes the types of its destination, however they are written", () => {
  const { mailEvents } = plan(stack("app", destination({ MatchingEventTypes: ["BOUNCE", "deliveryDelay"] })));
  expect(mailEvents).toEqual([{ configurationSet: "app-Set", eventTypes: ["bounce", "deliverydelay"] }]);
  const off = stack("app", destination({ MatchingEventTypes: ["bounce"], Enabled: false }));
  expect(plan(off).mailEvents).toEqual([]);
});

test.each<[string, object, RegExp]>([
  [
    "a property that would change behaviour",
    { Q: { Type: "AWS::SQS::Queue", Properties: { FifoQueue: true } } },
    /app\.Q \(AWS::SQS::Queue\): property FifoQueue is not emulated/,
  ],
  [
    "a value of another kind",
    { Q: { Type: "AWS::SQS::Queue", Properties: { DelaySeconds: "long" } } },
    /app\.Q.*Delay/s,
  ],
  [
    "a name of something that doesn't run here",
    { Work: lambda("work", { TOPIC: { Ref: "Topic" } }), Topic: { Type: "AWS::SNS::Topic" } },
    /app\.Work.*Environment: Ref of Topic \(AWS::SNS::Topic\) does not exist in the local system/,
  ],
  ["an authorizer with the older payload", guarded({ AuthorizerPayloadFormatVersion: "1.0" }), /app\.Key.*Payload/s],
  ["an authorizer that answers policies", guarded({ EnableSimpleResponses: false }), /app\.Key.*Simple/s],
  ["an authorizer of JSON web tokens", guarded({ AuthorizerType: "JWT" }), /app\.Key.*AuthorizerType/s],
  [
    "an authorizer that looks at anything but headers",
    guarded({ IdentitySource: ["$request.querystring.key"] }),
    /app\.Key.*only headers/s,
  ],
  [
    "a route with an authorizer of elsewhere",
    { ...guarded(), Key: { Type: "AWS::IAM::Role" } },
    /Route: app-Key is no authorizer/,
  ],
  ["a function without a bundle", { Other: lambda("other") }, /app\.Other: no asset other\.zip/],
  [
    "a schedule by cron",
    {
      Work: lambda("work"),
      Night: {
        Type: "AWS::Events::Rule",
        Properties: { ScheduleExpression: "cron(0 0 * * ? *)", Targets: [{ Arn: { "Fn::GetAtt": ["Work", "Arn"] } }] },
      },
    },
    /Night: only rate/,
  ],
  [
    "a pattern of more than exact values",
    { Any: { Type: "AWS::Events::Rule", Properties: { EventPattern: { source: [{ prefix: "" }] }, Targets: [] } } },
    /app\.Any.*not emulated.*EventPattern\.source/s,
  ],
  [
    "a bus of one's own",
    { Own: { Type: "AWS::Events::Rule", Properties: { EventPattern: {}, EventBusName: "own", Targets: [] } } },
    /app\.Own.*only the default bus is emulated/s,
  ],
  ["events for no queue", bounces({ Arn: "arn:aws:sns:::topic" }), /Bounces: arn:aws:sns:::topic is no queue/],
  ["another form of input", bounces({ InputPath: "$.detail" }), /app\.Bounces.*InputPath/s],
  [
    "a type of mail event that is never published here",
    destination({ MatchingEventTypes: ["send"] }),
    /app\.Out.*not emulated.*MatchingEventTypes/s,
  ],
  [
    "mail events for anything but the event bus",
    destination({ MatchingEventTypes: ["bounce"], SnsDestination: { TopicARN: "arn" } }),
    /app\.Out.*SnsDestination/s,
  ],
])("%s is refused, naming the resource", (_name, resources, message) => {
  expect(() => plan(stack("app", resources))).toThrow(message);
});
