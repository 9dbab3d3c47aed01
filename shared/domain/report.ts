import * as z from "zod/mini";
import { instant } from "./instant.js";
import { notice } from "./notices.js";
import { peer } from "./peer.js";
import { reading } from "./reading.js";
import { STATES } from "./states.js";
import {
  AGE_BANDS,
  CATEGORIES,
  INSTITUTIONS,
  JURISDICTIONS,
  type Lane,
  LOCALES,
  laneOf,
  PRIORITIES,
  REPORTERS,
} from "./vocabulary.js";

/**
 * A report as it is stored: its answers, its decisions, its dispatches and its history, in one item, so that each change
 * is one conditional write. No personal content: that is in the statement.
 */

/**
 * How far its mail is. `failed`: none of the agency's addresses takes it. `called-off`: the reporter withdrew the report
 * before anything was sent.
 */
export const DISPATCH_STATES = ["pending", "sending", "sent", "failed", "called-off"] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/**
 * What the agency said. `none` is awaited from those who act; `overdue`: the time is over and the next agency was asked,
 * which does not keep this one from acknowledging still.
 */
export const ANSWERS = ["none", "overdue", "acknowledged", "returned", "closed"] as const;
export type Answer = (typeof ANSWERS)[number];

/** Why an agency gets this mail. */
export const DISPATCH_CAUSES = [
  "routed",
  "escalated",
  "undeliverable",
  "returned",
  "corrected",
  "redirected",
  "corroborates",
  "raised",
  "reopened",
] as const;

/**
 * What a dispatch's next or last mail is: the first one, a reminder when half of the time is over, one when all of it
 * is, or, long after it was acknowledged, a question how it stands; that the reporter wrote again, or withdrew the report.
 */
export const LETTERS = ["first", "half-time", "overdue", "how-it-stands", "news", "withdrawn"] as const;

