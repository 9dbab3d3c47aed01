import { isLive, nextLook, stateBy, WITH_AGENCIES } from "../dispatches.js";
import { type Duration, days, halfway, type Instant, plus, seconds } from "../instant.js";
import { type Delivery, type Dispatch, laneOfReport, type Report, unsent } from "../report.js";
import type { State } from "../states.js";
import type { Transition } from "../transition.js";
import { patience } from "./patience.js";
import { pending } from "./routed.js";

/** Longer than the dispatcher's timeout (20 s, the pipeline stack), so that a dispatcher at work never loses its lease. */
const LEASE: Duration = seconds(45);
/** A link opens the desk for a month; after that, and before, its page sends a new one to the agency's address. */
const LINK: Duration = days(30);

/** A dispatcher takes a dispatch: pending → sending. `link` is the hash of the link that its mail will hold. */
export function leased(index: number, link: string, now: Instant): Transition {
  const set = { state: "sending", leaseUntil: plus(now, LEASE), link, linkUntil: plus(now, LINK) } as const;
  return { from: WITH_AGENCIES, dispatch: { index, from: ["pending"], set } };
}

/** A dispatcher takes over from one that died or heard no answer: whether a mail went out is not known. */
export function takenOver(index: number, link: string, now: Instant): Transition {
  const set = { leaseUntil: plus(now, LEASE), link, linkUntil: plus(now, LINK) };
  return {
    from: WITH_AGENCIES,
    dispatch: { index, from: ["sending"], leaseEndedBefore: now, set },
    entries: [{ at: now, code: "taken-over", dispatch: index }],
  };
}

/** The mail certainly did not go out: sending → pending, for whoever comes next. */
export function released(index: number): Transition {
  return { from: WITH_AGENCIES, dispatch: { index, from: ["sending"], set: { state: "pending" } } };
}

/** As the directory's schema allows. */
const LONGEST_RETENTION: Duration = days(365);

export interface Sending {
  readonly messageId: string;
  /** Which of the agency's addresses it went to, if not the dispatch's own. */
  readonly address?: number;
  /** What the mail says if it is the agency's first, and when a reminder is due. */
  readonly acknowledgeBy: Instant;
  readonly remindAt: Instant;
}

/**
 * sending → sent. Only the first mail to an agency fixes its times. The last one of a report makes it due when the
 * first answer is.
 */
export function sent(report: Report, index: number, sending: Sending, now: Instant): Transition {
  const { messageId, address, acknowledgeBy, remindAt } = sending;
  const dispatches = changed(report, index, ({ delivery: _before, ...one }) => ({
    ...one,
    state: "sent",
    messageId,
    ...(address !== undefined && { address }),
    sentAt: now,
    ...(one.acknowledgeBy === undefined && { acknowledgeBy, remindAt }),
    // It runs against a time that another agency left it.
    ...(one.acknowledgeBy !== undefined && one.number === 0 && { remindAt: halfway(now, one.acknowledgeBy) }),
  }));
  return {
    from: report.dispatches[index]?.state === "sending" ? whileWithAgencies(report) : [],
    version: report.version,
    ...after(report, dispatches, now),
    entries: [{ at: now, code: "sent", dispatch: index }],
  };
}

/** Where a mail goes that could not be delivered: the agency's next address, or the next agency. */
export type Elsewhere = { readonly address: number } | { readonly agency: string; readonly acknowledgeBy?: Instant };

/**
 * Refused or bounced: → pending at the next address, or → failed with the next agency asked instead. The times stay,
 * so that the clock keeps running.
 */
export function undeliverable(report: Report, index: number, elsewhere: Elsewhere, now: Instant): Transition {
  const failed = report.dispatches[index];
  const moved =
    "address" in elsewhere
      ? changed(report, index, (one) => ({ ...next(one, "first"), address: elsewhere.address }))
      : [
          ...changed(report, index, (one) => ({ ...one, state: "failed" })),
          ...(failed?.role === "informed" ? [] : [instead(elsewhere, index)]),
        ];
  return {
    from: failed?.state === "sending" || failed?.state === "sent" ? whileWithAgencies(report) : [],
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
  const dispatches = changed(report, index, (one) => ({
    ...one,
    delivery,
    ...(one.state === "sending" && {
      state: "sent" as const,
      messageId,
      sentAt: at,
      ...(one.acknowledgeBy === undefined && sending),
    }),
  }));
  return {
    from: whileWithAgencies(report),
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

/** Another mail of the dispatch is wanted. */
export function next(one: Dispatch, letter: Dispatch["letter"]): Dispatch {
  const reminders = letter === "first" ? one.reminders : one.reminders + 1;
  return { ...one, state: "pending", letter, number: one.number + 1, reminders };
}

/** The state of a report that is with agencies; none for any other, which allows nothing. */
export const whileWithAgencies = ({ state }: Report): readonly State[] => WITH_AGENCIES.filter((one) => one === state);

function changed(report: Report, index: number, change: (one: Dispatch) => Dispatch): Dispatch[] {
  return report.dispatches.map((one, at) => (at === index ? change(one) : one));
}

/**
 * The report with these dispatches: in the state they make it, and due when the next mail is. While mails are unsent the
 * clock looks after its patience.
 */
export function after(
  report: Report,
  dispatches: readonly Dispatch[],
  now: Instant,
): Pick<Transition, "to" | "dueAt" | "attempts"> & { readonly dispatches: readonly Dispatch[] } {
  const state = stateBy(report, dispatches);
  // Whoever closes it says for how long it is kept; where it closes by itself, it is kept for the longest.
  if (state.to === "closed") return { dispatches, ...state, dueAt: plus(now, LONGEST_RETENTION), attempts: 0 };
  const waiting = unsent(dispatches).length > 0;
  const look = waiting ? undefined : nextLook(dispatches);
  const wasWaiting = unsent(report.dispatches).length > 0;
  return {
    dispatches,
    ...state,
    // Where some were unsent before, the clock's own due time stands.
    ...((look !== undefined || !wasWaiting) && {
      dueAt: look ?? plus(now, patience(laneOfReport(report))),
      attempts: 0,
    }),
  };
}
