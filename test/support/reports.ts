import { randomUUID } from "node:crypto";
import { hours, type Instant, instantAt, plus } from "../../shared/domain/instant.js";
import type { Reading } from "../../shared/domain/reading.js";
import { receiptOf, referenceOf, reportIdOf } from "../../shared/domain/receipt.js";
import type { Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { classified, leased, received, routed, sent } from "../../shared/domain/transitions/index.js";

/** Saturday noon, when the offices of most agencies are closed. */
export const NOON: Instant = instantAt(Date.UTC(2026, 10, 21, 12));

/** A newly received report, each with an id of its own. */
export function aReport(
  facts: Partial<Pick<Report, "jurisdiction" | "locale" | "danger" | "partner">> = {},
  now = NOON,
): Report {
  const id = reportIdOf(receiptOf({ nonce: randomUUID(), fields: {} }));
  const { jurisdiction = "RS", locale = "sr-Latn", danger = false, partner } = facts;
  return received(
    { id, reference: referenceOf(id, jurisdiction), jurisdiction, locale, danger, ...(partner && { partner }) },
    now,
  );
}

export function aReading(facts: Partial<Reading> = {}): Reading {
  return {
    category: "bullying",
    secondary: [],
    priority: "standard",
    hold: false,
    language: "sr",
    languageMargin: 1,
    rules: ["harm-without-danger"],
    spans: [{ evidence: "insult", start: 3, end: 9 }],
    scores: { bullying: 0.9 },
    version: "1",
    ...facts,
  };
}

/** What happens to a report until one agency has mail of it. */
export function stepsTo(agency: string, now: Instant): readonly ((report: Report) => Transition)[] {
  const times = { acknowledgeBy: plus(now, hours(4)), remindAt: plus(now, hours(2)) };
  return [
    () => classified(aReading(), now),
    () => routed({ rule: "r", hold: false, recipients: [{ agency, role: "acts" }] }, now),
    () => leased(0, "hash", now),
    (report) => sent(report, 0, { messageId: "m", ...times }, now),
  ];
}
