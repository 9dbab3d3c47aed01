import { PRIORITIES } from "../../../shared/domain/vocabulary.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import type { DeskDeps } from "../desk-deps.js";
import type { Officer } from "../officer.js";
import { type Case, casesOf, isAwaiting, isWorkable, standingOf } from "./case.js";
import { isNew, newsOf } from "./news.js";
import { renderList } from "./pages/list-page.js";

/**
 * What an agency has before it, most urgent first.
 *
 * @throws Failure `transient: reports-unavailable`.
 */
export async function listPage(officer: Officer, { reports, time }: ListDeps): Promise<Response> {
  const now = time.now();
  const held = await reports.openAt(officer.jurisdiction, officer.agency.id);
  // The index may lag behind the table: what is done already is left out.
  const cases = held.flatMap((report) => casesOf(officer, report)).filter((one) => isWorkable(standingOf(one)));
  return html(200, renderList({ officer, cases: cases.toSorted(byUrgency), now }), PAGE_CSP);
}

export type ListDeps = Pick<DeskDeps, "reports" | "time">;

/**
 * Those that wait for an answer or hold something new, then by priority, then by time limit; those without one came last.
 */
function byUrgency(a: Case, b: Case): number {
  return (
    Number(wantsLook(b)) - Number(wantsLook(a)) ||
    PRIORITIES.indexOf(a.reading.priority) - PRIORITIES.indexOf(b.reading.priority) ||
    compared(a.dispatch.acknowledgeBy ?? NEVER, b.dispatch.acknowledgeBy ?? NEVER) ||
    compared(a.report.receivedAt, b.report.receivedAt)
  );
}

const wantsLook = (one: Case): boolean => isAwaiting(standingOf(one)) || isNew(newsOf(one));

/** Sorts after every instant. */
const NEVER = "~";

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
