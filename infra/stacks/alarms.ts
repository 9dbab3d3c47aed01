import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { FUNCTIONS, type FunctionName } from "../bundle.js";
import { type AlarmSpec, metricOf } from "../constructs/alarm.js";
import { nameOf } from "../constructs/deployment.js";
import { metricsNamespace } from "../constructs/safelane-function.js";
import type { Settings } from "../settings.js";

const FIVE_MINUTES = Duration.minutes(5);

/** What a function says went wrong (`shared/telemetry`), in five minutes. One is enough: none of these is normal. */
const said = (
  settings: Settings,
  service: FunctionName,
  metricName: string,
  spec: Pick<AlarmSpec, "id" | "meaning" | "runbook">,
): AlarmSpec => ({
  ...spec,
  metric: counted(settings, service, metricName),
  threshold: 1,
  periods: 1,
  silence: "fine",
});

/** Alarms on what no single resource can tell: the clock's pulse, and what functions themselves say is wrong. */
export const domainAlarms = (settings: Settings): AlarmSpec[] => [
  {
    id: "clock-heartbeat",
    meaning: "The clock has not finished a tick for three minutes: whatever falls between two stages stays there.",
    metric: finishedTicks(nameOf(settings, "clock")),
    threshold: 1,
    below: true,
    periods: 3,
    silence: "breaching",
    runbook: "clock-heartbeat",
  },
  said(settings, "clock", "Stuck", {
    id: "reports-stuck",
    meaning: "A report is overdue although the clock sent it on twice: an agency may not know of it.",
    runbook: "reports-stuck",
  }),
  said(settings, "clock", "Unread", {
    id: "reports-unread",
    meaning: "A report could not be classified and went to the focal point unread: a person has to read it now.",
    runbook: "reports-unread",
  }),
  {
    id: "send-failed",
    meaning: "Reports are stored, but the queue does not take their messages: they wait for the clock.",
    metric: countedIn(settings, ["intake", "portal", "partner", "desk"], "SendFailed"),
    threshold: 1,
    periods: 1,
    silence: "fine",
    runbook: "send-failed",
  },
  {
    id: "flood",
    meaning:
      "Reports come in faster than people write: those without a proof of work wait, up to a quarter of an hour.",
    metric: countedIn(settings, ["intake", "portal"], "PutOff"),
    // One now and then is a school class that writes at once, without scripts.
    threshold: 10,
    periods: 1,
    silence: "fine",
    runbook: "flood",
  },
  said(settings, "authorize", "KeyRefused", {
    id: "key-refused",
    meaning:
      "A partner's key is refused, ended or suspended, or somebody makes keys up: a partner's reports may not come in.",
    runbook: "key-refused",
  }),
  said(settings, "partner", "ProofRefused", {
    id: "proof-refused",
    meaning:
      "A partner's key came without the signature or certificate that it needs: its reports don't come in, or it leaked.",
    runbook: "proof-refused",
  }),
  said(settings, "partner", "PartnerUnavailable", {
    id: "partner-unavailable",
    meaning:
      "Partners, or single reports of their batches, are answered with an error of ours: they have to try again.",
    runbook: "partner-unavailable",
  }),
  said(settings, "partner", "QuotaUnknown", {
    id: "quota-unknown",
    meaning: "Partners' requests can't be counted: all are let through, and no quota holds.",
    runbook: "quota-unknown",
  }),
  said(settings, "desk", "DeskUnavailable", {
    id: "desk-unavailable",
    meaning: "Agencies can't open their reports at the desk, or say that they take them on.",
    runbook: "desk-unavailable",
  }),
  said(settings, "feedback", "MailBounced", {
    id: "mail-bounced",
    meaning:
      "Mail to an agency's address came back: its next address has the report, the directory is to be put right.",
    runbook: "mail-bounced",
  }),
  said(settings, "feedback", "NobodyToWriteTo", {
    id: "nobody-to-write-to",
    meaning: "Mail of a report came back from every agency there is to ask: somebody has to call one now.",
    runbook: "nobody-to-write-to",
  }),
  said(settings, "dispatch", "MailUndeliverable", {
    id: "mail-undeliverable",
    meaning: "SES will never take the mail of a dispatch: its agency has no report, the next one is asked.",
    runbook: "mail-undeliverable",
  }),
  said(settings, "dispatch", "MailUnrecorded", {
    id: "mail-unrecorded",
    meaning: "A mail went out that could not be recorded: its agency may get it a second time.",
    runbook: "mail-unrecorded",
  }),
  said(settings, "dispatch", "MailKeyUnusable", {
    id: "mail-key-unusable",
    meaning: "An agency's OpenPGP key can't be used: its mails come without what the reporter wrote.",
    runbook: "mail-key-unusable",
  }),
  said(settings, "dispatch", "PeerRefused", {
    id: "peer-refused",
    meaning:
      "Another deployment takes no reports of ours, or lost one: its agencies get mail instead, or the report anew.",
    runbook: "peer-refused",
  }),
  {
    ...said(settings, "dispatch", "PeerSilent", {
      id: "peer-silent",
      meaning: "Another deployment has not answered for a quarter of an hour: reports for it wait, then go by mail.",
      runbook: "peer-silent",
    }),
    // Stopped for a minute while it is deployed anew, it is asked again and nobody has to know.
    periods: 3,
  },
  said(settings, "webhook", "WebhookGone", {
    id: "webhook-gone",
    meaning: "A partner's webhook said that it is gone and was switched off: the partner hears no outcome any more.",
    runbook: "webhook-gone",
  }),
  said(settings, "webhook", "WebhookGivenUp", {
    id: "webhook-given-up",
    meaning: "A partner could not be told for three days what became of a report, and is not told any more.",
    runbook: "webhook-given-up",
  }),
  ...FUNCTIONS.map((name) =>
    said(settings, name, "UnknownFailure", {
      id: `bugs-${name}`,
      meaning: `${name} failed on a single report for a reason nobody foresaw: the report waits for a retry.`,
      runbook: "function-errors",
    }),
  ),
  {
    id: "directory-stale",
    meaning: "The directory of agencies can't be read: reports go by the last version that was seen.",
    metric: countedIn(
      settings,
      ["route", "dispatch", "feedback", "portal", "partner", "desk", "clock"],
      "DirectoryStale",
    ),
    threshold: 1,
    periods: 1,
    silence: "fine",
    runbook: "directory-stale",
  },
];

const counted = (settings: Settings, service: FunctionName, metricName: string): cloudwatch.Metric =>
  metricOf(metricsNamespace(settings), metricName, { service }, "Sum", FIVE_MINUTES);

/** The same, as several functions say it. */
function countedIn(settings: Settings, services: readonly FunctionName[], metricName: string): cloudwatch.IMetric {
  return new cloudwatch.MathExpression({
    label: metricName,
    expression: services.map((service) => `FILL(${service}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(services.map((service) => [service, counted(settings, service, metricName)])),
    period: FIVE_MINUTES,
  });
}

/** Ticks that ran and did not fail, a minute. A tick that never started counts as none. */
function finishedTicks(functionName: string): cloudwatch.IMetric {
  const started = metricOf("AWS/Lambda", "Invocations", { FunctionName: functionName });
  const failed = metricOf("AWS/Lambda", "Errors", { FunctionName: functionName });
  return new cloudwatch.MathExpression({
    label: "Ticks finished",
    expression: "FILL(started, 0) - FILL(failed, 0)",
    usingMetrics: { started, failed },
    period: Duration.minutes(1),
  });
}
