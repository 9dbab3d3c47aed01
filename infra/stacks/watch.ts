import { RemovalPolicy } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as sns from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import { type AlarmSpec, runbookPath } from "../constructs/alarm.js";
import { dashboardOf } from "../constructs/dashboard.js";
import { nameOf, SafelaneStack } from "../constructs/deployment.js";
import type { Settings } from "../settings.js";

/** Who hears of it when something is wrong, and one page to look at. Depends on all others; none depends on it. */
export class Watch extends SafelaneStack {
  constructor(scope: Construct, settings: Settings, specs: readonly AlarmSpec[]) {
    super(scope, "watch", settings, "alarms with their runbooks, and the dashboard");
    const topic = this.#topic(settings);
    const alarms = specs.map((spec) => this.#alarm(settings, spec, topic));
    dashboardOf(this, settings, alarms);
  }

  #alarm(settings: Settings, spec: AlarmSpec, topic: sns.ITopic): cloudwatch.Alarm {
    const { ComparisonOperator, TreatMissingData } = cloudwatch;
    const alarm = new cloudwatch.Alarm(this, spec.id, {
      alarmName: nameOf(settings, spec.id),
      alarmDescription: `${spec.meaning} Runbook: ${runbookPath(spec.runbook)}`,
      metric: spec.metric,
      threshold: spec.threshold,
      evaluationPeriods: spec.periods,
      comparisonOperator: spec.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: spec.silence === "fine" ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  }

  /**
   * An encrypted topic that takes messages over TLS from this deployment's alarms. A topic policy of one's own replaces
   * the default that lets the account's alarms publish, and an encrypted topic needs the alarms to use the key as well:
   * without both statements alarms would be raised and nobody told.
   */
  #topic(settings: Settings): sns.Topic {
    const alarms = new iam.ServicePrincipal("cloudwatch.amazonaws.com");
    const conditions = { StringEquals: { "aws:SourceAccount": this.account } };
    const key = new kms.Key(this, "alarms-key", {
      alias: nameOf(settings, "alarms"),
      description: `${settings.name}: alarms on their way to people`,
      enableKeyRotation: true,
      // Nothing lasts under it.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [alarms],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        conditions,
      }),
    );
    const topic = new sns.Topic(this, "alarms", {
      topicName: nameOf(settings, "alarms"),
      displayName: `Safelane (${settings.name})`,
      masterKey: key,
      enforceSSL: true,
    });
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [alarms],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions,
      }),
    );
    if (settings.alarmEmail) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    return topic;
  }
}
