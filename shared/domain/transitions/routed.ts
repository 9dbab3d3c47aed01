import { isLive } from "../dispatches.js";
import type { Instant } from "../instant.js";
import type { Dispatch } from "../report.js";
import type { Transition } from "../transition.js";

/** Who gets a report, as the directory decided. */
export interface Routing {
  readonly rule: string;
  readonly hold: boolean;
  readonly recipients: readonly Asked[];
}

/** Whom a dispatch is for, and why. */
export type Asked = Pick<Dispatch, "agency" | "role" | "thread" | "inPlaceOf"> & Partial<Pick<Dispatch, "cause">>;

/** classified → routed, or → held when a person has to read it first: fixes who gets the report. */
export function routed({ rule, hold, recipients }: Routing, now: Instant): Transition {
  const to = hold ? "held" : "routed";
  return {
    from: ["classified"],
    to,
    attempts: 0,
    add: recipients.map(pending),
    entries: [{ at: now, code: to, detail: rule }],
  };
}

/** Those who have not got the report before them yet, or were only informed and are now to act. */
export function notYet({ dispatches }: { readonly dispatches: readonly Dispatch[] }, asked: readonly Asked[]): Asked[] {
  const has = ({ agency, role }: Asked) =>
    dispatches.some((one) => one.agency === agency && isLive(one) && (role === "informed" || one.role === "acts"));
  return asked.filter((one) => !has(one));
}

export function pending({ agency, role, cause = "routed", thread, inPlaceOf }: Asked): Dispatch {
  return {
    agency,
    role,
    cause,
    state: "pending",
    answer: "none",
    address: 0,
    letter: "first",
    number: 0,
    reminders: 0,
    ...(inPlaceOf !== undefined && { inPlaceOf }),
    ...(thread !== undefined && { thread }),
  };
}
