import { isLive, WITH_AGENCIES } from "../dispatches.js";
import { type Duration, type Instant, isPast, plus } from "../instant.js";
import { MOST_NOTICES, type Notice, unsentNotices } from "../notices.js";
import type { Delivery, Dispatch, HistoryEntry, Report } from "../report.js";
import type { State } from "../states.js";
import type { Transition } from "../transition.js";
import { LEASE } from "./mailing.js";
import { after, next, whileWithAgencies } from "./next-mail.js";

/**
 * Notices to hosting providers. A report with one that is still to go out stays open and due; each goes out under a
 * lease, as mails to agencies do.
 */

/** Mail that is out comes back however the report stands by then. */
const RECORDED: readonly State[] = [...WITH_AGENCIES, "closed", "withdrawn"];

/** The agency of a dispatch, which has taken the report on, tells a provider: one notice for each id. */
export function noticesAsked(report: Report, dispatch: number, ids: readonly string[], now: Instant): Transition {
  const { notices = [], dispatches } = report;
  const fresh = ids.filter((id) => notices.every((one) => one.id !== id));
  const may = dispatches[dispatch]?.answer === "acknowledged" && notices.length + fresh.length <= MOST_NOTICES;
  const all = [...notices, ...fresh.map((id): Notice => ({ id, dispatch, state: "pending", at: now }))];
  return {
    from: may && fresh.length > 0 ? whileWithAgencies(report) : [],
    version: report.version,
    ...after(report, dispatches, now, all),
    notices: all,
    entries: fresh.map(() => ({ at: now, code: "notice-asked", dispatch })),
  };
}

/** A dispatcher takes it: pending → sending. */
export function noticeLeased(report: Report, index: number, now: Instant): Transition {
  const isFree = report.notices?.[index]?.state === "pending";
  return {
    ...changed(report, index, (one) => ({ ...one, state: "sending", leaseUntil: plus(now, LEASE) })),
    from: isFree ? whileWithAgencies(report) : [],
  };
}

/** A dispatcher takes over from one that died or heard no answer: whether the mail went out is not known. */
export function noticeTakenOver(report: Report, index: number, now: Instant): Transition {
  return {
    ...changed(report, index, (one) => ({ ...one, leaseUntil: plus(now, LEASE) })),
    from: isAbandoned(report, index, now) ? whileWithAgencies(report) : [],
    entries: [entryOf(report, index, "notice-taken-over", now)],
  };
}

/** The mail certainly did not go out: sending → pending, or → called-off where the report was withdrawn meanwhile. */
export function noticeReleased(report: Report, index: number, now: Instant): Transition {
  if (report.state === "withdrawn") return noticeCalledOff(report, index, now);
  return {
    ...changed(report, index, (one) => ({ ...one, state: "pending" })),
    from: report.notices?.[index]?.state === "sending" ? whileWithAgencies(report) : [],
  };
}

/** Of a withdrawn report nothing more is sent. */
export function noticeCalledOff(report: Report, index: number, now: Instant): Transition {
  return {
    ...changed(report, index, (one) => ({ ...one, state: "called-off" })),
    from: unsentNotices(report).includes(index) ? (["withdrawn"] as const) : [],
    entries: [entryOf(report, index, "notice-called-off", now)],
  };
}

/** `retention`: for how long the report is kept if this closes it, all else being done. */
interface Recording {
  readonly at: Instant;
  readonly retention: Duration;
}

/** sending → sent. */
export function noticeSent(
  report: Report,
  index: number,
  { at, retention, messageId }: Recording & { readonly messageId: string },
): Transition {
  const sent = changed(report, index, (one) => ({ ...one, state: "sent", messageId, sentAt: at }));
  return {
    ...settled(report, sent, { at, retention }),
    from: report.notices?.[index]?.state === "sending" ? recorded(report) : [],
    entries: [entryOf(report, index, "notice-sent", at)],
  };
}

/** No mail service takes it: pending, sending → failed. Its agency is told. */
export function noticeFailed(report: Report, index: number, { at, retention }: Recording): Transition {
  const failed = changed(report, index, (one) => ({ ...one, state: "failed" }));
  return {
    ...settled(report, failed, { at, retention }, index),
    from: unsentNotices(report).includes(index) ? recorded(report) : [],
    entries: [entryOf(report, index, "notice-failed", at)],
  };
}

interface DeliveryEvent extends Recording {
  readonly delivery: Delivery;
  readonly messageId: string;
}

/**
 * What the mail service says of it. One that nobody could record as sent is recorded now; one that came back has failed,
 * and its agency is told.
 */
export function noticeNoted(report: Report, index: number, event: DeliveryEvent): Transition {
  const { delivery, messageId, at, retention } = event;
  const before = report.notices?.[index];
  const isUnrecorded = before?.state === "sending";
  const isBounce = delivery === "bounced";
  const noted = changed(report, index, (one) => ({
    ...one,
    delivery,
    state: isBounce ? "failed" : "sent",
    ...(isUnrecorded && { messageId, sentAt: at }),
  }));
  return {
    ...settled(report, noted, { at, retention }, isBounce ? index : undefined),
    from: before?.state === "sent" || isUnrecorded ? recorded(report) : [],
    entries: [
      ...(isUnrecorded ? [entryOf(report, index, "notice-sent", at)] : []),
      ...(isBounce ? [entryOf(report, index, "notice-failed", at)] : []),
      ...(delivery === "delivered" ? [entryOf(report, index, "notice-delivered", at)] : []),
    ],
  };
}

/** Part of a withdrawal: what is not out yet stays here. One that is being sent this moment is settled by who sends it. */
export function noticesTakenBack({ notices }: Report): { readonly notices?: readonly Notice[] } {
  return notices
    ? { notices: notices.map((one) => (one.state === "pending" ? { ...one, state: "called-off" } : one)) }
    : {};
}

const recorded = ({ state }: Report): readonly State[] => RECORDED.filter((one) => one === state);

/** Its dispatcher died, or heard no answer. */
function isAbandoned({ notices }: Report, index: number, now: Instant): boolean {
  const one = notices?.[index];
  return one?.state === "sending" && one.leaseUntil !== undefined && isPast(one.leaseUntil, now);
}

function changed({ notices = [], version }: Report, index: number, change: (one: Notice) => Notice) {
  return { version, notices: notices.map((one, at) => (at === index ? change(one) : one)) };
}

/**
 * One notice less to wait for: when the report is due, and that it closes if only this kept it open. Where it is over
 * already, its end stays. `failed` is the one of which the agency is told.
 */
function settled(
  report: Report,
  { notices, version }: ReturnType<typeof changed>,
  { at, retention }: Recording,
  failed?: number,
) {
  if (!WITH_AGENCIES.includes(report.state)) return { version, notices };
  const by = failed === undefined ? undefined : report.notices?.[failed]?.dispatch;
  const told = report.dispatches.map((one, index): Dispatch => (index === by && isTold(one) ? next(one, "news") : one));
  const then = after(report, told, at, notices);
  return { version, notices, ...then, ...(then.to === "closed" && { dueAt: plus(at, retention) }) };
}

/** A mail that still has to go out, or is going, brings its reader to the page that says so. */
const isTold = (one: Dispatch): boolean => one.state === "sent" && one.answer === "acknowledged" && isLive(one);

function entryOf({ notices }: Report, index: number, code: HistoryEntry["code"], at: Instant): HistoryEntry {
  const dispatch = notices?.[index]?.dispatch;
  return { at, code, ...(dispatch !== undefined && { dispatch }) };
}
