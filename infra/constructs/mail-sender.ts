import { Stack } from "aws-cdk-lib";
import * as ses from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Settings } from "../settings.js";
import { type AlarmSpec, metricOf } from "./alarm.js";
import { nameOf } from "./deployment.js";
import type { SafelaneFunction } from "./safelane-function.js";

/** What is mailed: a report's dispatches, whose fate is followed, or the desk's codes, which are asked for anew. */
type MailKind = "dispatches" | "codes";

/** The domain we send from, and how: over TLS or not at all, with bounces and complaints measured. */
export class MailSender extends Construct {
  readonly alarms: readonly AlarmSpec[] = REPUTATION;
  /** Dispatches go out through a set of their own: what SES tells of its mails is told of dispatches only. */
  readonly dispatches: ses.ConfigurationSet;
  readonly #from: string;
  readonly #codes: ses.ConfigurationSet;
  readonly #identity: ses.EmailIdentity;

  constructor(scope: Construct, settings: Settings) {
    super(scope, "mail");
    this.#from = settings.mail.from;
    this.dispatches = this.#set("dispatches", nameOf(settings, "mail"));
    this.#codes = this.#set("codes", nameOf(settings, "mail-codes"));
    this.#identity = new ses.EmailIdentity(this, "identity", {
      identity: ses.Identity.domain(settings.mail.domain),
      // For what names no set, as a mail by hand: it is no dispatch.
      configurationSet: this.#codes,
    });
  }

  /** Lets a function send, from the deployment's one address and through one configuration set only. */
  bind(fn: SafelaneFunction, kind: MailKind): void {
    const { configurationSetName } = kind === "dispatches" ? this.dispatches : this.#codes;
    const set = { service: "ses", resource: "configuration-set", resourceName: configurationSetName };
    fn.accept({
      environment: { MAIL_FROM: this.#from, MAIL_CONFIGURATION_SET: configurationSetName },
      allow: [
        {
          actions: ["ses:SendRawEmail"],
          resources: [this.#identity.emailIdentityArn, Stack.of(this).formatArn(set)],
          conditions: { StringEquals: { "ses:FromAddress": this.#from } },
        },
      ],
    });
  }

  #set(id: MailKind, configurationSetName: string): ses.ConfigurationSet {
    return new ses.ConfigurationSet(this, id, {
      configurationSetName,
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
  }
}

/**
 * SES judges the account, so the account's own rates are watched. It reviews an account at 5 % bounces or 0.1 %
 * complaints, and stops all sending at 10 % or 0.5 % (SES developer guide, "Sending review process").
 */
const REPUTATION: readonly AlarmSpec[] = [
  {
    id: "mail-bounces",
    meaning: "5 % of mail bounces: agencies don't get reports, and SES may stop all sending at 10 %.",
    metric: metricOf("AWS/SES", "Reputation.BounceRate", {}, "Maximum"),
    threshold: 0.05,
    periods: 1,
    silence: "fine",
    runbook: "mail-bounces",
  },
  {
    id: "mail-complaints",
    meaning: "0.1 % of mail is marked as spam: SES may stop all sending at 0.5 %.",
    metric: metricOf("AWS/SES", "Reputation.ComplaintRate", {}, "Maximum"),
    threshold: 0.001,
    periods: 1,
    silence: "fine",
    runbook: "mail-complaints",
  },
];
