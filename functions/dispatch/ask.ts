import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import type { Agency, Book } from "../../shared/directory/book.js";
import { afterReturn } from "../../shared/directory/reroute.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { followUpAt } from "../../shared/directory/time-limits.js";
import { isAtPeer } from "../../shared/domain/dispatches.js";
import { duplicate } from "../../shared/domain/errors.js";
import { days, type Instant, plus } from "../../shared/domain/instant.js";
import { laneOfReport, OUTCOMES, type Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { acknowledged, closed, lostByPeer, returned } from "../../shared/domain/transitions/index.js";
import { isPeerFailure, type Standing } from "../../shared/peers/peer.js";
import type { Send } from "../../shared/stores/outbox.js";
import { settle } from "../../shared/stores/settle.js";
import { STATEMENT_BACKSTOP, type StatementStore } from "../../shared/stores/statements.js";
import type { Code } from "../../shared/telemetry/telemetry.js";
import { copyMessages } from "./copy.js";
import { factsOf, type PeerDeps, peerAt } from "./peer-matter.js";

export interface AskDeps extends Omit<PeerDeps, "statements"> {
  readonly statements: Pick<StatementStore, "get" | "messages" | "addMessage" | "keep" | "erase">;
  readonly directory: DirectoryReader;
  readonly dispatch: Send<DispatchDue>;
}

/** A dispatch that another deployment has taken. */
export const isAsked = ({ dispatches }: Report, index: number): boolean => {
  const one = dispatches[index];
  return one?.state === "sent" && isAtPeer(one);
};

/**
 * Asks the other deployment how a report stands there, and does here what its officers did: what they ask the reporter is
 * asked here, their taking it on and their closing it are the agency's. Safe to repeat: what is known changes nothing. One
 * that does not answer is asked again at the clock's next time, not by the queue.
 */
export async function ask(report: Report, index: number, deps: AskDeps): Promise<void> {
  const { directory, telemetry } = deps;
  const book = await directory.current(report.jurisdiction);
  const one = report.dispatches[index];
  const agency = book.agencies.find(({ id }) => id === one?.agency);
  const id = one?.peer?.id;
  if (!agency?.channel || id === undefined) throw duplicate("dispatch-done");
  try {
    const peer = await peerAt(agency.channel, { report, agency }, deps);
    const standing = await peer.show(id);
    await (standing ? hear(standing, { report, index, book, agency, id }, deps) : giveAgain(report, index, deps));
  } catch (error) {
    if (!isPeerFailure(error)) throw error;
    const code = error.kind === "transient" ? "peer-silent" : "peer-refused";
    telemetry.record(code, { ...factsOf(report, index), reason: error.code });
  }
}

export interface Asked {
  readonly report: Report;
  readonly index: number;
  readonly book: Book;
  readonly agency: Agency;
  /** The report's over there. */
  readonly id: string;
}

async function hear(standing: Standing, asked: Asked, deps: AskDeps): Promise<void> {
  const { report, index } = asked;
  await copyMessages(standing, asked, deps);
  const code = HEARD[standing.progress];
  if (!code) return;
  // As at the desk: the statement never expires before the retention ends that begins with the closing.
  if (standing.progress === "closed" && isAsked(report, index)) {
    await deps.statements.keep(report.id, plus(deps.time.now(), STATEMENT_BACKSTOP));
  }
  const heard = await settle(deps.reports, report, (current) =>
    changeBy(standing, { ...asked, report: current }, deps),
  );
  if (!heard.applied) return;
  deps.telemetry.record(code, factsOf(report, index));
  await announce(heard.report, deps);
}

/** What each progress over there is, as something that an agency does here. */
const HEARD: Readonly<Record<Standing["progress"], Code | undefined>> = {
  received: undefined,
  "with-agency": undefined,
  "taken-on": "dispatch-acknowledged",
  closed: "dispatch-closed",
  // Nobody there has it any more, and what became of it nobody says: somebody here has to look.
  withdrawn: "dispatch-returned",
  erased: "dispatch-returned",
};

function changeBy(standing: Standing, { report, index, book, id }: Asked, { time }: AskDeps): Transition {
  const now = time.now();
  const one = report.dispatches[index];
  const nothing: Transition = { from: [], version: report.version };
  // What was to be told meanwhile, they had not heard when they said this.
  if (one?.peer?.id !== id || !isAsked(report, index) || !report.reading) return nothing;
  switch (standing.progress) {
    case "taken-on":
      return acknowledged(report, index, followUpAt(book, report.reading.priority, now), now);
    case "closed":
      return closed(report, index, { outcome: outcomeOf(standing), retention: days(book.retentionDays) }, now);
    case "withdrawn":
    case "erased":
      return returned(report, index, { reason: "other-reason", asked: afterReturn(book, report, index) }, now);
    default:
      return nothing;
  }
}

/** Several agencies there may each have said one: the one that tells most, which stands first in the list. */
const outcomeOf = ({ outcomes }: Standing) => OUTCOMES.find((one) => outcomes.includes(one)) ?? "no-action-possible";

async function giveAgain(report: Report, index: number, deps: AskDeps): Promise<void> {
  deps.telemetry.record("peer-refused", { ...factsOf(report, index), reason: "peer-lost" });
  const now: Instant = deps.time.now();
  const { applied, report: after } = await settle(deps.reports, report, (current) => lostByPeer(current, index, now));
  if (applied) await announce(after, deps);
}

async function announce(report: Report, { dispatch }: AskDeps): Promise<void> {
  await Promise.all(dispatchDueEvents(report).map((event) => dispatch(event, laneOfReport(report))));
}
