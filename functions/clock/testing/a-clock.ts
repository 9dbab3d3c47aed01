import type { Classified } from "../../../events/classified.js";
import type { DispatchDue } from "../../../events/dispatch-due.js";
import type { NoticeDue } from "../../../events/notice-due.js";
import type { Received } from "../../../events/received.js";
import type { WebhookDue } from "../../../events/webhook-due.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { hours, type Instant, minutes, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { classified, leased, routed, sent } from "../../../shared/domain/transitions/index.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryPartners } from "../../../shared/stores/partners.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryWebhooks } from "../../../shared/stores/webhooks.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { tick } from "../tick.js";

export const book = builtInBook("RS");

export function aClock() {
  const reports = memoryReports();
  const statements = memoryStatements();
  const [classify, route, dispatch] = [
    memoryOutbox<Received>(),
    memoryOutbox<Classified>(),
    memoryOutbox<DispatchDue>(),
  ];
  const [partners, webhooks, webhook] = [memoryPartners(), memoryWebhooks(), memoryOutbox<WebhookDue>()];
  const notify = memoryOutbox<NoticeDue>();
  const telemetry = memoryTelemetry();
  const at = async (now: Instant, overrides: Partial<Parameters<typeof tick>[0]> = {}) => {
    await tick({
      reports,
      statements,
      directory: { current: async () => book },
      classify: classify.send,
      route: route.send,
      dispatch: dispatch.send,
      notify: notify.send,
      partners,
      webhooks,
      webhook: webhook.send,
      time: { now: () => now },
      telemetry,
      ...overrides,
    });
  };
  const codes = () => telemetry.records.map(({ code }) => code);
  return { reports, statements, partners, webhooks, classify, route, dispatch, notify, webhook, at, codes };
}

/** A report whose one mail went out to `agency` at noon, to be acknowledged within an hour. */
export async function dispatchedTo(
  clock: ReturnType<typeof aClock>,
  agency: string,
  report = aReport(),
): Promise<Report> {
  const { reports } = clock;
  await reports.create(report);
  await reports.apply(report.id, classified(aReading({ priority: "immediate" }), NOON));
  await reports.apply(report.id, routed({ rule: "r", hold: false, recipients: [{ agency, role: "acts" }] }, NOON));
  return mailed(clock, report.id, 0, NOON);
}

/** What a dispatcher does with a mail that is due, without the mail. An hour is given to answer it. */
export async function mailed(
  { reports }: ReturnType<typeof aClock>,
  id: string,
  index: number,
  now: Instant,
): Promise<Report> {
  const taken = await reports.apply(id, leased(index, "hash", now));
  const sending = { messageId: "m", acknowledgeBy: plus(now, hours(1)), remindAt: plus(now, minutes(30)) };
  return (await reports.apply(id, sent(taken.report, index, sending, now))).report;
}
