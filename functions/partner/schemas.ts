import * as z from "zod/mini";
import type { ForwardedCode } from "../../shared/acceptance/forwarded.js";
import { PROGRESS, summary } from "../../shared/acceptance/summary.js";
import { instant } from "../../shared/domain/instant.js";
import { report } from "../../shared/domain/report.js";
import { message } from "../../shared/domain/statement.js";

/**
 * What goes in and out of the partners' API, beside `forwarded`. What is read is parsed by the schemas; what is answered
 * has their types.
 */

/** Most reports in a batch. */
export const MOST_AT_ONCE = 100;

const size: ForwardedCode = "batch-size";

/** The envelope: each report in it is read on its own. */
export const batch = z.strictObject({
  reports: z.array(z.unknown()).check(z.minLength(1, size), z.maxLength(MOST_AT_ONCE, size)),
});

/** A structured header's string (RFC 9651 §3.3.3) without its quotes, or as most clients send it: without any. */
export const idempotencyKey = z.string().check(z.regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/));

const known = z.pick(report, { id: true, reference: true, receivedAt: true });

/** A report that is stored. The same for each time that it is sent. */
export const accepted = known;
export type Accepted = z.infer<typeof accepted>;

export const details = z.extend(summary, {
  /** What has happened, in order. A moment that nobody recorded is absent. */
  steps: z.array(z.strictObject({ progress: z.enum(PROGRESS), at: z.optional(instant) })),
  /** By when somebody is to take it on, or that this time is over. */
  expected: z.optional(z.union([instant, z.literal("late")])),
  /** Who has it, those that got it first first. */
  agencies: z.array(z.strictObject({ id: z.string(), does: z.enum(["has", "works", "finished"]) })),
  /** What the agencies asked and answered, and what the partner wrote. */
  messages: z.array(
    z.extend(z.pick(message, { at: true, text: true }), {
      kind: z.enum(["question", "answer", "reply"]),
      agency: z.optional(z.string()),
    }),
  ),
});
export type Details = z.infer<typeof details>;

export const list = z.strictObject({
  reports: z.array(summary),
  /** For the next page; absent on the last one. */
  cursor: z.optional(z.string()),
});
export type List = z.infer<typeof list>;

/** What became of a report that was taken back. */
export const withdrawn = z.extend(known, { progress: z.enum(["withdrawn", "erased"]) });
export type Withdrawn = z.infer<typeof withdrawn>;

export const said = z.pick(message, { at: true });
export type SaidAt = z.infer<typeof said>;

export const fieldProblem = z.strictObject({ field: z.string(), code: z.string(), detail: z.string() });

export const problemDetails = z.strictObject({
  type: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  errors: z.optional(z.readonly(z.array(fieldProblem))),
});

/** Each report of a batch is answered in its place. */
export const batchAnswer = z.strictObject({
  results: z.array(
    z.union([
      z.strictObject({ status: z.literal(201), report: accepted }),
      z.strictObject({ status: z.int(), problem: problemDetails }),
    ]),
  ),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;
