import * as z from "zod/mini";
import { type Report, unsent } from "../shared/domain/report.js";
import { subject } from "./common.js";

/** route, dispatch, feedback, desk, portal, partner, clock → dispatch: one agency of a report is to be written to. */
export const dispatchDue = z
  .strictObject({
    type: z.literal("dispatch-due.1"),
    ...subject,
    dispatch: z
      .int()
      .check(z.minimum(0))
      .check(z.meta({ description: "Index of the dispatch in the report" })),
  })
  .check(z.meta({ title: "DispatchDue", description: "One agency of a report is to be written to." }));
export type DispatchDue = z.infer<typeof dispatchDue>;

/** One message for each dispatch of the report that still has to be sent. */
export function dispatchDueEvents({ id, jurisdiction, dispatches }: Report): DispatchDue[] {
  return unsent(dispatches).map((dispatch) => ({ type: "dispatch-due.1", reportId: id, jurisdiction, dispatch }));
}
