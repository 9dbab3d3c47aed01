import { type Received, receivedEvent } from "../../events/received.js";
import { plus, type TimeSource } from "../../shared/domain/instant.js";
import { freshNonce, type Receipt, receiptOf, referenceOf, reportIdOf } from "../../shared/domain/receipt.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import { received } from "../../shared/domain/transitions/index.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { STATEMENT_BACKSTOP, type StatementStore } from "../../shared/stores/statements.js";
import { reasonOf, type Telemetry } from "../../shared/telemetry/telemetry.js";
import type { Submission } from "./submission.js";

export interface AcceptDeps {
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly classify: Send<Received>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

export interface Accepted {
  readonly receipt: Receipt;
  readonly reference: string;
}

/**
 * Stores a report and answers with its receipt. The statement is written first, since a report without one would be
 * lost, whereas a statement without a report expires. Once the report stands it is accepted: a queue that does not take
 * the message is the clock's business, not the reporter's.
 *
 * @throws Failure `transient` when the report could not be stored; the same post may be sent again.
 */
export async function accept({ nonce, ...fields }: Submission, deps: AcceptDeps): Promise<Accepted> {
  const { reports, statements, time, telemetry } = deps;
  const receipt = receiptOf({ nonce: nonce ?? freshNonce(), fields });
  const id = reportIdOf(receipt);
  const { text, urls = [], contact, contactSafely, language, category, danger = false, ...answers } = fields;
  const now = time.now();
  const reference = referenceOf(id, answers.jurisdiction);
  const report = received({ ...answers, id, reference, danger, locale: language, chosenCategory: category }, now);

  await statements.create({ id, text, urls, contact, contactSafely }, plus(now, STATEMENT_BACKSTOP));
  const created = await reports.create(report);
  const facts = { reportId: id, jurisdiction: report.jurisdiction };
  telemetry.record(created ? "report-accepted" : "report-repeated", facts);

  const standing = created ? report : await reports.get(id);
  if (standing?.state === "received") await wakeClassifier(standing, deps);
  if (standing && isGone(standing)) await statements.erase(id);
  return { receipt, reference };
}

async function wakeClassifier(report: Report, { classify, telemetry }: AcceptDeps): Promise<void> {
  try {
    await classify(receivedEvent(report), laneOfReport(report));
  } catch (error) {
    telemetry.record("send-failed", { reportId: report.id, jurisdiction: report.jurisdiction, ...reasonOf(error) });
  }
}

/** A repeated post must not bring back what its reporter has withdrawn, or what has been erased. */
function isGone({ state }: Report): boolean {
  return state === "withdrawn" || state === "erased";
}
