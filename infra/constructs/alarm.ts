import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";

/** The runbooks there are; each is `docs/runbooks/<name>.md`. */
export type Runbook =
  | "clock-heartbeat"
  | "dead-letters"
  | "desk-unavailable"
  | "directory-stale"
  | "flood"
  | "function-errors"
  | "function-throttles"
  | "intake-5xx"
  | "key-refused"
  | "mail-bounced"
  | "mail-bounces"
  | "mail-complaints"
  | "mail-undeliverable"
  | "mail-unrecorded"
  | "mail-key-unusable"
  | "nobody-to-write-to"
  | "partner-unavailable"
  | "peer-refused"
  | "peer-silent"
  | "proof-refused"
  | "queue-age-express"
  | "queue-age-standard"
  | "quota-unknown"
  | "reports-stuck"
  | "reports-unread"
  | "send-failed"
  | "webhook-given-up"
  | "webhook-gone";

/**
 * An alarm as its owner describes it. The watch stack makes the alarm, so that no stack has to know the topic, and
 * metrics name their resources by fixed name rather than by reference, so that watching a thing never stops its replacement.
 */
export interface AlarmSpec {
  /** Unique in the deployment, as people say it: "classify-express dead letters" is `dead-letters-classify-express`. */
  readonly id: string;
  /** One sentence, for somebody who was asleep: what is wrong for a report. */
  readonly meaning: string;
  readonly metric: cloudwatch.IMetric;
  /** Raised when the metric is at or above this. With `below`, when it is under it. */
  readonly threshold: number;
  readonly below?: boolean;
  /** Periods in a row that must be beyond the threshold. */
  readonly periods: number;
  /** What silence means. Most metrics are silent when nothing happens; a heartbeat's silence is the alarm. */
  readonly silence: "fine" | "breaching";
  readonly runbook: Runbook;
}

/** Where the steps are, relative to the repository: stands in each alarm's description and so in its e-mail. */
export const runbookPath = (runbook: Runbook): string => `docs/runbooks/${runbook}.md`;

/** A metric of a resource known by its name. */
export function metricOf(
  namespace: string,
  metricName: string,
  dimensions: Readonly<Record<string, string>>,
  statistic: "Sum" | "Maximum" | "Average" | "p50" | "p99" = "Sum",
  period = Duration.minutes(1),
): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace, metricName, dimensionsMap: { ...dimensions }, statistic, period });
}
