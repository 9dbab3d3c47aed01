import { isLive, MAILED } from "../dispatches.js";
import { type Duration, days, halfway, type Instant, plus, seconds } from "../instant.js";
import type { Delivery, Dispatch, HistoryEntry, Report } from "../report.js";
import type { Transition } from "../transition.js";
import { after, next, whileMailed, whileWithAgencies, withoutTimes } from "./next-mail.js";
import { pending } from "./routed.js";

/** Longer than the dispatcher's timeout (20 s, the pipeline stack), so that a dispatcher at work never loses its lease. */
export const LEASE: Duration = seconds(45);
/** A link opens the desk for a month; after that, and before, its page sends a new one to the agency's address. */
const LINK: Duration = days(30);

/** A dispatcher takes a dispatch: pending → sending. `link` is the hash of the link that its mail will hold. */
export function leased(index: number, link: string, now: Instant): Transition {
  const set = { state: "sending", leaseUntil: plus(now, LEASE), link, linkUntil: plus(now, LINK) } as const;
  return { from: MAILED, dispatch: { index, from: ["pending"], set } };
}

/** A dispatcher takes over from one that died or heard no answer: whether a mail went out is not known. */
export function takenOver(index: number, link: string, now: Instant): Transition {
  const set = { leaseUntil: plus(now, LEASE), link, linkUntil: plus(now, LINK) };
  return {
    from: MAILED,
    dispatch: { index, from: ["sending"], leaseEndedBefore: now, set },
    entries: [{ at: now, code: "taken-over", dispatch: index }],
  };
}

/** The mail certainly did not go out: sending → pending, for whoever comes next. */
export function released(index: number): Transition {
  return { from: MAILED, dispatch: { index, from: ["sending"], set: { state: "pending" } } };
}

/** Withdrawn before its first mail went out: sending → called-off. */
export function calledOff(index: number): Transition {
  return { from: ["withdrawn"], dispatch: { index, from: ["sending"], set: { state: "called-off" } } };
}

export interface Sending {
  readonly messageId: string;
  /** What was written, if not what the dispatch asked for. */
  readonly letter?: Dispatch["letter"];
  /** Which of the agency's addresses it went to, if not the dispatch's own. */
  readonly address?: number;
  /** What the mail says if it is the agency's first, and when a reminder is due. */
  readonly acknowledgeBy: Instant;
  readonly remindAt: Instant;
  /** Where another deployment took it, and no mail went out. */
  readonly peer?: Dispatch["peer"];
}

/**
 * sending → sent. Only the first mail to an agency fixes its times. The last one of a report makes it due when the
 * first answer is.
 */
export function sent(report: Report, index: number, sending: Sending, now: Instant): Transition {
  const { messageId, letter, address, acknowledgeBy, remindAt, peer } = sending;
  const dispatches = changed(report, index, ({ delivery: _before, ...one }) =>
    overtaken(report, {
      ...byMail(one),
      state: "sent",
      messageId,
      ...(letter !== undefined && { letter }),
      ...(address !== undefined && { address }),
      ...(peer !== undefined && { peer }),
      sentAt: now,
      ...(one.acknowledgeBy === undefined && { acknowledgeBy, remindAt }),
      // It runs against a time that another agency left it.
      ...(one.acknowledgeBy !== undefined && one.number === 0 && { remindAt: halfway(now, one.acknowledgeBy) }),
    }),
  );
  return {
    from: report.dispatches[index]?.state === "sending" ? whileMailed(report) : [],
    version: report.version,
    ...after(report, dispatches, now),
    entries: [{ at: now, code: "sent", dispatch: index }],
  };
}

/** Once mail told its agency, another deployment that never took it is not called any more. */
function byMail({ peer, ...one }: Dispatch): Dispatch {
  return peer?.id === undefined ? one : { ...one, peer };
}

/** What the reporter did while a mail was on its way was not in it: another one follows, and fixes a shorter time anew. */
export function overtaken(report: Report, one: Dispatch): Dispatch {
  if (report.state === "withdrawn") return one.letter === "withdrawn" ? one : next(one, "withdrawn");
  const { leaseUntil } = one;
  const since = (wanted: HistoryEntry["code"]) =>
    report.history.some(
      ({ code, at }) => code === wanted && leaseUntil !== undefined && at >= plus(leaseUntil, -LEASE),
    );
  if (!since("replied")) return one;
  return next(since("raised") && one.answer === "none" ? withoutTimes(one) : one, "news");
}

/** Where a mail goes that could not be delivered: the agency's next address, or the next agency. */
export type Elsewhere = { readonly address: number } | { readonly agency: string; readonly acknowledgeBy?: Instant };

