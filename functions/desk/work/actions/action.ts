import * as z from "zod/mini";
import { transient } from "../../../../shared/domain/errors.js";
import type { Instant } from "../../../../shared/domain/instant.js";
import type { Report } from "../../../../shared/domain/report.js";
import type { Code } from "../../../../shared/telemetry/telemetry.js";
import type { DeskDeps } from "../../desk-deps.js";
import type { Officer } from "../../officer.js";
import { type Case, caseAt, isGone, isWorkable, standingOf } from "../case.js";
import type { NoticeAddress } from "../notice.js";

/** What an agency can do with a case. */
export const ACTIONS = ["acknowledge", "return", "ask", "answer", "close", "correct", "notify"] as const;
export type Action = (typeof ACTIONS)[number];

/** Characters of a message or note. */
export const LONGEST = 2_000;

/** What can be wrong with a form; each has its text in every locale. */
const FAULTS = [
  "reason-missing",
  "to-missing",
  "note-too-long",
  "text-missing",
  "text-too-long",
  "outcome-missing",
  "category-missing",
  "priority-missing",
  "unchanged",
  "xarf-unmapped",
  "address-missing",
  "address-invalid",
  "provider-invalid",
  "kind-missing",
  "exposure-missing",
  "basis-missing",
  "urgency-missing",
  "entitled-missing",
  "acknowledge-first",
  "notices-too-many",
  "unavailable",
] as const;
type FaultCode = (typeof FAULTS)[number];

export interface Fault {
  /** Absent where no field is at fault. */
  readonly field?: string;
  readonly code: FaultCode;
}

export type ActDeps = Pick<DeskDeps, "reports" | "statements" | "dispatch" | "notify" | "time" | "telemetry">;

/** A post that is being dealt with. */
export interface Work {
  readonly officer: Officer;
  readonly one: Case;
  readonly fields: Readonly<Record<string, string>>;
  readonly now: Instant;
  readonly deps: ActDeps;
}

export type Parsed<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * `refused`: nothing can be done about the case any more, as `one` says. `addresses`: what a form offers that is shown again,
 * where it offers any.
 */
type Result =
  | { readonly kind: "done" }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[]; readonly addresses?: readonly NoticeAddress[] }
  | { readonly kind: "refused"; readonly one: Case };

export interface Spec<Input> {
  readonly parse: (work: Work) => Parsed<Input>;
  /** Whether an earlier post of the same did it already. */
  readonly isDone: (one: Case, input: Input) => boolean;
  /** Writes what it writes in an order in which a repeated post can complete it. */
  readonly run: (work: Work, input: Input) => Promise<{ readonly applied: boolean; readonly report: Report }>;
  readonly code?: Code;
}

export type Perform = (work: Work) => Promise<Result>;

/** An action from its parts: a repeated post is done already, a late one refused, and a faulty one changes nothing. */
export function performing<Input>(spec: Spec<Input>): Perform {
  return async (work) => {
    const { one, deps } = work;
    const parsed = spec.parse(work);
    if (parsed.ok && spec.isDone(one, parsed.input)) return { kind: "done" };
    if (!isWorkable(standingOf(one))) return { kind: "refused", one };
    if (!parsed.ok) return { kind: "faulty", faults: parsed.faults };

    const { applied, report } = await spec.run(work, parsed.input);
    if (applied) {
      const { id, jurisdiction } = report;
      if (spec.code) deps.telemetry.record(spec.code, { reportId: id, jurisdiction, dispatch: one.index });
      return { kind: "done" };
    }
    // Somebody else was faster. A message must not bring back what was erased in between.
    if (isGone(report)) await deps.statements.erase(report.id);
    const left = caseAt(report, one.index) ?? one;
    if (spec.isDone(left, parsed.input)) return { kind: "done" };
    if (isWorkable(standingOf(left))) throw transient("report-busy");
    return { kind: "refused", one: left };
  };
}

const fault = (code: FaultCode): FaultCode => code;
const faultCode = z.catch(z.enum(FAULTS), "unavailable");

/** Reads a form by its schema, whose messages are codes. */
export function parsedBy<Input>(schema: z.ZodMiniType<Input>, fields: Readonly<Record<string, string>>): Parsed<Input> {
  const result = schema.safeParse(fields);
  if (result.success) return { ok: true, input: result.data };
  const faults = result.error.issues.map(({ path, message }) => ({
    field: path.map(String).join("."),
    code: faultCode.parse(message),
  }));
  return { ok: false, faults };
}

/** One of a list; anything else counts as not chosen. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values, missing: FaultCode) =>
  z.enum(values, { error: fault(missing) });

/** Words as they are typed. Browsers send each line break as two characters (HTML, 4.10.21.4), which nobody typed. */
export const words = (tooLong: FaultCode) =>
  z.string().check(
    z.overwrite((typed) => typed.replaceAll("\r\n", "\n").trim().toWellFormed()),
    z.refine((typed) => [...typed].length <= LONGEST, { error: fault(tooLong), abort: true }),
  );

/** A note that may be left out. */
export const note = z._default(words("note-too-long"), "");
