import { parseArgs } from "node:util";
import { planDispatches } from "../../shared/directory/plan.js";
import type { DirectoryStore } from "../../shared/directory/store.js";
import { isOpen } from "../../shared/domain/dispatches.js";
import { days, type Instant, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { corrected, held, redirected, remarked } from "../../shared/domain/transitions/index.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { defanged } from "../../shared/domain/web-address.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import { EXIT, type ExitCode, type Ops, UsageError } from "./command.js";
import { findReport, monthsBack } from "./find-report.js";
import { linesOf, summaryOf } from "./report-lines.js";

export const REPORTS_USAGE = `  reports list --deployment NAME [--jurisdiction CODE] [--state STATE]
                                        open reports, the longest overdue first
  reports show REPORT --deployment NAME [--statement --reason WORDS]
                                        its life, without what was written; with --statement that too, on record
  reports hold REPORT --deployment NAME --reason WORDS
                                        to the focal point, for a person to read
  reports release REPORT --deployment NAME --reason WORDS
                                        from hold to the agencies that its reading asks for
  reports redirect REPORT --to AGENCY --deployment NAME --reason WORDS
                                        to one more agency, which is to act
  reports corrections --deployment NAME [--months N]
                                        what people put right in readings, one JSON object a line, without texts
REPORT is a reference (RS-7K3M2-QXD9A) or an id. Reasons are kept in the report's history: nothing personal in them.`;

/** What these commands work with besides. */
export interface ReportsOps extends Pick<Ops, "print" | "complain" | "openDirectory" | "time"> {
  openReports(table: string): ReportStore;
  openStatements(table: string): StatementStore;
}

interface Given {
  readonly ops: ReportsOps;
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly directory: DirectoryStore;
  readonly now: Instant;
  readonly words: Words;
}

type Words = ReturnType<typeof understood>;

/** @throws UsageError when the words make no command. */
export async function reports([action = "", ...args]: readonly string[], ops: ReportsOps): Promise<ExitCode> {
  const words = understood(args);
  const { deployment } = words;
  if (deployment === undefined) throw new UsageError("reports wants --deployment NAME");
  const given: Given = {
    ops,
    words,
    reports: ops.openReports(`${deployment}-reports`),
    statements: ops.openStatements(`${deployment}-statements`),
    directory: ops.openDirectory(`${deployment}-directory`),
    now: ops.time.now(),
  };
  if (action === "list") return list(given);
  if (action === "corrections") return corrections(given);
  if (action !== "show" && !isChange(action)) {
    throw new UsageError("reports wants list, show, hold, release, redirect or corrections");
  }
  const [name] = words.names;
  if (name === undefined) throw new UsageError(`reports ${action} wants a REPORT`);
  const report = await findReport(name, given.reports, given.now);
  if (!report) {
    ops.complain(`${name}: there is no such report, or it is older than a year; accepted: a reference or an id`);
    return EXIT.refused;
  }
  return action === "show" ? show(report, given) : change(report, action, given);
}

function understood(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        deployment: { type: "string" },
        jurisdiction: { type: "string" },
        state: { type: "string" },
        statement: { type: "boolean", default: false },
        reason: { type: "string" },
        to: { type: "string" },
        months: { type: "string", default: "3" },
      },
      allowPositionals: true,
    });
    return { ...values, names: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Nothing open is due later than this: the longest anybody waits for an answer is a follow-up of 90 days. */
const HORIZON = days(365);

async function list({ ops, reports, now, words: { jurisdiction, state } }: Given): Promise<ExitCode> {
  const open: Report[] = [];
  for await (const page of reports.due(plus(now, HORIZON))) {
    open.push(
      ...page.filter(
        (report) =>
          isOpen(report) &&
          (jurisdiction === undefined || report.jurisdiction === jurisdiction) &&
          (state === undefined || report.state === state),
      ),
    );
  }
  for (const report of open.sort((a, b) => ((a.dueAt ?? "") < (b.dueAt ?? "") ? -1 : 1))) ops.print(summaryOf(report));
  ops.print(`${open.length} open`);
  return EXIT.done;
}

async function show(report: Report, { ops, reports, statements, now, words }: Given): Promise<ExitCode> {
  for (const line of linesOf(report)) ops.print(line);
  if (!words.statement) return EXIT.done;
  const detail = reasonIn(words);
  // On record before it is read: who can't be recorded does not read.
  const { applied } = await settle(reports, report, (current) => remarked(current, "viewed", { detail }, now));
  if (!applied) {
    ops.complain(`${report.reference}: is ${report.state}, and its statement is gone or not to be read any more`);
    return EXIT.refused;
  }
  const statement = await statements.get(report.id);
  ops.print(statement ? defanged(JSON.stringify(statement, undefined, 2)) : "The statement is erased.");
  return EXIT.done;
}

const isChange = (action: string): action is "hold" | "release" | "redirect" =>
  ["hold", "release", "redirect"].includes(action);

async function change(report: Report, action: "hold" | "release" | "redirect", given: Given): Promise<ExitCode> {
  const { ops, reports, directory, now, words } = given;
  const why = reasonIn(words);
  const version = await directory.currentVersion(report.jurisdiction);
  if (version === undefined) {
    ops.complain(`${report.jurisdiction}: no directory is in force`);
    return EXIT.refused;
  }
  const book = await directory.read(report.jurisdiction, version);
  const { to } = words;
  if (action === "redirect" && !book.agencies.some(({ id }) => id === to)) {
    ops.complain(`--to: unknown agency; accepted: one of ${book.agencies.map(({ id }) => id).join(", ")}`);
    return EXIT.refused;
  }
  const transition = (current: Report): Transition => {
    if (action === "redirect") return redirected(current, { agency: to ?? book.focalPoint, role: "acts" }, why, now);
    if (action === "hold") return held(current, { agency: book.focalPoint, role: "acts" }, why, now);
    const { reading } = current;
    if (!reading || current.state !== "held") return { from: [], version: current.version };
    const { category, priority, hold } = reading;
    const asked = planDispatches(book, { ...current, ...reading, hold: false }).recipients;
    return corrected(
      current,
      { correction: { at: now, from: { category, priority, hold }, to: { category, priority } }, asked, why },
      now,
    );
  };
  // Due at once: the clock tells the dispatchers within a minute, so that this needs no access to queues.
  const { applied, report: after } = await settle(reports, report, (current) => ({
    ...transition(current),
    dueAt: now,
  }));
  if (!applied) {
    ops.complain(`${report.reference}: is ${after.state}, which allows no ${action}`);
    return EXIT.refused;
  }
  ops.print(summaryOf(after));
  return EXIT.done;
}

/** @throws UsageError: nothing is done without one. */
function reasonIn({ reason }: Words): string {
  if (reason === undefined || reason.trim() === "") throw new UsageError("a --reason is wanted, for the record");
  return reason.trim().slice(0, 200);
}

async function corrections({ ops, reports, now, words: { months } }: Given): Promise<ExitCode> {
  for (const jurisdiction of JURISDICTIONS) {
    for (const month of monthsBack(now, Number(months))) {
      for await (const page of reports.receivedIn(jurisdiction, month)) {
        for (const { id, reading, corrections: made = [] } of page) {
          for (const { at, from, to } of made) {
            ops.print(
              JSON.stringify({
                id,
                jurisdiction,
                language: reading?.language,
                at,
                from,
                to,
                version: reading?.version,
              }),
            );
          }
        }
      }
    }
  }
  return EXIT.done;
}
