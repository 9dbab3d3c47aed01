import type { DispatchDue } from "../../events/dispatch-due.js";
import type { Channel } from "../../shared/directory/book.js";
import { timeLimits } from "../../shared/directory/time-limits.js";
import { type Failure, transient } from "../../shared/domain/errors.js";
import { type Duration, halfway, type Instant, isPast, minutes, plus, seconds } from "../../shared/domain/instant.js";
import type { Peer as PeerState } from "../../shared/domain/peer.js";
import { type Dispatch, laneOfReport } from "../../shared/domain/report.js";
import { askFirstAt, calledOff, passedOver, type Sending, unheard } from "../../shared/domain/transitions/index.js";
import { cameFromPeer } from "../../shared/peers/origin.js";
import { isPeerFailure, type Known, type Peer } from "../../shared/peers/peer.js";
import { settle } from "../../shared/stores/settle.js";
import { factsOf, knownAt, type PeerDeps, type PeerMatter, peerAt } from "./peer-matter.js";
import { tell } from "./tell.js";

/**
 * Tells an agency that is another deployment, over there. `settled`: there is nothing to record, or it was; `by-mail`: its
 * addresses get a mail, because it has no channel, this report came through one, or the channel is refused or silent.
 *
 * Safe to repeat: whatever was sent before, even if nobody here heard so, is one report over there.
 */
export async function tellPeer(matter: PeerMatter, deps: PeerDeps): Promise<Sending | "settled" | "by-mail"> {
  const { report, index, dispatch } = matter;
  const channel = channelOf(matter);
  if (!channel) return "by-mail";
  if (REMINDERS.includes(dispatch.letter)) {
    await settle(deps.reports, report, (current) => passedOver(current, index, deps.time.now()));
    return "settled";
  }
  const { since, nextAt } = dispatch.peer ?? {};
  if (since !== undefined && nextAt !== undefined && !isPast(nextAt, deps.time.now())) {
    // Another message will come for it, or the clock.
    await deps.reports.apply(report.id, unheard(index, { ...dispatch.peer }));
    return "settled";
  }
  try {
    const peer = await peerAt(channel, matter, deps);
    return dispatch.letter === "withdrawn" ? await takeBack(peer, matter, deps) : await give(peer, matter, deps);
  } catch (error) {
    if (!isPeerFailure(error)) {
      await mark({ ...dispatch.peer, since: since ?? deps.time.now() }, matter, deps);
      throw error;
    }
    return error.kind === "transient" ? waitFor(matter, deps) : giveUp(error.code, matter, deps);
  }
}

/** Whoever has it reminds its own officers. */
const REMINDERS: readonly Dispatch["letter"][] = ["half-time", "overdue", "how-it-stands"];

/**
 * What is there already hears news there. What came through a channel leaves by mail, and so does all about a report that
 * began by mail.
 */
function channelOf({ report, dispatch, agency }: PeerMatter): Channel | undefined {
  if (knownAt(report, agency)) return agency.channel;
  const hasMail = dispatch.sentAt !== undefined && dispatch.peer === undefined;
  return hasMail || cameFromPeer(report) ? undefined : agency.channel;
}

async function give(peer: Peer, matter: PeerMatter, deps: PeerDeps): Promise<Sending> {
  const { report, agency } = matter;
  const known = await tell(peer, matter, knownAt(report, agency), deps);
  return sendingOf(known, matter, deps);
}

/** What never arrived over there need not be taken back. */
async function takeBack(peer: Peer, matter: PeerMatter, deps: PeerDeps): Promise<Sending | "settled"> {
  const { report, index, agency } = matter;
  const known = knownAt(report, agency) ?? (await peer.find(report.reference, report.receivedAt));
  if (known) {
    await peer.withdraw(known.id);
    return sendingOf(known, matter, deps);
  }
  await deps.reports.apply(report.id, calledOff(index));
  return "settled";
}

function sendingOf({ id, reference }: Known, matter: PeerMatter, { time }: PeerDeps): Sending {
  const { report, reading, dispatch, agency, book } = matter;
  const now = time.now();
  return {
    messageId: `peer:${id}`,
    letter: dispatch.letter,
    peer: { id, reference, nextAt: askFirstAt(report, now) },
    ...timeLimits(book, agency, reading.priority, now),
  };
}

/**
 * It may be stopped for a minute, so it is called again, ever more rarely, by messages of its own: put back as it is, this
 * one would count as poison after a few tries. Once a quarter of the agency's time is over, its addresses get a mail.
 */
async function waitFor(matter: PeerMatter, deps: PeerDeps): Promise<"settled" | "by-mail"> {
  const { report, reading, index, dispatch, agency, book } = matter;
  const now = deps.time.now();
  const since = dispatch.peer?.since ?? now;
  const { remindAt } = timeLimits(book, agency, reading.priority, since);
  if (isPast(halfway(since, remindAt), now)) return giveUp("peer-silent", matter, deps);

  const lane = laneOfReport(report);
  const wait = waitAfter(since, now, lane === "express" ? LONGEST_EXPRESS : LONGEST);
  await mark({ ...dispatch.peer, since, nextAt: plus(now, wait) }, matter, deps);
  deps.telemetry.record("peer-silent", factsOf(report, index));
  const { id: reportId, jurisdiction } = report;
  const event: DispatchDue = { type: "dispatch-due.1", reportId, jurisdiction, dispatch: index };
  await deps.later(event, lane, Math.ceil(wait / seconds(1)));
  return "settled";
}

/**
 * Puts the dispatch back with a mark that the other deployment was called: what may have arrived there must be taken back
 * there, should the reporter take it back. Without the mark the lease stays, and whoever takes it over knows as much.
 */
async function mark(state: PeerState, { report, index }: PeerMatter, { reports }: PeerDeps): Promise<void> {
  await reports.apply(report.id, unheard(index, state)).catch((error: unknown) => {
    throw transient("peer-unknown", error);
  });
}

const SHORTEST: Duration = seconds(15);
const LONGEST_EXPRESS: Duration = minutes(2);
/** SQS puts a message off by 15 minutes at most. */
const LONGEST: Duration = minutes(15);

/** Half as long again as it has been silent. */
const waitAfter = (since: Instant, now: Instant, longest: Duration): Duration =>
  Math.min(Math.max(SHORTEST, (Date.parse(now) - Date.parse(since)) / 2), longest);

/** The report is not lost with the channel: its agency has addresses, too. */
function giveUp(reason: Failure["code"], { report, index }: PeerMatter, { telemetry }: PeerDeps): "by-mail" {
  telemetry.record("peer-refused", { ...factsOf(report, index), reason });
  return "by-mail";
}
