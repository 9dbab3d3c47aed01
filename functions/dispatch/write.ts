import { type Agency, armoredKey, type Book } from "../../shared/directory/book.js";
import { asksForTraining, nextOnLadder } from "../../shared/directory/plan.js";
import { timeLimits } from "../../shared/directory/time-limits.js";
import { dispatchIdOf } from "../../shared/domain/dispatch-id.js";
import { askedToAct } from "../../shared/domain/dispatches.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import type { Reading } from "../../shared/domain/reading.js";
import type { Dispatch, Report } from "../../shared/domain/report.js";
import type { Sending } from "../../shared/domain/transitions/index.js";
import type { DispatchMail, MailInput } from "../../shared/mail/dispatch-mail.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";

export interface Writer {
  readonly statements: Pick<StatementStore, "get" | "messages">;
  readonly compose: (input: MailInput) => Promise<DispatchMail>;
  readonly from: string;
  /** Where the desk is, without a slash at the end. */
  readonly deskUrl: string;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

interface Matter {
  readonly report: Report;
  readonly reading: Reading;
  readonly index: number;
  readonly dispatch: Dispatch;
  readonly agency: Agency;
  readonly book: Book;
  /** The secret of the link that this mail brings. */
  readonly link: string;
}

/** A dispatch's next mail, and the times it says. Only an agency that can decrypt it gets the statement in it. */
export async function written(
  { report, reading, index, dispatch, agency, book, link }: Matter,
  { statements, compose, from, deskUrl, time, telemetry }: Writer,
): Promise<{ readonly mail: DispatchMail; readonly times: Pick<Sending, "acknowledgeBy" | "remindAt"> }> {
  const now = time.now();
  const times = timeLimits(book, agency, reading.priority, now);
  const next = nextOnLadder(book, askedToAct(report.dispatches), asksForTraining(report));
  // Nothing of it is said any more, even if it was not erased yet.
  const isWithdrawn = dispatch.letter === "withdrawn";
  const isSealed = armoredKey(agency) !== undefined && !isWithdrawn;
  const statement = isSealed ? await statements.get(report.id) : undefined;
  const messages = isSealed ? await statements.messages(report.id) : [];
  const mail = await compose({
    report,
    index,
    book,
    acknowledgeBy: dispatch.acknowledgeBy ?? times.acknowledgeBy,
    link: `${deskUrl}/desk/open/${dispatchIdOf(report.id, index)}/${link}`,
    ...(next !== undefined && { next: { agency: next } }),
    ...(statement && { statement, messages }),
    from,
    now,
  });
  if (mail.keyUnusable) {
    telemetry.record("mail-key-unusable", { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index });
  }
  return { mail, times };
}
