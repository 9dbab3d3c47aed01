import * as z from "zod/mini";
import { OUTCOMES, type Report, report as reportSchema } from "../domain/report.js";
import { outcomesOf } from "./journey.js";
import { progressOf } from "./progress.js";

/** How far a report is. `withdrawn` is for partners alone: the public is not told that there ever was one. */
export const PROGRESS = ["received", "with-agency", "taken-on", "closed", "withdrawn", "erased"] as const;

/** A report as its partner is told of it, whether it asks for its list or has a webhook. */
export const summary = z.extend(z.pick(reportSchema, { id: true, reference: true, receivedAt: true }), {
  /** The partner's own number. */
  case: z.optional(z.string()),
  progress: z.enum(PROGRESS),
  /** What the agencies say came of it, once they have all finished. */
  outcomes: z.array(z.enum(OUTCOMES)),
});
export type Summary = z.infer<typeof summary>;

export function summaryOf(report: Report): Summary {
  const { id, reference, receivedAt, partner } = report;
  const progress = partnerProgress(report);
  return {
    id,
    reference,
    receivedAt,
    ...(partner?.case !== undefined && { case: partner.case }),
    progress,
    outcomes: progress === "closed" ? outcomesOf(report) : [],
  };
}

/** As the reporter is told; and what became of it since, which is no secret to who forwarded it. */
function partnerProgress(report: Report): Summary["progress"] {
  return progressOf(report) ?? (report.state === "erased" ? "erased" : "withdrawn");
}
