import type { Instant } from "../instant.js";
import type { Report } from "../report.js";
import type { Transition } from "../transition.js";

/** closed, withdrawn → erased: the statement is gone, a bare row stays for statistics. */
export function erased(report: Report, now: Instant): Transition {
  return {
    from: ["closed", "withdrawn"],
    to: "erased",
    version: report.version,
    dueAt: "never",
    entries: [{ at: now, code: "erased" }],
  };
}
