import { MAILED } from "../dispatches.js";
import { type Duration, hours, type Instant, minutes, plus } from "../instant.js";
import type { Peer } from "../peer.js";
import { type Dispatch, laneOfReport, type Report } from "../report.js";
import type { Transition } from "../transition.js";
import { overtaken } from "./mailing.js";
import { after, next, whileMailed, whileWithAgencies } from "./next-mail.js";

/** What happens to a dispatch whose agency is another deployment, beside what happens to every dispatch. */

/** The other deployment did not answer: sending → pending, to be called again at `peer.nextAt`. */
export function unheard(index: number, peer: Peer): Transition {
  return { from: MAILED, dispatch: { index, from: ["sending"], set: { state: "pending", peer } } };
}

/** A reminder is nothing that another deployment is told, which reminds its own officers: sending → sent. */
export function passedOver(report: Report, index: number, now: Instant): Transition {
  const dispatches = changed(report, index, (one) => overtaken(report, { ...one, state: "sent" }));
  return {
    from: report.dispatches[index]?.state === "sending" ? whileMailed(report) : [],
    version: report.version,
    ...after(report, dispatches, now),
  };
}

/** The clock has the other deployment asked, and looks again later. */
export function asking(report: Report, index: number, now: Instant): Transition {
  const nextAt = askNextAt(report, index, now);
  const dispatches = changed(report, index, (one) => ({ ...one, peer: { ...one.peer, nextAt } }));
  return { from: whileWithAgencies(report), version: report.version, ...after(report, dispatches, now) };
}

/** The other deployment knows nothing of what it had taken: it is given the report once more. */
export function lostByPeer(report: Report, index: number, now: Instant): Transition {
  const lost = report.dispatches[index];
  const dispatches = changed(report, index, (one) => ({ ...next(one, "first"), peer: {} }));
  return {
    from: lost?.state === "sent" && lost.peer?.id !== undefined ? whileWithAgencies(report) : [],
    version: report.version,
    ...after(report, dispatches, now),
  };
}

/** Where nobody has taken a report on, its lane says how often the other deployment is asked at first. */
const SOONEST = { express: minutes(1), standard: minutes(5) } as const;
/** Nothing new for a while means nothing new for a twentieth of it more. */
const PART = 20;
const LATEST: Readonly<Record<"awaited" | "taken", Duration>> = { awaited: minutes(30), taken: hours(2) };

/** When the other deployment is asked for the first time after it was told something. */
export const askFirstAt = (report: Report, now: Instant): Instant => plus(now, SOONEST[laneOfReport(report)]);

/** When the other deployment is asked how a report stands: ever more rarely while nothing happens, and for ever. */
export function askNextAt(report: Report, index: number, now: Instant): Instant {
  const { answer, sentAt = now } = report.dispatches[index] ?? {};
  const news = report.history.findLast(({ dispatch }) => dispatch === index)?.at ?? sentAt;
  const quiet = Math.max(0, Date.parse(now) - Date.parse(news));
  const isTaken = answer === "acknowledged";
  const soonest = isTaken ? SOONEST.standard : SOONEST[laneOfReport(report)];
  const latest = isTaken ? LATEST.taken : LATEST.awaited;
  return plus(now, Math.min(Math.max(soonest, Math.ceil(quiet / PART)), latest));
}

function changed(report: Report, index: number, change: (one: Dispatch) => Dispatch): Dispatch[] {
  return report.dispatches.map((one, at) => (at === index ? change(one) : one));
}
