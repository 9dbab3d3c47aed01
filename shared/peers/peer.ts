import * as z from "zod/mini";
import type { Forwarded } from "../acceptance/forwarded.js";
import type { Channel } from "../directory/book.js";
import { Failure } from "../domain/errors.js";
import { type Instant, instant } from "../domain/instant.js";
import { OUTCOMES } from "../domain/report.js";

/** Another deployment, by what its partners' API answers. What it may add to its answers one day is passed over. */

const known = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  reference: z.string().check(z.maxLength(40)),
});
/** A report as it is known over there. */
export type Known = z.infer<typeof known>;

const message = z.object({
  at: instant,
  kind: z.enum(["question", "answer", "reply"]),
  text: z.string().check(z.overwrite((text) => text.slice(0, 10_000))),
});

const standing = z.object({
  progress: z.enum(["received", "with-agency", "taken-on", "closed", "withdrawn", "erased"]),
  outcomes: z.array(z.enum(OUTCOMES)),
  messages: z.array(message),
});
/** How a report stands over there, and what was written about it. */
export type Standing = z.infer<typeof standing>;

const page = z.object({
  reports: z.array(z.extend(known, { case: z.optional(z.string()) })),
  cursor: z.optional(z.string()),
});

export const ANSWERS = { known, standing, page };

/** What a reporter, or this deployment, says to those who have the report over there. */
export interface Words {
  readonly text: string;
  readonly danger: boolean;
}

/**
 * One other deployment, called with one key. All calls of it together have a bounded time, far below a function's own.
 *
 * @throws Failure `transient: peer-unavailable`: it can't be reached, or has no time; it may have done what it was asked.
 *   `permanent`: `peer-key-refused` (the key is not, or no more, good for it), `peer-body-differs` (what was sent under
 *   this idempotency key before was another body), `peer-refused` (anything else it will never take).
 */
export interface Peer {
  /** Gives it a report. The same under the same idempotency key, however often, is one report over there. */
  forward(idempotencyKey: string, body: Forwarded): Promise<Known>;
  /** The report that we forwarded under this case number, no earlier than that. */
  find(caseNumber: string, since: Instant): Promise<Known | undefined>;
  /** Undefined for what it does not know as ours. */
  show(id: string): Promise<Standing | undefined>;
  say(id: string, words: Words): Promise<void>;
  /** Takes it back. Safe to repeat; what it does not know is not there. */
  withdraw(id: string): Promise<void>;
}

export interface Peers {
  open(channel: Channel, key: string): Peer;
}

/** Why another deployment could not be told or asked something; words for the telemetry and the runbooks. */
const PEER_FAILURES = [
  "peer-unavailable",
  "peer-key-missing",
  "peer-key-refused",
  "peer-body-differs",
  "peer-refused",
  "peer-unfit",
] as const;

/** Whether a failure is the other deployment's, and not of something of ours. */
export const isPeerFailure = (error: unknown): error is Failure =>
  error instanceof Failure && PEER_FAILURES.some((code) => code === error.code);
