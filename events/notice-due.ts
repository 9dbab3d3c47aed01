import * as z from "zod/mini";
import { unsentNotices } from "../shared/domain/notices.js";
import type { Report } from "../shared/domain/report.js";
import { subject } from "./common.js";

/** desk, dispatch, clock → dispatch: a hosting provider is to be told of what lies on its servers. */
export const noticeDue = z
  .strictObject({
    type: z.literal("notice-due.1"),
    ...subject,
    notice: z
      .int()
      .check(z.minimum(0))
      .check(z.meta({ description: "Index of the notice in the report" })),
  })
  .check(z.meta({ title: "NoticeDue", description: "A hosting provider is to be told of what lies on its servers." }));
export type NoticeDue = z.infer<typeof noticeDue>;

/** One message for each notice of the report that still has to be sent. */
export function noticeDueEvents(report: Report): NoticeDue[] {
  const { id, jurisdiction } = report;
  return unsentNotices(report).map((notice) => ({ type: "notice-due.1", reportId: id, jurisdiction, notice }));
}
