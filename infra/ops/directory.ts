import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import type { Book } from "../../shared/directory/book.js";
import { describeProblem, InvalidBook, parseBook } from "../../shared/directory/check.js";
import type { ApplyOutcome, DirectoryStore } from "../../shared/directory/store.js";
import { changesBetween } from "./changes.js";
import { EXIT, type ExitCode, type Ops, UsageError } from "./command.js";
import { lineOf } from "./lines.js";

export const DIRECTORY_USAGE = `  directory check [FILE…]               proves that directory documents are sound; without FILE, those that come with the code
  directory apply FILE… --table NAME    checks them, shows what changes, and puts them in force`;

const BUILT_IN = ["rs", "me", "al", "vn-18", "vn-dn"].map((name) =>
  relative(process.cwd(), join(import.meta.dirname, "../../shared/directory/jurisdictions", `${name}.json`)),
);

const REFUSALS: Readonly<Partial<Record<ApplyOutcome, string>>> = {
  "version-taken": "refused: another document has this version, and a version never changes; give it the next number",
  "older-than-current": "refused: a newer version is in force",
};

/** @throws UsageError when the words make no command. */
export async function directory([action, ...args]: readonly string[], ops: Ops): Promise<ExitCode> {
  if (action !== "check" && action !== "apply") {
    throw new UsageError(`directory wants check or apply${action === undefined ? "" : `, not ${action}`}`);
  }
  const { table, files } = understood(args);
  if (action === "check") {
    if (table !== undefined) throw new UsageError("directory check reads no table");
    const checked = await readBooks(files.length > 0 ? files : BUILT_IN, ops);
    return checked ? EXIT.done : EXIT.refused;
  }
  if (files.length === 0) throw new UsageError("directory apply wants at least one FILE");
  if (table === undefined) throw new UsageError("directory apply wants --table NAME");
  const books = await readBooks(files, ops);
  // One bad file, and none is applied: reviewed together, in force together.
  return books ? applyAll(books, ops.openDirectory(table), ops) : EXIT.refused;
}

function understood(args: readonly string[]): { table: string | undefined; files: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { table: { type: "string" } },
      allowPositionals: true,
    });
    return { table: values.table, files: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** All books, or undefined when something is wrong with any; each is reported on. */
async function readBooks(files: readonly string[], ops: Ops): Promise<Book[] | undefined> {
  const books: (Book | undefined)[] = [];
  for (const file of files) books.push(await readBook(file, ops));
  const sound = books.filter((book) => book !== undefined);
  return sound.length === files.length ? sound : undefined;
}

async function readBook(file: string, ops: Ops): Promise<Book | undefined> {
  let text = "";
  try {
    text = await ops.read(file);
    const book = parseBook(JSON.parse(text));
    const { jurisdiction, version, agencies, rules } = book;
    ops.print(
      `${file}: sound (${jurisdiction} version ${version}, ${agencies.length} agencies, ${rules.length} rules)`,
    );
    return book;
  } catch (error) {
    if (error instanceof InvalidBook) {
      for (const problem of error.problems)
        ops.complain(`${file}:${lineOf(text, problem.path)}: ${describeProblem(problem)}`);
    } else {
      // The file can't be read, or isn't JSON: Node says which, and in which line.
      ops.complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  }
}

async function applyAll(books: readonly Book[], store: DirectoryStore, ops: Ops): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  for (const book of books) {
    const { jurisdiction, version } = book;
    const before = await inForce(store, book);
    ops.print(
      `${jurisdiction}: ${before ? `version ${before.version} in force` : "nothing in force"}, applying version ${version}`,
    );
    for (const change of changesBetween(before, book)) ops.print(`  ${change}`);
    const outcome = await store.apply(book, { appliedAt: ops.time.now(), rollback: false });
    const refusal = REFUSALS[outcome];
    if (refusal === undefined) ops.print(`${jurisdiction}: version ${version} ${outcome}`);
    else {
      ops.complain(`${jurisdiction}: ${refusal}`);
      exit = EXIT.refused;
    }
  }
  return exit;
}

async function inForce(store: DirectoryStore, { jurisdiction }: Book): Promise<Book | undefined> {
  const version = await store.currentVersion(jurisdiction);
  return version === undefined ? undefined : store.read(jurisdiction, version);
}
