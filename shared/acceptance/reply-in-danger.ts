import type { Book } from "../directory/book.js";
import { planDispatches } from "../directory/plan.js";
import { factsOf, returnedBy } from "../directory/reroute.js";
import type { Report } from "../domain/report.js";
import type { Reply } from "../domain/transitions/index.js";
import { priorityInDanger } from "../triage/danger.js";

/**
 * What it leads to when a reporter says later on that somebody is in danger: the priority that the rules give for it, and
 * whom the directory asks then. Before the report was read it is only noted; the router looks at it.
 */
export function replyInDanger(book: Book, report: Report): Reply {
  if (!report.reading) return { danger: true };
  const priority = priorityInDanger(report.reading);
  const facts = factsOf({ ...report, reading: { ...report.reading, priority } }, returnedBy(report));
  return { danger: true, priority, ...(facts && { asked: planDispatches(book, facts).recipients }) };
}
