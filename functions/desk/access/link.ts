import type { Agency, Book } from "../../../shared/directory/book.js";
import { dispatchIdOf, dispatchIn, parseDispatchId } from "../../../shared/domain/dispatch-id.js";
import { isOpen } from "../../../shared/domain/dispatches.js";
import { isPast } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { hashOfSecret } from "../../../shared/domain/secrets.js";
import type { DeskDeps } from "../desk-deps.js";
import { isSame } from "./secrets.js";

/** What the link in an agency's newest mail leads to. */
export interface OpenLink {
  /** `<report id>.<index>`. */
  readonly id: string;
  readonly report: Report;
  readonly index: number;
  readonly agency: Agency;
  readonly book: Book;
  /** Where the mail went, and the code will. */
  readonly address: string;
}

export type LinkParameters = Readonly<Record<string, string | undefined>> | undefined;

/**
 * What a link opens. Nothing, without a word why, when it is not the newest mail's, has expired, or when the report is
 * over or its agency no longer in the directory.
 */
export async function findLink(
  parameters: LinkParameters,
  deps: Pick<DeskDeps, "reports" | "directory" | "time">,
): Promise<OpenLink | undefined> {
  const { dispatch: named = "", secret = "" } = parameters ?? {};
  const id = parseDispatchId(named);
  const report = id && (await deps.reports.get(id.reportId));
  if (!report || !isOpen(report)) return undefined;
  const dispatch = dispatchIn(report, id);
  if (!dispatch?.link || !dispatch.linkUntil || isPast(dispatch.linkUntil, deps.time.now())) return undefined;
  if (!isSame(hashOfSecret(secret), dispatch.link)) return undefined;

  const book = await deps.directory.current(report.jurisdiction);
  const agency = book.agencies.find((one) => one.id === dispatch.agency);
  const address = agency?.addresses[dispatch.address];
  if (!agency || address === undefined) return undefined;
  return { id: dispatchIdOf(report.id, id.index), report, index: id.index, agency, book, address };
}

/** `p…@police.example`: enough for who has the mailbox to know it, too little for anybody else. */
export function masked(address: string): string {
  return `${[...address][0] ?? ""}…${address.slice(address.lastIndexOf("@"))}`;
}
