import type { WebhookDue } from "../../events/webhook-due.js";
import { duplicate, permanent } from "../../shared/domain/errors.js";
import type { Instant, TimeSource } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { gaveUp, heard, lookedAt, putOff, saying, tellAgain } from "../../shared/domain/transitions/index.js";
import type { PartnerStore } from "../../shared/partners/store.js";
import { validSecrets, type Webhook } from "../../shared/partners/webhook.js";
import type { WebhookStore } from "../../shared/partners/webhook-store.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";
import { askedFor, MOST_ATTEMPTS, nextAttempt } from "../../shared/webhooks/attempts.js";
import { newsOf, owed } from "../../shared/webhooks/news.js";
import { signedNotice } from "../../shared/webhooks/notice.js";
import type { Post, Posted } from "../../shared/webhooks/post.js";

export interface TellDeps {
  readonly reports: Pick<ReportStore, "get" | "apply">;
  readonly partners: Pick<PartnerStore, "partner">;
  readonly webhooks: Pick<WebhookStore, "webhook" | "switchOff">;
  readonly post: Post;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/**
 * Tells a partner what became of a report, if it has not been told yet. That it is being said is recorded first, and when it
 * is said again if nothing more is heard of it: a process that dies in between costs a repetition, which has the same id.
 * A message holds as long as the moment that the clock gave it does: one that comes late or twice finds it gone.
 */
export async function tell(event: WebhookDue, deps: TellDeps): Promise<void> {
  const { reports, time } = deps;
  const found = await reports.get(event.reportId);
  if (!found) throw permanent("report-missing");
  if (isGivenUp(found)) return takeUpAgain(found, deps);
  if (found.tellAt !== event.due) throw duplicate("webhook-overtaken");
  const receiver = await receiverOf(found, deps);
  if (!receiver) return;

  const now = time.now();
  const next = (attempts: number): Instant => nextAttempt(attempts, now, deps.random());
  let isSaid = false;
  const { applied, report } = await settle(reports, found, (current) => {
    if (current.tellAt !== event.due) return nothing(current);
    const verdict = owed(current, now);
    isSaid = verdict === "now";
    if (verdict !== "now") return lookedAt(current, verdict === "nothing" ? "never" : verdict);
    return sayingNow(current, next, now);
  });
  if (!applied) throw duplicate("webhook-overtaken");
  if (!isSaid) return;
  const secrets = validSecrets(receiver.webhook, now).map(({ secret }) => secret);
  const posted = await deps.post(receiver.webhook.url, signedNotice(report, secrets, now));
  await note(report, posted, receiver.since, deps);
}

function sayingNow(report: Report, next: (attempts: number) => Instant, now: Instant): Transition {
  const news = newsOf(report);
  const { trying } = report.partner?.webhook ?? {};
  const attempts = trying?.news === news ? trying.attempts + 1 : 1;
  return saying(report, news, next(attempts), now);
}

/** Where it is told, as it is now. Undefined where nothing may be: the report stays due, and is told once that has changed. */
async function receiverOf(
  report: Report,
  { partners, webhooks, telemetry }: TellDeps,
): Promise<{ readonly webhook: Webhook; readonly since: Instant } | undefined> {
  const id = report.partner?.id ?? "";
  const partner = await partners.partner(id);
  const isOpen = partner?.suspended === false && partner.webhook;
  const webhook = isOpen ? await webhooks.webhook(id) : undefined;
  if (isOpen && webhook) return { webhook, since: isOpen.since };
  telemetry.record("webhook-withheld", {
    ...factsOf(report),
    reason: partner?.suspended ? "partner-suspended" : "webhook-removed",
  });
  return undefined;
}

/** @throws Failure `permanent: webhook-given-up` after the last attempt. */
async function note(report: Report, posted: Posted, since: Instant, deps: TellDeps): Promise<void> {
  const { reports, webhooks, time, telemetry } = deps;
  const { number = 0, trying: { attempts = 0 } = {} } = report.partner?.webhook ?? {};
  const facts = { ...factsOf(report), attempts };
  const status = posted.kind === "answered" ? posted.status : undefined;
  if (status !== undefined && status >= 200 && status < 300) {
    await settle(reports, report, (current) => heard(current, number, newsOf(current)));
    telemetry.record("webhook-told", facts);
    return;
  }
  if (status === 410) {
    await webhooks.switchOff(report.partner?.id ?? "", since);
    telemetry.record("webhook-gone", facts);
    return;
  }
  telemetry.record("webhook-failed", {
    ...facts,
    reason: posted.kind === "failed" ? posted.reason : `status-${posted.status}`,
  });
  const now = time.now();
  if (attempts < MOST_ATTEMPTS) {
    const until = posted.kind === "answered" ? askedFor(posted.retryAfter, now) : undefined;
    if (until) await settle(reports, report, (current) => putOff(current, number, until));
    return;
  }
  await settle(reports, report, (current) => gaveUp(current, number, newsOf(current), now));
  telemetry.record("webhook-given-up", facts);
  throw permanent("webhook-given-up");
}

/** Then a message about it can only be one that somebody took back out of the dead letters. */
const isGivenUp = ({ partner, tellAt }: Report): boolean =>
  partner?.webhook?.gaveUpAt !== undefined && tellAt === undefined;

/** The clock tells it within a minute, from the first attempt on. */
async function takeUpAgain(report: Report, { reports, time }: TellDeps): Promise<void> {
  await settle(reports, report, (current) =>
    isGivenUp(current) ? tellAgain(current, false, time.now()) : nothing(current),
  );
}

const nothing = ({ version }: Report): Transition => ({ from: [], version });

const factsOf = ({ id, jurisdiction, partner }: Report) => ({
  reportId: id,
  jurisdiction,
  ...(partner && { partner: partner.id }),
});
