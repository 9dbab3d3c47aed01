import { type Received, receivedEvent } from "../../events/received.js";
import { type Duration, plus, seconds, type TimeSource } from "../domain/instant.js";
import { freshNonce, type Receipt, receiptOf, referenceOf, reportIdOf } from "../domain/receipt.js";
import { laneOfReport, type Report } from "../domain/report.js";
import { delayLeft, received } from "../domain/transitions/received.js";
import type { Send } from "../stores/outbox.js";
import type { ReportStore } from "../stores/reports.js";
import { STATEMENT_BACKSTOP, type StatementStore } from "../stores/statements.js";
import { reasonOf, type Telemetry } from "../telemetry/telemetry.js";
import type { LowerRate } from "./lower-rate.js";
import { isProven } from "./proof.js";
import type { Submission } from "./submission.js";

export interface AcceptDeps {
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly classify: Send<Received>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
  /** One for all reports that a running container takes. */
  readonly lowerRate: LowerRate;
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
export async function accept(submission: Submission, deps: AcceptDeps): Promise<Accepted> {
  const { reports, statements, time, telemetry } = deps;
  // How a post shows that it is no flood is no part of what it says: with or without a proof it is the same report.
  const { nonce, proof: _proof, website: _website, ...fields } = submission;
  const receipt = receiptOf({ nonce: nonce ?? freshNonce(), fields });
  const id = reportIdOf(receipt);
  const { text, urls = [], contact, contactSafely, contactConsent, ...others } = fields;
  const { language, category, danger = false, ...answers } = others;
  const now = time.now();
  const lane = laneOfReport({ danger });
  const delay = deps.lowerRate.delayOf({ lane, reportId: id, provenNonce: await provenNonceOf(submission) }, now);
  const reference = referenceOf(id, answers.jurisdiction);
  const acceptance = { ...answers, id, reference, danger, locale: language, chosenCategory: category };
  const report = received(acceptance, now, delay);

  await statements.create({ id, text, urls, contact, contactSafely, contactConsent }, plus(now, STATEMENT_BACKSTOP));
  const created = await reports.create(report);
  const facts = { reportId: id, jurisdiction: report.jurisdiction };
  telemetry.record(created ? "report-accepted" : "report-repeated", facts);
  if (created && delay > 0) telemetry.record("report-put-off", { ...facts, lane });

  const standing = created ? report : await reports.get(id);
  // A repeated one is put off no further than it is already, and no less for having been sent twice.
  if (standing?.state === "received") await wakeClassifier(standing, Math.min(delay, delayLeft(standing, now)), deps);
  if (standing && isGone(standing)) await statements.erase(id);
  return { receipt, reference };
}

/** The nonce, if its proof of work came along. Whoever filled in what people don't see has proven something else. */
async function provenNonceOf({ nonce, proof, website = "" }: Submission): Promise<string | undefined> {
  if (nonce === undefined || proof === undefined || website.trim() !== "") return undefined;
  return (await isProven(nonce, proof)) ? nonce : undefined;
}

/** Sends the report's first message. One that is lost is the clock's business. */
export async function wakeClassifier(
  report: Report,
  delay: Duration,
  { classify, telemetry }: Pick<AcceptDeps, "classify" | "telemetry">,
): Promise<void> {
  try {
    await classify(receivedEvent(report), laneOfReport(report), Math.ceil(delay / seconds(1)));
  } catch (error) {
    telemetry.record("send-failed", { reportId: report.id, jurisdiction: report.jurisdiction, ...reasonOf(error) });
  }
}

/** A repeated post must not bring back what its reporter has withdrawn, or what has been erased. */
export function isGone({ state }: Report): boolean {
  return state === "withdrawn" || state === "erased";
}
