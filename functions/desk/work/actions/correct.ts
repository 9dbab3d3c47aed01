import * as z from "zod/mini";
import { planDispatches } from "../../../../shared/directory/plan.js";
import { factsOf, returnedBy } from "../../../../shared/directory/reroute.js";
import type { Instant } from "../../../../shared/domain/instant.js";
import type { Report } from "../../../../shared/domain/report.js";
import type { Transition } from "../../../../shared/domain/transition.js";
import { corrected } from "../../../../shared/domain/transitions/index.js";
import { CATEGORIES, PRIORITIES } from "../../../../shared/domain/vocabulary.js";
import { settle } from "../../../../shared/stores/settle.js";
import type { Officer } from "../../officer.js";
import type { Case } from "../case.js";
import { choice, type Parsed, parsedBy, performing, type Work } from "./action.js";
import { announce } from "./announce.js";

const form = z.object({
  category: choice(CATEGORIES, "category-missing"),
  priority: choice(PRIORITIES, "priority-missing"),
});
type Read = z.infer<typeof form>;

const isSame = (a: Read, b: Read): boolean => a.category === b.category && a.priority === b.priority;

/** A held report may be found to be what it was read as; any other one is that already. */
function parse({ one, fields }: Work): Parsed<Read> {
  const parsed = parsedBy(form, fields);
  if (!parsed.ok || one.reading.hold || !isSame(parsed.input, one.reading) || isDone(one, parsed.input)) return parsed;
  return { ok: false, faults: [{ field: "category", code: "unchanged" }] };
}

function isDone({ report, reading, index }: Case, to: Read): boolean {
  const last = report.corrections?.at(-1);
  return last !== undefined && last.dispatch === index && isSame(last.to, to) && isSame(reading, to) && !reading.hold;
}

/** The reading is put right, kept as an example to measure triage by, and the report goes to whom it concerns. */
export const correct = performing({
  parse,
  isDone,
  run: async ({ officer, one, now, deps }, to) => {
    const result = await settle(deps.reports, one.report, (current) => change(current, one.index, to, officer, now));
    if (result.applied) await announce(result.report, deps);
    return result;
  },
  code: "report-corrected",
});

function change(report: Report, index: number, to: Read, { book }: Officer, now: Instant): Transition {
  const { reading, version } = report;
  const facts = factsOf(report, returnedBy(report));
  if (!reading || !facts) return { from: [], version };
  const { category, priority, hold } = reading;
  const { recipients } = planDispatches(book, { ...facts, ...to, hold: false });
  const correction = { at: now, dispatch: index, from: { category, priority, hold }, to };
  return corrected(report, { correction, asked: recipients }, now);
}
