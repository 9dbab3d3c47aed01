import type { Report } from "../domain/report.js";
import type { Lane } from "../domain/vocabulary.js";

/**
 * What the functions say about themselves: one registry of codes, each with its level and, where ops teams count it,
 * the name of its metric. Alarms and runbooks speak of these codes.
 */
export const CODES = {
  "report-accepted": { level: "info", metric: "Accepted" },
  "report-repeated": { level: "info", metric: "Repeated" },
  "report-put-off": { level: "info", metric: "PutOff" },
  "report-refused": { level: "info", metric: "Refused" },
  "partner-refused": { level: "info", metric: "PartnerRefused" },
  "partner-told": { level: "info", metric: "PartnerTold" },
  "partner-unavailable": { level: "error", metric: "PartnerUnavailable" },
  "quota-used-up": { level: "warn", metric: "QuotaUsedUp" },
  "quota-unknown": { level: "warn", metric: "QuotaUnknown" },
  "form-shown": { level: "info", metric: "FormShown" },
  "progress-told": { level: "info", metric: "ProgressTold" },
  "nothing-there": { level: "info", metric: "NothingThere" },
  "intake-unavailable": { level: "error", metric: "IntakeUnavailable" },
  "portal-unavailable": { level: "error", metric: "PortalUnavailable" },
  "send-failed": { level: "warn", metric: "SendFailed" },
  "report-classified": { level: "info", metric: "Classified" },
  "report-held": { level: "info", metric: "Held" },
  "report-routed": { level: "info", metric: "Routed" },
  "mail-sent": { level: "info", metric: "MailSent" },
  "mail-maybe-twice": { level: "warn", metric: "MailMaybeTwice" },
  "mail-undeliverable": { level: "warn", metric: "MailUndeliverable" },
  "mail-unrecorded": { level: "error", metric: "MailUnrecorded" },
  "mail-paced": { level: "info", metric: "MailPaced" },
  "mail-key-unusable": { level: "warn", metric: "MailKeyUnusable" },
  "peer-asked": { level: "info", metric: "PeerAsked" },
  "peer-told": { level: "info", metric: "PeerTold" },
  "peer-silent": { level: "warn", metric: "PeerSilent" },
  "peer-refused": { level: "error", metric: "PeerRefused" },
  "mail-delivered": { level: "info", metric: "MailDelivered" },
  "mail-delayed": { level: "warn", metric: "MailDelayed" },
  "mail-bounced": { level: "warn", metric: "MailBounced" },
  "mail-complained": { level: "warn", metric: "MailComplained" },
  "notice-asked": { level: "info", metric: "NoticeAsked" },
  "notice-sent": { level: "info", metric: "NoticeSent" },
  "notice-failed": { level: "warn", metric: "NoticeFailed" },
  "nobody-to-write-to": { level: "error", metric: "NobodyToWriteTo" },
  "dispatch-acknowledged": { level: "info", metric: "Acknowledged" },
  "dispatch-returned": { level: "info", metric: "Returned" },
  "dispatch-closed": { level: "info", metric: "Closed" },
  "report-corrected": { level: "info", metric: "Corrected" },
  "report-corroborated": { level: "info", metric: "Corroborated" },
  "reporter-asked": { level: "info", metric: "ReporterAsked" },
  "reporter-replied": { level: "info", metric: "ReporterReplied" },
  "report-withdrawn": { level: "info", metric: "Withdrawn" },
  "statement-viewed": { level: "info", metric: "StatementViewed" },
  "desk-code-sent": { level: "info", metric: "DeskCodeSent" },
  "desk-code-wrong": { level: "info", metric: "DeskCodeWrong" },
  "desk-opened": { level: "info", metric: "DeskOpened" },
  "desk-left": { level: "info", metric: "DeskLeft" },
  "desk-refused": { level: "info", metric: "DeskRefused" },
  "desk-unavailable": { level: "error", metric: "DeskUnavailable" },
  "key-refused": { level: "warn", metric: "KeyRefused" },
  "proof-refused": { level: "warn", metric: "ProofRefused" },
  "key-malformed": { level: "info", metric: "KeyMalformed" },
  "link-renewed": { level: "info", metric: "LinkRenewed" },
  "duplicate-message": { level: "info", metric: "Duplicate" },
  "transient-failure": { level: "warn", metric: "TransientFailure" },
  "unknown-failure": { level: "error", metric: "UnknownFailure" },
  "dead-lettered": { level: "error", metric: "DeadLettered" },
  "clock-ticked": { level: "info", metric: "ClockTicked" },
  "report-overdue": { level: "warn", metric: "Overdue" },
  "report-nudged": { level: "warn", metric: "Nudged" },
  "report-stuck": { level: "error", metric: "Stuck" },
  "report-unread": { level: "error", metric: "Unread" },
  "dispatch-escalated": { level: "warn", metric: "Escalated" },
  "dispatch-reminded": { level: "warn", metric: "Reminded" },
  "withdrawal-told": { level: "info", metric: "WithdrawalTold" },
  "report-raised": { level: "warn", metric: "Raised" },
  "report-erased": { level: "info", metric: "Erased" },
  "webhook-told": { level: "info", metric: "WebhookTold" },
  "webhook-failed": { level: "warn", metric: "WebhookFailed" },
  "webhook-gone": { level: "error", metric: "WebhookGone" },
  "webhook-given-up": { level: "error", metric: "WebhookGivenUp" },
  "webhook-withheld": { level: "info", metric: "WebhookWithheld" },
  "directory-stale": { level: "warn", metric: "DirectoryStale" },
} as const satisfies Record<string, { level: "info" | "warn" | "error"; metric: string }>;
export type Code = keyof typeof CODES;

/** All that may stand beside a code. No text, contact, URL, token or address has a place here. */
export interface Facts {
  readonly reportId?: string;
  readonly jurisdiction?: Report["jurisdiction"];
  readonly state?: Report["state"];
  readonly lane?: Lane;
  /** Id of the partner whose request it was. */
  readonly partner?: string;
  readonly dispatch?: number;
  /** Index of a notice to a hosting provider. */
  readonly notice?: number;
  readonly attempts?: number;
  readonly count?: number;
  /** Names a partner's key, as in `ops partner show`. It opens nothing. */
  readonly keyId?: string;
  /** A failure's code, a rule's id, or an error's class name; never an error's message. */
  readonly reason?: string;
  /** Where in our code an unknown failure was thrown: frames only, without the message. */
  readonly stack?: string;
}

export interface Telemetry {
  record(code: Code, facts?: Facts): void;
}

/** What may be told of something thrown: its class and where, not what it says, since a message may quote its input. */
export function reasonOf(thrown: unknown): Pick<Facts, "reason" | "stack"> {
  if (!(thrown instanceof Error)) return { reason: typeof thrown };
  const frames = (thrown.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { reason: thrown.name, stack: frames.slice(0, 8).join("\n") };
}
