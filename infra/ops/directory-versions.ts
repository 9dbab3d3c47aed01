import type { Book } from "../../shared/directory/book.js";
import type { ApplyOptions, ApplyOutcome, DirectoryStore } from "../../shared/directory/store.js";
import { Failure } from "../../shared/domain/errors.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import { changesBetween } from "./changes.js";
import { EXIT, type ExitCode, type Ops } from "./command.js";

const REFUSALS: Readonly<Partial<Record<ApplyOutcome, string>>> = {
  "version-taken": "refused: another document has this version, and a version never changes; give it the next number",
  "older-than-current": "refused: a newer version is in force",
};

/** What applying a book would change. Writes nothing. */
export async function showDifference(book: Book, store: DirectoryStore, ops: Ops): Promise<ExitCode> {
  await announce("compared with", book, store, ops);
  return EXIT.done;
}

/** Puts books in force, each after showing what changes. */
export async function applyAll(books: readonly Book[], store: DirectoryStore, ops: Ops): Promise<ExitCode> {
  const exits: ExitCode[] = [];
  for (const book of books) {
    await announce("applying", book, store, ops);
    exits.push(await putInForce(book, store, { appliedAt: ops.time.now(), rollback: false }, ops));
  }
  return exits.find((exit) => exit !== EXIT.done) ?? EXIT.done;
}

/** Puts a version in force that was kept before, whichever is in force now. */
export async function rollBack(
  jurisdiction: Jurisdiction,
  version: number,
  store: DirectoryStore,
  ops: Ops,
): Promise<ExitCode> {
  const versions = await store.versions(jurisdiction);
  if (!versions.includes(version)) {
    ops.complain(
      `${jurisdiction}: refused: there is no version ${version}; there are ${versions.join(", ") || "none"}`,
    );
    return EXIT.refused;
  }
  const book = await store.read(jurisdiction, version);
  await announce("going back to", book, store, ops);
  return putInForce(book, store, { appliedAt: ops.time.now(), rollback: true }, ops);
}

async function announce(verb: string, book: Book, store: DirectoryStore, ops: Ops): Promise<void> {
  const { jurisdiction, version } = book;
  const current = await store.currentVersion(jurisdiction);
  const inForce = current === undefined ? "nothing in force" : `version ${current} in force`;
  ops.print(`${jurisdiction}: ${inForce}, ${verb} version ${version}`);
  const before = current === undefined ? undefined : await readable(store, jurisdiction, current);
  if (before === "unreadable") ops.print("  the version in force can't be read any more: nothing to compare with");
  else for (const change of changesBetween(before, book)) ops.print(`  ${change}`);
}

/** A document in force that no longer parses must not stand in the way of the one that puts it right. */
async function readable(
  store: DirectoryStore,
  jurisdiction: Jurisdiction,
  version: number,
): Promise<Book | "unreadable"> {
  try {
    return await store.read(jurisdiction, version);
  } catch (error) {
    if (error instanceof Failure && error.code === "directory-invalid") return "unreadable";
    throw error;
  }
}

async function putInForce(book: Book, store: DirectoryStore, options: ApplyOptions, ops: Ops): Promise<ExitCode> {
  const { jurisdiction, version } = book;
  const outcome = await store.apply(book, options);
  const refusal = REFUSALS[outcome];
  if (refusal === undefined) ops.print(`${jurisdiction}: version ${version} ${outcome}`);
  else ops.complain(`${jurisdiction}: ${refusal}`);
  return refusal === undefined ? EXIT.done : EXIT.refused;
}
