import { type WebhookDue, webhookDueEvent } from "../../events/webhook-due.js";
import { Failure } from "../../shared/domain/errors.js";
import { type Duration, type Instant, isPast, minutes, plus } from "../../shared/domain/instant.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import { lookedAt } from "../../shared/domain/transitions/index.js";
import type { PartnerStore } from "../../shared/partners/store.js";
import type { WebhookStore } from "../../shared/partners/webhook-store.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { reasonOf, type Telemetry } from "../../shared/telemetry/telemetry.js";
import { owed } from "../../shared/webhooks/news.js";

export interface TellingDeps {
  readonly reports: Pick<ReportStore, "apply" | "toTell">;
  readonly partners: Pick<PartnerStore, "list">;
  readonly webhooks: Pick<WebhookStore, "switchedOff">;
  readonly webhook: Send<WebhookDue>;
  readonly telemetry: Telemetry;
}

/** Longer than a message waits in its queue when nothing is wrong, short enough for one that got lost. */
const PATIENCE: Duration = minutes(3);

/**
 * Looks which partners with a webhook have to be told something, and has it told. Of each a hundred reports at most, the longest
 * waiting: whoever is slow, or has much to be told of, takes nothing from the others. Of those who are suspended, or whose
 * receiver is gone, nothing is looked at: it waits as it is.
 */
export async function tellPartners(now: Instant, deps: TellingDeps): Promise<void> {
  const { partners, webhooks } = deps;
  await attempt({}, deps, async () => {
    const listening = (await partners.list()).filter(({ webhook, suspended }) => webhook && !suspended);
    if (listening.length === 0) return;
    const off = await webhooks.switchedOff();
    for (const { id, webhook } of listening) {
      if (off.get(id) !== webhook?.since) await attempt({ partner: id }, deps, () => tellPartner(id, now, deps));
    }
  });
}

async function tellPartner(partner: string, now: Instant, deps: TellingDeps): Promise<void> {
  const found = await deps.reports.toTell(partner, now);
  // The index may lag behind the table: what is not due any more was dealt with already.
  const due = found.filter(({ tellAt }) => tellAt !== undefined && isPast(tellAt, now));
  await Promise.all(
    due.map((report) =>
      attempt({ reportId: report.id, jurisdiction: report.jurisdiction }, deps, () => look(report, now, deps)),
    ),
  );
}

/** State first, message second: whatever becomes of the message, the report is looked at again. */
async function look(report: Report, now: Instant, { reports, webhook }: TellingDeps): Promise<void> {
  const verdict = owed(report, now);
  const due = plus(now, PATIENCE);
  const next = verdict === "now" ? due : verdict === "nothing" ? "never" : verdict;
  const { applied, report: after } = await reports.apply(report.id, lookedAt(report, next));
  if (applied && verdict === "now") await webhook(webhookDueEvent(after, due), laneOfReport(after));
}

type About = Pick<Parameters<Telemetry["record"]>[1] & object, "partner" | "reportId" | "jurisdiction">;

/** What fails is left for the next tick, and holds up nothing else: least of all a report. */
async function attempt(facts: About, { telemetry }: TellingDeps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure) telemetry.record("transient-failure", { ...facts, reason: error.code });
    else telemetry.record("unknown-failure", { ...facts, ...reasonOf(error) });
  }
}
