import type { Book } from "../../shared/directory/book.js";
import { InvalidBook, parseBook } from "../../shared/directory/check.js";
import { checkTogether } from "../../shared/directory/check-partners.js";
import type { AddressMarks } from "../../shared/directory/marks.js";
import { type BookProblem, describeProblem } from "../../shared/directory/problem.js";
import type { Ops } from "./command.js";
import { checkBounces, checkCalendars, type Finding } from "./directory-findings.js";
import { checkKeys } from "./keys.js";
import { lineOf } from "./lines.js";

interface Document {
  readonly file: string;
  readonly text: string;
  readonly book: Book;
}

/**
 * The books in files, or undefined when something is wrong with any of them; each is reported on, by line. With `marks`
 * also the addresses that mail came back from.
 */
export async function readBooks(
  files: readonly string[],
  ops: Ops,
  marks?: Pick<AddressMarks, "marked">,
): Promise<Book[] | undefined> {
  const documents: Document[] = [];
  for (const file of files) {
    const document = await readDocument(file, ops);
    if (document) documents.push(document);
  }
  let isSound = documents.length === files.length;
  const together = checkTogether(documents.map(({ book }) => book));
  for (const document of documents) {
    const { jurisdiction } = document.book;
    const joint = together.filter((one) => one.jurisdiction === jurisdiction);
    const found = await findingsOf(document.book, ops, marks);
    const errors = [...joint, ...found.filter(({ weight }) => weight === "error")];
    report(document, errors, found, ops);
    isSound &&= errors.length === 0;
  }
  return isSound ? documents.map(({ book }) => book) : undefined;
}

async function readDocument(file: string, ops: Ops): Promise<Document | undefined> {
  let text = "";
  try {
    text = await ops.read(file);
    return { file, text, book: parseBook(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof InvalidBook) {
      for (const problem of error.problems) ops.complain(placed({ file, text }, problem));
    } else {
      // The file can't be read, or isn't JSON: Node says which, and in which line.
      ops.complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  }
}

async function findingsOf(
  book: Book,
  { time }: Ops,
  marks: Pick<AddressMarks, "marked"> | undefined,
): Promise<Finding[]> {
  const now = time.now();
  return [
    ...(await checkKeys(book, now)),
    ...checkCalendars(book, now),
    ...(marks ? checkBounces(book, await marks.marked(book.jurisdiction), now) : []),
  ];
}

function report(document: Document, errors: readonly BookProblem[], found: readonly Finding[], ops: Ops): void {
  const { jurisdiction, version, agencies, rules } = document.book;
  for (const error of errors) ops.complain(placed(document, error));
  if (errors.length === 0) {
    ops.print(
      `${document.file}: sound (${jurisdiction} version ${version}, ${agencies.length} agencies, ${rules.length} rules)`,
    );
  }
  for (const finding of found) if (finding.weight === "warning") ops.print(placed(document, finding, "warning: "));
}

function placed({ file, text }: Pick<Document, "file" | "text">, problem: BookProblem, prefix = ""): string {
  return `${file}:${lineOf(text, problem.path)}: ${prefix}${describeProblem(problem)}`;
}