/**
 * Refused or bounced: → pending at the next address, or → failed with the next agency asked instead. The times stay,
 * so that the clock keeps running. Of a withdrawn report nobody else is told. An agency that took the report on keeps it,
 * whatever becomes of a later mail: it is written to again when it is asked how it stands.
 */
export function undeliverable(report: Report, index: number, elsewhere: Elsewhere, now: Instant): Transition {
  const failed = report.dispatches[index];
  const isWithdrawn = report.state === "withdrawn";
  const letter = isWithdrawn ? "withdrawn" : "first";
  const moved =
    "address" in elsewhere
      ? changed(report, index, (one) => ({ ...next(one, letter), address: elsewhere.address }))
      : failed?.answer === "acknowledged" && !isWithdrawn
        ? changed(report, index, (one) => ({ ...one, state: "sent" }))
        : [
            ...changed(report, index, (one) => ({ ...one, state: "failed" })),
            ...(failed?.role === "informed" || isWithdrawn ? [] : [instead(elsewhere, index)]),
          ];
  return {
    from: failed?.state === "sending" || failed?.state === "sent" ? whileMailed(report) : [],
    version: report.version,
    ...after(report, moved, now),
    entries: [{ at: now, code: "undeliverable", dispatch: index }],
  };
}

const instead = ({ agency, acknowledgeBy }: Exclude<Elsewhere, { address: number }>, index: number): Dispatch => ({
  ...pending({ agency, role: "acts", cause: "undeliverable", inPlaceOf: index }),
  ...(acknowledgeBy && { acknowledgeBy }),
});

/**
 * What the mail service says of a mail. A mail that nobody could record as sent is recorded now: its dispatcher died,
 * or heard no answer, in between.
 */
export function noted(report: Report, index: number, event: DeliveryEvent): Transition {
  const { delivery, messageId, at, sending } = event;
  const dispatches = changed(report, index, (one) => {
    if (one.state !== "sending") return { ...one, delivery };
    const times = one.acknowledgeBy === undefined ? sending : {};
    return overtaken(report, { ...byMail(one), delivery, state: "sent", messageId, sentAt: at, ...times });
  });
  return {
    from: whileMailed(report),
    version: report.version,
    ...after(report, dispatches, at),
    entries: [
      ...(report.dispatches[index]?.state === "sending" ? [{ at, code: "sent", dispatch: index } as const] : []),
      { at, code: delivery, dispatch: index },
    ],
  };
}

interface DeliveryEvent {
  readonly delivery: Delivery;
  readonly messageId: string;
  readonly at: Instant;
  /** For a mail that nobody recorded: the times it said. */
  readonly sending: Pick<Sending, "acknowledgeBy" | "remindAt">;
}

/** Time over: the agency is told so, and the next one is asked in its place. */
export function escalated(report: Report, index: number, agency: string, now: Instant): Transition {
  const overdue = changed(report, index, ({ remindAt: _past, ...one }) => ({
    ...next(one, "overdue"),
    answer: "overdue",
  }));
  return {
    from: whileWithAgencies(report),
    version: report.version,
    ...after(report, [...overdue, pending({ agency, role: "acts", cause: "escalated", inPlaceOf: index })], now),
    entries: [{ at: now, code: "escalated", dispatch: index }],
  };
}

/**
 * The same agency is written to again: at half time, when nobody is left to ask after it, or to say how it stands.
 * `remindAt` is when it is written to once more; absent where the end of its time comes first.
 */
export function reminded(report: Report, index: number, reminder: Reminder, now: Instant): Transition {
  const { letter, remindAt } = reminder;
  const dispatches = changed(report, index, ({ remindAt: _past, ...one }) => ({
    ...next(one, letter),
    ...(letter === "overdue" && { answer: "overdue" as const }),
    ...(remindAt && { remindAt }),
  }));
  return {
    from: whileWithAgencies(report),
    version: report.version,
    ...after(report, dispatches, now),
    entries: [{ at: now, code: "reminded", dispatch: index, detail: letter }],
  };
}

export interface Reminder {
  readonly letter: "half-time" | "overdue" | "how-it-stands";
  readonly remindAt?: Instant;
}

/** The agency asked for a new link: its first mail is sent once more. */
export function resent(report: Report, index: number, now: Instant): Transition {
  const one = report.dispatches[index];
  return {
    from: one?.state === "sent" && isLive(one) ? whileWithAgencies(report) : [],
    version: report.version,
    ...after(
      report,
      changed(report, index, (before) => next(before, "first")),
      now,
    ),
  };
}

function changed(report: Report, index: number, change: (one: Dispatch) => Dispatch): Dispatch[] {
  return report.dispatches.map((one, at) => (at === index ? change(one) : one));
}