/** Why an agency does not take a report. */
export const RETURN_REASONS = ["not-our-remit", "other-place", "no-capacity", "known-already", "other-reason"] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What became of a report. */
export const OUTCOMES = [
  "protected",
  "referred",
  "content-removed",
  "investigated",
  "advised",
  "no-action-possible",
  "unfounded",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is known of a mail's way after it was sent. */
const DELIVERIES = ["delivered", "delayed", "bounced", "complained"] as const;
export type Delivery = (typeof DELIVERIES)[number];

const count = z.int().check(z.minimum(0));

const dispatch = z.strictObject({
  agency: z.string(),
  role: z.enum(["acts", "informed"]),
  cause: z.enum(DISPATCH_CAUSES),
  state: z.enum(DISPATCH_STATES),
  answer: z.enum(ANSWERS),
  /** Which of the agency's addresses it goes to, counted from 0. */
  address: count,
  letter: z.enum(LETTERS),
  /** How many mails were asked for before this one, so that each has an id of its own. */
  number: count,
  reminders: count,
  /** The dispatch that it takes the place of: what is asked of the one is then asked of the other. */
  inPlaceOf: z.optional(count),
  /** `<report id>.<index>` of the dispatch whose conversation it continues. */
  thread: z.optional(z.string()),
  /** Hash of the newest mail's link, and until when that opens the desk. */
  link: z.optional(z.string()),
  linkUntil: z.optional(instant),
  /** Until when a dispatcher may be at work on it; nobody else sends it before. */
  leaseUntil: z.optional(instant),
  messageId: z.optional(z.string()),
  sentAt: z.optional(instant),
  delivery: z.optional(z.enum(DELIVERIES)),
  /** Stays what the first mail said, whatever comes after: the clock keeps running. */
  acknowledgeBy: z.optional(instant),
  /** When the agency is written to next. */
  remindAt: z.optional(instant),
  reason: z.optional(z.enum(RETURN_REASONS)),
  outcome: z.optional(z.enum(OUTCOMES)),
  /** Stands where another deployment was called; absent where its agency gets mail. */
  peer: z.optional(peer),
});
export type Dispatch = z.infer<typeof dispatch>;

const historyEntry = z.strictObject({
  at: instant,
  code: z.enum([
    "received",
    "classified",
    "routed",
    "held",
    "sent",
    "taken-over",
    ...DELIVERIES,
    "undeliverable",
    "escalated",
    "reminded",
    "acknowledged",
    "returned",
    "corrected",
    "redirected",
    "corroborated",
    "asked",
    "answered",
    "replied",
    "raised",
    "viewed",
    "closed",
    "unread",
    "withdrawn",
    "erased",
    "notice-asked",
    "notice-sent",
    "notice-taken-over",
    "notice-delivered",
    "notice-failed",
    "notice-called-off",
  ]),
  /** Index of the dispatch it is about; for what an agency does, its own. */
  dispatch: z.optional(count),
  /** A rule or failure code; for ops teams, the reason they gave. */
  detail: z.optional(z.string()),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What a person put right in the reading, beside what triage had said: labelled examples to measure triage by. */
const correction = z.strictObject({
  at: instant,
  /** Index of the dispatch of the agency that did it; absent for ops teams. */
  dispatch: z.optional(count),
  from: z.strictObject({ category: z.enum(CATEGORIES), priority: z.enum(PRIORITIES), hold: z.boolean() }),
  to: z.strictObject({ category: z.enum(CATEGORIES), priority: z.enum(PRIORITIES) }),
});
export type Correction = z.infer<typeof correction>;

/**
 * What a partner was told of a report by webhook. Each thing that is told has a number, and each number is one thing: what
 * is said again, because nobody knows whether it arrived, has the same.
 */
const telling = z.strictObject({
  /** Of what was said last; 0 before anything was. */
  number: count,
  /** What the partner knows, as `shared/webhooks/news.ts` writes it; absent before anything arrived. */
  told: z.optional(z.string()),
  /** What was said last, as long as nobody knows that it arrived. */
  trying: z.optional(
    z.strictObject({
      news: z.string(),
      /** When the last thing of it happened. */
      at: instant,
      /** How often it was sent, when last, and when it is sent again. */
      attempts: count,
      sentAt: instant,
      nextAt: instant,
    }),
  ),
  /** It was tried for as long as it is; what happens next is told anew. */
  gaveUpAt: z.optional(instant),
});
export type Telling = z.infer<typeof telling>;

/** Who forwarded a report, and what was said of it beside the answers. */
const forwarding = z.strictObject({
  /** Id of the partner. */
  id: z.string(),
  /** Of the body that was sent, under its idempotency key: the same key with another body is told apart by it. */
  digest: z.string(),
  /** The partner's own case number. */
  case: z.optional(z.string()),
  /** What the partner holds it for: may raise ours, never lowers it. */
  priority: z.optional(z.enum(PRIORITIES)),
  /** Where the partner had a webhook when it forwarded the report, or asked for one later. */
  webhook: z.optional(telling),
});

export const report = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  reference: z.string(),
  jurisdiction: z.enum(JURISDICTIONS),
  locale: z.enum(LOCALES),
  state: z.enum(STATES),
  /** Grows by one with each change. */
  version: z.int().check(z.minimum(1)),
  receivedAt: instant,
  /** When the clock looks at it; absent only once it is erased. */
  dueAt: z.optional(instant),
  /** How often the clock has sent it on since its state last changed. */
  attempts: z.int().check(z.minimum(0)),
  /** When it is to be looked at whether its partner has to be told something; only with a webhook. */
  tellAt: z.optional(instant),
  danger: z.boolean(),
  reporter: z.optional(z.enum(REPORTERS)),
  age: z.optional(z.enum(AGE_BANDS)),
  place: z.optional(z.string()),
  chosenCategory: z.optional(z.enum(CATEGORIES)),
  /** Stands where no harm was reported: an institution asks for training or advice. */
  institution: z.optional(z.enum(INSTITUTIONS)),
  /** Absent where the public sent it. */
  partner: z.optional(forwarding),
  reading: z.optional(reading),
  corrections: z.optional(z.array(correction)),
  /** Ids of other reports that name the same web address, earliest first. */
  related: z.optional(z.array(z.string())),
  dispatches: z.array(dispatch),
  /** To hosting providers, the earliest first; numbered by their place. */
  notices: z.optional(z.array(notice)),
  history: z.array(historyEntry),
});
export type Report = z.infer<typeof report>;

/** The lane a report is in: by its priority once it has one, by what the reporter or the partner says before. */
export function laneOfReport({ reading, danger, partner }: Pick<Report, "reading" | "danger" | "partner">): Lane {
  if (reading) return laneOf(reading.priority);
  return danger ? "express" : laneOf(partner?.priority ?? "standard");
}

/** Indices of the dispatches that still have to be sent. */
export function unsent(dispatches: readonly Dispatch[]): number[] {
  return dispatches.flatMap(({ state }, index) => (state === "pending" || state === "sending" ? [index] : []));
}
