import * as z from "zod/mini";
import { afterReturn } from "../../../../shared/directory/reroute.js";
import { RETURN_REASONS } from "../../../../shared/domain/report.js";
import { returned } from "../../../../shared/domain/transitions/index.js";
import { settle } from "../../../../shared/stores/settle.js";
import { choice, note, type Parsed, parsedBy, performing, type Work } from "./action.js";
import { announce } from "./announce.js";
import { agenciesToName, mustName } from "./naming.js";
import { sayNote } from "./say.js";

const form = z.object({
  reason: choice(RETURN_REASONS, "reason-missing"),
  to: z._default(z.string(), ""),
  note,
});
type Return = z.infer<typeof form>;

function parse({ officer, one, fields }: Work): Parsed<Return> {
  const parsed = parsedBy(form, fields);
  const to = fields["to"] ?? "";
  const isKnown = agenciesToName(officer, one).some(({ id }) => id === to);
  if (isKnown || (to === "" && !mustName(officer, one))) return parsed;
  return { ok: false, faults: [...(parsed.ok ? [] : parsed.faults), { field: "to", code: "to-missing" }] };
}

/** Not the agency's: somebody else gets it at once. */
export const giveBack = performing({
  parse,
  isDone: ({ dispatch }, { reason }) => dispatch.answer === "returned" && dispatch.reason === reason,
  run: async (work, { reason, to, note: text }) => {
    const { officer, one, now, deps } = work;
    await sayNote(work, text);
    const result = await settle(deps.reports, one.report, (current) => {
      const asked = afterReturn(officer.book, current, one.index, to === "" ? undefined : to);
      return returned(current, one.index, { reason, asked }, now);
    });
    if (result.applied) await announce(result.report, deps);
    return result;
  },
  code: "dispatch-returned",
});
