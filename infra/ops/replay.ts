import type { Book, Recipient } from "../../shared/directory/book.js";
import { planDispatches } from "../../shared/directory/plan.js";
import { factsOf } from "../../shared/directory/reroute.js";
import type { Report } from "../../shared/domain/report.js";

/**
 * Who would have got past reports by another version: how many each agency, then each report whose recipients change.
 * Says nothing of a report but its reference and what was decided on it. Reports that were not read yet are left out.
 */
export function replay(before: Book, after: Book, reports: readonly Report[]): string[] {
  const cases = reports.flatMap((report) => casesOf(report, before, after));
  const changes = cases.flatMap(({ name, was, is }) => {
    const changed = [...missing(was, is, "-"), ...missing(is, was, "+")];
    return changed.length > 0 ? [`${name}: ${changed.join(", ")}`] : [];
  });
  const count = (agency: string, side: "was" | "is") =>
    cases.filter((one) => one[side].some((recipient) => recipient.agency === agency)).length;
  return [
    ...agenciesOf(before, after).map((agency) => `${agency}: ${count(agency, "was")} → ${count(agency, "is")}`),
    ...changes,
    `${cases.length} reports replayed, ${changes.length} change`,
  ];
}

interface Case {
  readonly name: string;
  readonly was: readonly Recipient[];
  readonly is: readonly Recipient[];
}

/** None for a report that nothing was decided on yet. */
function casesOf(report: Report, before: Book, after: Book): Case[] {
  const facts = factsOf(report, []);
  if (!facts) return [];
  const name = [report.reference, facts.category, facts.priority, ...(facts.hold ? ["held"] : [])].join(" ");
  return [{ name, was: planDispatches(before, facts).recipients, is: planDispatches(after, facts).recipients }];
}

function missing(of: readonly Recipient[], from: readonly Recipient[], sign: "-" | "+"): string[] {
  return of
    .filter(({ agency, role }) => !from.some((other) => other.agency === agency && other.role === role))
    .map(({ agency, role }) => `${sign} ${agency} (${role})`);
}

function agenciesOf(before: Book, after: Book): string[] {
  return [...new Set([...before.agencies, ...after.agencies].map(({ id }) => id))];
}
