import * as z from "zod/mini";
import { instant } from "./instant.js";
import { reading } from "./reading.js";
import { STATES } from "./states.js";
import { AGE_BANDS, CATEGORIES, JURISDICTIONS, type Lane, LOCALES, laneOf, REPORTERS } from "./vocabulary.js";

/**
 * A report as it is stored: its answers, its decisions, its dispatches and its history, in one item, so that each change
 * is one conditional write. No personal content: that is in the statement.
 */

/** `overdue`: sent, not acknowledged in time, and the next agency was asked; it may still be acknowledged. */
export const DISPATCH_STATES = ["pending", "sending", "sent", "overdue", "failed"] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** Why an agency gets this mail. */
export const DISPATCH_CAUSES = ["routed", "escalated", "undeliverable"] as const;

const dispatch = z.strictObject({
  agency: z.string(),
  role: z.enum(["acts", "informed"]),
  cause: z.enum(DISPATCH_CAUSES),
  state: z.enum(DISPATCH_STATES),
  /** Which of the agency's addresses it goes to, counted from 0. */
  address: z.int().check(z.minimum(0)),
  reminders: z.int().check(z.minimum(0)),
  /** Until when a dispatcher may be at work on it; nobody else sends it before. */
  leaseUntil: z.optional(instant),
  messageId: z.optional(z.string()),
  sentAt: z.optional(instant),
  acknowledgeBy: z.optional(instant),
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
    "undeliverable",
    "escalated",
    "reminded",
    "unread",
    "erased",
  ]),
  /** Index of the dispatch it is about. */
  dispatch: z.optional(z.int().check(z.minimum(0))),
  /** A rule or failure code. */
  detail: z.optional(z.string()),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

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
  danger: z.boolean(),
  reporter: z.optional(z.enum(REPORTERS)),
  age: z.optional(z.enum(AGE_BANDS)),
  place: z.optional(z.string()),
  chosenCategory: z.optional(z.enum(CATEGORIES)),
  reading: z.optional(reading),
  dispatches: z.array(dispatch),
  history: z.array(historyEntry),
});
export type Report = z.infer<typeof report>;

/** The personal content of a report. */
export const statement = z.strictObject({
  id: z.string(),
  text: z.string(),
  urls: z.array(z.string()),
  contact: z.optional(z.string()),
  contactSafely: z.optional(z.string()),
});
export type Statement = z.infer<typeof statement>;

/** The lane a report is in: by its priority once it has one, by the reporter's own answer before. */
export function laneOfReport({ reading, danger }: Pick<Report, "reading" | "danger">): Lane {
  return reading ? laneOf(reading.priority) : danger ? "express" : "standard";
}

/** Indices of the dispatches that still have to be sent. */
export function unsent(dispatches: readonly Dispatch[]): number[] {
  return dispatches.flatMap(({ state }, index) => (state === "pending" || state === "sending" ? [index] : []));
}
