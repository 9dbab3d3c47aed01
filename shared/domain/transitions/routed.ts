import type { Instant } from "../instant.js";
import type { Dispatch } from "../report.js";
import type { Transition } from "../transition.js";

/** Who gets a report, as the directory decided. */
export interface Routing {
  readonly rule: string;
  readonly hold: boolean;
  readonly recipients: readonly Pick<Dispatch, "agency" | "role">[];
}

/** classified, returned → routed, or → held when a person has to read it first: fixes who gets the report. */
export function routed({ rule, hold, recipients }: Routing, now: Instant): Transition {
  const to = hold ? "held" : "routed";
  return {
    from: ["classified", "returned"],
    to,
    attempts: 0,
    add: recipients.map(({ agency, role }) => pending({ agency, role, cause: "routed" })),
    entry: { at: now, code: to, detail: rule },
  };
}

export function pending(of: Pick<Dispatch, "agency" | "role" | "cause">): Dispatch {
  return { ...of, state: "pending", address: 0, reminders: 0 };
}
