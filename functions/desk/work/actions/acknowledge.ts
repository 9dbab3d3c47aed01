import { followUpAt } from "../../../../shared/directory/time-limits.js";
import { acknowledged } from "../../../../shared/domain/transitions/index.js";
import { settle } from "../../../../shared/stores/settle.js";
import { performing } from "./action.js";

/** The agency takes the report on. */
export const acknowledge = performing({
  parse: () => ({ ok: true, input: undefined }),
  isDone: ({ dispatch }) => dispatch.answer === "acknowledged",
  run: ({ officer, one, now, deps }) => {
    const askedAgainAt = followUpAt(officer.book, one.reading.priority, now);
    return settle(deps.reports, one.report, (current) => acknowledged(current, one.index, askedAgainAt, now));
  },
  code: "dispatch-acknowledged",
});
