import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { LANES } from "../../shared/domain/vocabulary.js";
import { FUNCTIONS, type FunctionName } from "../bundle.js";
import type { Settings } from "../settings.js";
import { metricOf } from "./alarm.js";
import { nameOf } from "./deployment.js";
import { metricsNamespace } from "./safelane-function.js";
import { STAGES } from "./work-queue.js";

const FULL_WIDTH = 24;
const HALF_WIDTH = 12;

/** What functions count when a report has come a step further, in its order. */
const PROGRESS: readonly (readonly [metric: string, service: FunctionName])[] = [
  ["Accepted", "intake"],
  ["Accepted", "portal"],
  ["Accepted", "partner"],
  ["PutOff", "portal"],
  ["Classified", "classify"],
  ["Held", "route"],
  ["Routed", "route"],
  ["MailSent", "dispatch"],
  ["MailDelivered", "feedback"],
  ["MailBounced", "feedback"],
  ["Acknowledged", "desk"],
  ["Closed", "desk"],
  ["WebhookTold", "webhook"],
  ["WebhookFailed", "webhook"],
];

/** One page, worst news first: alarms, then how long work waits, then how far reports come, then the functions. */
export function dashboardOf(
  scope: Construct,
  settings: Settings,
  alarms: readonly cloudwatch.IAlarm[],
): cloudwatch.Dashboard {
  const dashboard = new cloudwatch.Dashboard(scope, "dashboard", {
    dashboardName: nameOf(settings, "pipeline"),
    defaultInterval: Duration.hours(3),
  });
  const status = { title: "Alarms", alarms: [...alarms], width: FULL_WIDTH, height: 6 };
  dashboard.addWidgets(new cloudwatch.AlarmStatusWidget(status));
  dashboard.addWidgets(...LANES.map((lane) => graph(`Oldest message, ${lane} (seconds)`, ages(settings, lane))));
  dashboard.addWidgets(graph("Reports", progress(settings)), graph("Dead letters", deadLetters(settings)));
  dashboard.addWidgets(
    graph("Errors", perFunction(settings, "Errors", "Sum")),
    graph("Duration, p99 (milliseconds)", perFunction(settings, "Duration", "p99")),
  );
  return dashboard;
}

const graph = (title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget =>
  new cloudwatch.GraphWidget({ title, left, width: HALF_WIDTH });

const ages = (settings: Settings, lane: string): cloudwatch.IMetric[] =>
  STAGES.map((stage) => queueMetric(settings, `${stage}-${lane}`, "ApproximateAgeOfOldestMessage"));

const deadLetters = (settings: Settings): cloudwatch.IMetric[] =>
  STAGES.flatMap((stage) => LANES.map((lane) => `${stage}-${lane}-dead-letters`)).map((queue) =>
    queueMetric(settings, queue, "ApproximateNumberOfMessagesVisible"),
  );

const queueMetric = (settings: Settings, queue: string, metricName: string): cloudwatch.IMetric =>
  metricOf("AWS/SQS", metricName, { QueueName: nameOf(settings, queue) }, "Maximum").with({ label: queue });

const progress = (settings: Settings): cloudwatch.IMetric[] =>
  PROGRESS.map(([metricName, service]) =>
    metricOf(metricsNamespace(settings), metricName, { service }).with({ label: `${metricName} (${service})` }),
  );

const perFunction = (settings: Settings, metricName: string, statistic: "Sum" | "p99"): cloudwatch.IMetric[] =>
  FUNCTIONS.map((name) =>
    metricOf("AWS/Lambda", metricName, { FunctionName: nameOf(settings, name) }, statistic).with({ label: name }),
  );
