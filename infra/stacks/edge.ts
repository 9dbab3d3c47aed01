import { CfnOutput, Duration } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import * as http from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { AlarmSpec } from "../constructs/alarm.js";
import { nameOf, removalOf, SafelaneStack } from "../constructs/deployment.js";
import { acknowledge } from "../constructs/rules.js";
import { type CodeOf, SafelaneFunction } from "../constructs/safelane-function.js";
import type { Settings } from "../settings.js";
import type { Pipeline } from "./pipeline.js";
import { KEYS_ONLY, WRITE_ONLY } from "./statements-access.js";
import type { Stores } from "./stores.js";

/**
 * One line a request, without anything of the person: a path holds the receipt, a query may hold anything, and an
 * address is personal data. `routeKey` is the route's pattern, not the path.
 */
const ACCESS_LOG = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTimeEpoch",
  route: "$context.routeKey",
  status: "$context.status",
  answered: "$context.responseType",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  functionStatus: "$context.integration.status",
  functionMilliseconds: "$context.integration.latency",
});

/** What the public sees: the form and the API, throttled, answered by one function. */
export class Edge extends SafelaneStack {
  readonly functions: readonly SafelaneFunction[];
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, settings: Settings, stores: Stores, pipeline: Pipeline, codeOf: CodeOf) {
    super(scope, "edge", settings, "the public form and API");
    const intake = new SafelaneFunction(this, {
      settings,
      name: "intake",
      code: codeOf("intake"),
      memory: 512,
      timeout: Duration.seconds(10),
      description: "Takes reports from the form and the API, and answers receipts",
    });
    stores.reports.bind(intake, { actions: ["GetItem", "PutItem"] });
    stores.statements.bind(intake, WRITE_ONLY, KEYS_ONLY);
    pipeline.queues.classify.express.bind(intake);
    pipeline.queues.classify.standard.bind(intake);
    intake.accept({ environment: { JURISDICTIONS: settings.jurisdictions.join(",") }, allow: [] });

    const api = this.#api(settings, intake);
    const stage = this.#stage(settings, api);
    new CfnOutput(this, "url", { value: stage.url, description: "Where the form and the API are" });
    this.functions = [intake];
    this.alarms = [
      {
        id: "intake-5xx",
        meaning: "People who report are answered with an error of ours.",
        metric: stage.metricServerError({ period: Duration.minutes(1), statistic: "Sum" }),
        threshold: 1,
        periods: 1,
        silence: "fine",
        runbook: "intake-5xx",
      },
    ];
  }

  #api(settings: Settings, intake: SafelaneFunction): http.HttpApi {
    const { GET, POST } = http.HttpMethod;
    const integration = new HttpLambdaIntegration("intake", intake.function);
    const api = new http.HttpApi(this, "api", {
      apiName: nameOf(settings, "public"),
      description: "Reports from the public and from partners",
      createDefaultStage: false,
      // Everything else, so that unknown routes and methods get problem details like any other mistake.
      defaultIntegration: integration,
    });
    api.addRoutes({ path: "/v1/reports", methods: [POST], integration });
    api.addRoutes({ path: "/v1/reports/{receipt}", methods: [GET], integration });
    api.addRoutes({ path: "/report", methods: [GET], integration });
    acknowledge(
      api,
      "AwsSolutions-APIG4",
      "Anyone may report, without an account or a name; that is what the system is for. A report is read back by its receipt.",
    );
    return api;
  }

  #stage(settings: Settings, api: http.HttpApi): http.HttpStage {
    const accessLog = new logs.LogGroup(this, "access-log", {
      // Under this prefix API Gateway may write without a resource policy a log group, of which an account has ten.
      logGroupName: `/aws/vendedlogs/${nameOf(settings, "public-access")}`,
      retention: settings.logRetentionDays,
      removalPolicy: removalOf(settings),
    });
    return new http.HttpStage(this, "stage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: settings.http.rate, burstLimit: settings.http.burst },
      accessLogSettings: {
        destination: new http.LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }
}
