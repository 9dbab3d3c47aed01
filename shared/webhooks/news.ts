import { summaryOf } from "../acceptance/summary.js";
import { type Instant, isPast } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import { onItsWayUntil } from "../domain/transitions/telling.js";

/** What of a report its partner may know, and what of that it has not been told. */

/** How often agencies and partner wrote to each other, and whether a question waits; what was written is not told. */
export function messagesIn({ history }: Pick<Report, "history">): { count: number; question: boolean } {
  const last = (wanted: string) => history.findLastIndex(({ code }) => code === wanted);
  return {
    count: history.filter(({ code }) => code === "asked" || code === "answered" || code === "replied").length,
    question: last("asked") > last("replied"),
  };
}

/** All that may change of what is told, in words that are compared and nothing else. */
export function newsOf(report: Report): string {
  const { progress, outcomes } = summaryOf(report);
  const { count, question } = messagesIn(report);
  return [progress, outcomes.join(",") || "-", String(count), question ? "question" : "-"].join(" ");
}

/** What the answer to the partner's own post said. */
const AT_FIRST = "received - 0 -";

/**
 * Whether the partner has to be told something: `now`, at the earliest at a moment, or `nothing`. What was given up is not
 * tried again by itself; what may have arrived is settled first, even if it is no longer so: the partner would go by it.
 */
export function owed(report: Report, now: Instant): Instant | "now" | "nothing" {
  const { told = AT_FIRST, trying, gaveUpAt } = report.partner?.webhook ?? {};
  if (!report.partner?.webhook) return "nothing";
  const news = newsOf(report);
  if (!trying) return news === told ? "nothing" : "now";
  const isSame = trying.news === news;
  if (isSame && gaveUpAt !== undefined) return "nothing";
  const at = isSame ? trying.nextAt : onItsWayUntil(trying);
  return isPast(at, now) ? "now" : at;
}
