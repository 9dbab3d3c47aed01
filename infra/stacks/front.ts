import { CfnOutput, Duration } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import * as http from "aws-cdk-lib/aws-apigatewayv2";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { AlarmSpec } from "../constructs/alarm.js";
import { nameOf, removalOf, SafelaneStack } from "../constructs/deployment.js";
import { MutualTls } from "../constructs/mutual-tls.js";
import type { Settings } from "../settings.js";

/**
 * One line a request, without anything of the person: a path holds the receipt or a link's secret, a query may hold
 * anything, and an address is personal data. `routeKey` is the route's pattern, not the path.
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

/**
 * The door, throttled and logged, without the rooms behind it: the mails of the pipeline say where it is, and what
 * answers there needs the pipeline, so it stands before both.
 */
export class Front extends SafelaneStack {
  readonly api: http.HttpApi;
  /** Where people find the form and agencies the desk, without a slash at the end. */
  readonly url: string;
  /** The name that API Gateway gives the API, for who stands before it. */
  readonly endpoint: CfnOutput;
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, settings: Settings) {
    super(scope, "front", settings, "the address of the public form, the API and the desk");
    this.api = new http.HttpApi(this, "api", {
      apiName: nameOf(settings, "public"),
      description: "Reports from the public and from partners, and the desk of agencies",
      createDefaultStage: false,
    });
    this.url = settings.http.url ?? (settings.cdn ? `https://${settings.cdn.domain}` : this.api.apiEndpoint);
    const stage = this.#stage(settings);
    new CfnOutput(this, "url", { value: this.url, description: "Where the form, the API and the desk are" });
    // Stays exported when settings give another address: who imported it until now is deployed after this stack.
    this.exportValue(this.api.apiEndpoint);
    this.endpoint = new CfnOutput(this, "endpoint", {
      value: `${this.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
      description: "The API's own name",
    });
    const { partnerDomain } = settings;
    if (partnerDomain) new MutualTls(this, "partner-domain", { api: this.api, stage, domain: partnerDomain });
    this.alarms = [
      {
        id: "intake-5xx",
        meaning: "People who report, or agencies at the desk, are answered with an error of ours.",
        metric: stage.metricServerError({ period: Duration.minutes(1), statistic: "Sum" }),
        threshold: 1,
        periods: 1,
        silence: "fine",
        runbook: "intake-5xx",
      },
    ];
  }

  #stage(settings: Settings): http.HttpStage {
    const accessLog = new logs.LogGroup(this, "access-log", {
      // Under this prefix API Gateway may write without a resource policy a log group, of which an account has ten.
      logGroupName: `/aws/vendedlogs/${nameOf(settings, "public-access")}`,
      retention: settings.logRetentionDays,
      removalPolicy: removalOf(settings),
    });
    return new http.HttpStage(this, "stage", {
      httpApi: this.api,
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
