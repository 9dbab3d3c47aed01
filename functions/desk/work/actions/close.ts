import * as z from "zod/mini";
import { days, plus } from "../../../../shared/domain/instant.js";
import { OUTCOMES } from "../../../../shared/domain/report.js";
import { closed } from "../../../../shared/domain/transitions/index.js";
import { settle } from "../../../../shared/stores/settle.js";
import { STATEMENT_BACKSTOP } from "../../../../shared/stores/statements.js";
import { choice, note, parsedBy, performing } from "./action.js";
import { sayNote } from "./say.js";

const form = z.object({ outcome: choice(OUTCOMES, "outcome-missing"), note });

/** Done, as far as this agency goes. */
export const close = performing({
  parse: ({ fields }) => parsedBy(form, fields),
  isDone: ({ dispatch }, { outcome }) => dispatch.answer === "closed" && dispatch.outcome === outcome,
  run: async (work, { outcome, note: text }) => {
    const { officer, one, now, deps } = work;
    const retention = days(officer.book.retentionDays);
    await sayNote(work, text);
    // Longer than any retention, so that the statement never expires before that ends: whether this closes the report
    // shows only when it is written, and a report that stays open after all must not be left with less.
    await deps.statements.keep(one.report.id, plus(now, STATEMENT_BACKSTOP));
    return settle(deps.reports, one.report, (current) => closed(current, one.index, { outcome, retention }, now));
  },
  code: "dispatch-closed",
});
