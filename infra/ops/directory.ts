import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import type { AddressMarks } from "../../shared/directory/marks.js";
import type { Report } from "../../shared/domain/report.js";
import { JURISDICTIONS, type Jurisdiction } from "../../shared/domain/vocabulary.js";
import { EXIT, type ExitCode, type Ops, UsageError } from "./command.js";
import { readBooks } from "./directory-check.js";
import { applyAll, rollBack, showDifference } from "./directory-versions.js";
import { holidaysOf } from "./holidays.js";
import { replay } from "./replay.js";

export const DIRECTORY_USAGE = `  directory check [FILE…] [--table NAME]
                                        proves that directory documents are sound; without FILE, those that come with
                                        the code; with --table, names addresses that mail came back from
  directory diff FILE --table NAME      what applying it would change; changes nothing
  directory replay FILE --table NAME --reports NAME [--last N]
                                        whose agencies change for the last N reports (200); changes nothing
  directory apply FILE… --table NAME    checks them, shows what changes, and puts them in force
  directory rollback JURISDICTION --to VERSION --table NAME
                                        shows what changes, and puts a version in force that was applied before
  directory holidays COUNTRY YEAR       a draft of a year's days off, to hold against the law and paste`;

/** What these commands work with besides. */
export interface DirectoryOps extends Ops {
  openMarks(table: string): Pick<AddressMarks, "marked">;
  /** The last reports of a jurisdiction that were read. */
  recentReports(table: string, jurisdiction: Jurisdiction, count: number): Promise<readonly Report[]>;
}

type Option = "table" | "reports" | "last" | "to";

interface Words {
  readonly named: readonly string[];
  readonly options: Readonly<Partial<Record<Option, string>>>;
}

interface Action {
  readonly options: readonly Option[];
  run(words: Words, ops: DirectoryOps): Promise<ExitCode>;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  check: { options: ["table"], run: check },
  diff: { options: ["table"], run: diff },
  replay: { options: ["table", "reports", "last"], run: replayReports },
  apply: { options: ["table"], run: apply },
  rollback: { options: ["table", "to"], run: rollback },
  holidays: { options: [], run: holidays },
};

/** @throws UsageError when the words make no command. */
export async function directory([name = "", ...args]: readonly string[], ops: DirectoryOps): Promise<ExitCode> {
  const action = ACTIONS[name];
  if (!action)
    throw new UsageError(`directory wants one of ${Object.keys(ACTIONS).join(", ")}${name && `, not ${name}`}`);
  return action.run(understood(args, action.options), ops);
}

const BUILT_IN = JURISDICTIONS.map((jurisdiction) =>
  relative(
    process.cwd(),
    join(import.meta.dirname, "../../shared/directory/jurisdictions", `${jurisdiction.toLowerCase()}.json`),
  ),
);

async function check({ named, options: { table } }: Words, ops: DirectoryOps): Promise<ExitCode> {
  const marks = table === undefined ? undefined : ops.openMarks(table);
  const books = await readBooks(named.length > 0 ? named : BUILT_IN, ops, marks);
  return books ? EXIT.done : EXIT.refused;
}

async function diff(words: Words, ops: DirectoryOps): Promise<ExitCode> {
  const [file] = wanted(words, "diff", "one FILE");
  const store = ops.openDirectory(option(words, "table"));
  const [book] = (await readBooks([file], ops)) ?? [];
  return book ? showDifference(book, store, ops) : EXIT.refused;
}

async function apply(words: Words, ops: DirectoryOps): Promise<ExitCode> {
  if (words.named.length === 0) throw new UsageError("directory apply wants at least one FILE");
  const table = option(words, "table");
  const books = await readBooks(words.named, ops);
  // One bad file, and none is applied: reviewed together, in force together.
  return books ? applyAll(books, ops.openDirectory(table), ops) : EXIT.refused;
}

/** More than that is a question for statistics, and minutes of reading. */
const MOST_REPORTS = 10_000;

async function replayReports(words: Words, ops: DirectoryOps): Promise<ExitCode> {
  const [file] = wanted(words, "replay", "one FILE");
  const [directoryTable, reportsTable] = [option(words, "table"), option(words, "reports")];
  const count = numberIn(words.options.last ?? "200", "--last", MOST_REPORTS);
  const [after] = (await readBooks([file], ops)) ?? [];
  if (!after) return EXIT.refused;
  const { jurisdiction } = after;
  const store = ops.openDirectory(directoryTable);
  const version = await store.currentVersion(jurisdiction);
  if (version === undefined) {
    ops.complain(`${jurisdiction}: refused: nothing is in force to compare with`);
    return EXIT.refused;
  }
  const before = await store.read(jurisdiction, version);
  ops.print(`${jurisdiction}: version ${version} in force, replaying with version ${after.version}`);
  for (const line of replay(before, after, await ops.recentReports(reportsTable, jurisdiction, count))) ops.print(line);
  return EXIT.done;
}

async function rollback(words: Words, ops: DirectoryOps): Promise<ExitCode> {
  const [name] = wanted(words, "rollback", "a JURISDICTION");
  const jurisdiction = JURISDICTIONS.find((one) => one === name);
  if (!jurisdiction) throw new UsageError(`${name} is none of ${JURISDICTIONS.join(", ")}`);
  const version = numberIn(option(words, "to"), "--to", Number.MAX_SAFE_INTEGER);
  return rollBack(jurisdiction, version, ops.openDirectory(option(words, "table")), ops);
}

async function holidays({ named: [country, year, ...more] }: Words, ops: DirectoryOps): Promise<ExitCode> {
  if (country === undefined || year === undefined || more.length > 0)
    throw new UsageError("directory holidays wants a COUNTRY and a YEAR, as RS 2028");
  const known = holidaysOf(country, numberIn(year, "YEAR", 2_100));
  if (known.length === 0) {
    ops.complain(`refused: no holidays are known of ${country} in ${year}`);
    return EXIT.refused;
  }
  for (const { date, name } of known) ops.print(`${date} ${name}`);
  ops.print("");
  for (const date of new Set(known.map((one) => one.date))) ops.print(`${JSON.stringify(date)},`);
  return EXIT.done;
}

function understood(args: readonly string[], options: readonly Option[]): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(options.map((name) => [name, { type: "string" as const }])),
      allowPositionals: true,
    });
    return { named: positionals, options: values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError unless exactly one is named. */
function wanted({ named }: Words, action: string, what: string): [string] {
  const [only, ...more] = named;
  if (only === undefined || more.length > 0) throw new UsageError(`directory ${action} wants ${what}`);
  return [only];
}

/** @throws UsageError when it was left out. */
function option({ options }: Words, name: Option): string {
  const value = options[name];
  if (value === undefined) throw new UsageError(`--${name} is wanted`);
  return value;
}

/** @throws UsageError unless it is a whole number from 1. */
function numberIn(text: string, name: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new UsageError(`${name} wants a number, 1 or more`);
  return value;
}
