import { Duration } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { FunctionName } from "../bundle.js";
import type { Settings } from "../settings.js";
import { type AlarmSpec, metricOf } from "./alarm.js";
import { nameOf, removalOf } from "./deployment.js";
import { acknowledge } from "./rules.js";

/** Namespace of the metrics that functions emit. */
export const metricsNamespace = (settings: Settings): string => `Safelane/${settings.name}`;

/** Where the code of a function comes from: bundles when deployed, anything in a test of the templates. */
export type CodeOf = (name: FunctionName) => lambda.Code;

export interface SafelaneFunctionProps {
  readonly settings: Settings;
  readonly name: FunctionName;
  readonly code: lambda.Code;
  readonly timeout: Duration;
  /** In MB; CPU grows with it. */
  readonly memory: number;
  readonly description: string;
}

/** What a resource gives a function: where it is, and exactly what may be done with it. */
export interface Binding {
  readonly environment: Readonly<Record<string, string>>;
  readonly allow: readonly iam.PolicyStatementProps[];
}

/**
 * A function as all of ours are: arm64, its own role that can do nothing until something is bound, its own log group
 * that forgets in time, JSON logs, traced. The one way to give it anything is {@link accept}.
 */
export class SafelaneFunction extends Construct {
  readonly function: lambda.Function;
  readonly timeout: Duration;
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, { settings, name, code, timeout, memory, description }: SafelaneFunctionProps) {
    super(scope, name);
    const functionName = nameOf(settings, name);
    const logGroup = new logs.LogGroup(this, "logs", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      removalPolicy: removalOf(settings),
    });
    const role = new iam.Role(this, "role", {
      description: `What ${name} may do, and nothing more`,
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
    });
    logGroup.grantWrite(role);

    this.timeout = timeout;
    this.alarms = failures(name, functionName);
    this.function = new lambda.Function(this, "function", {
      functionName,
      description,
      code,
      role,
      logGroup,
      timeout,
      memorySize: memory,
      handler: "index.handler",
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      tracing: lambda.Tracing.ACTIVE,
      loggingFormat: lambda.LoggingFormat.JSON,
      // Lambda drops lines under this level, metrics among them: they count as INFO, so it never goes above.
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      systemLogLevelV2: lambda.SystemLogLevel.WARN,
      environment: {
        DEPLOYMENT: settings.name,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(settings),
        POWERTOOLS_LOG_LEVEL: "INFO",
      },
    });
    acknowledge(
      role,
      "AwsSolutions-IAM5[Resource::*]",
      "X-Ray has no resources to name: PutTraceSegments and PutTelemetryRecords can only be granted on *. " +
        "A rule test proves that no other statement has a wildcard.",
    );
  }

  /** Takes environment and permissions together, so that a function never knows a thing it may not use, nor the reverse. */
  accept({ environment, allow }: Binding): void {
    for (const [name, value] of Object.entries(environment)) this.function.addEnvironment(name, value);
    for (const statement of allow) this.function.addToRolePolicy(new iam.PolicyStatement(statement));
  }
}

function failures(name: FunctionName, functionName: string): AlarmSpec[] {
  const metric = (metricName: string) =>
    metricOf("AWS/Lambda", metricName, { FunctionName: functionName }, "Sum", Duration.minutes(5));
  return [
    {
      id: `errors-${name}`,
      meaning: `${name} failed as a whole (a bug, a timeout, out of memory): reports wait for a retry.`,
      metric: metric("Errors"),
      threshold: 1,
      periods: 1,
      silence: "fine",
      runbook: "function-errors",
    },
    {
      id: `throttles-${name}`,
      meaning: `${name} is refused capacity by Lambda: reports wait, and people may be turned away.`,
      metric: metric("Throttles"),
      threshold: 1,
      periods: 1,
      silence: "fine",
      runbook: "function-throttles",
    },
  ];
}
