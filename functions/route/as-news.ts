import type { Book } from "../../shared/directory/book.js";
import { dispatchIdOf } from "../../shared/domain/dispatch-id.js";
import type { Dispatch, Report } from "../../shared/domain/report.js";
import type { Asked } from "../../shared/domain/transitions/index.js";

/**
 * The recipients of a report that names the same web address as an earlier one, with the agency that deals with that
 * one among them. Those who have the earlier report get this one in the same conversation. Nobody is left out for it.
 */
export function asNews(recipients: readonly Asked[], earlier: Report, book: Book): readonly Asked[] {
  const threadAt = (agency: string): string | undefined => {
    const index = earlier.dispatches.findIndex((one) => one.agency === agency && wasTold(one));
    return index < 0 ? undefined : dispatchIdOf(earlier.id, index);
  };
  const threaded = recipients.map((one): Asked => {
    const thread = threadAt(one.agency);
    return thread === undefined ? one : { ...one, thread };
  });
  const lead = leadOf(earlier, book);
  const thread = lead === undefined ? undefined : threadAt(lead);
  if (lead === undefined || thread === undefined || recipients.some(({ agency }) => agency === lead)) return threaded;
  return [...threaded, { agency: lead, role: "informed", cause: "corroborates", thread }];
}

/** Who took the earlier report on, or else who was asked first and has not given it back. */
function leadOf({ dispatches }: Report, { agencies }: Book): string | undefined {
  const acting = dispatches.filter(
    (one) =>
      one.role === "acts" && wasTold(one) && one.answer !== "returned" && agencies.some(({ id }) => id === one.agency),
  );
  const lead = acting.find(({ answer }) => answer === "acknowledged" || answer === "closed") ?? acting[0];
  return lead?.agency;
}

/** Who never heard of the earlier report has no conversation to go on with. */
const wasTold = ({ state }: Dispatch): boolean => state !== "failed" && state !== "called-off";
