import { transient } from "../domain/errors.js";
import { plus } from "../domain/instant.js";
import { partnerBodyDigest, partnerReportId, referenceOf } from "../domain/receipt.js";
import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import { received } from "../domain/transitions/received.js";
import { STATEMENT_BACKSTOP, type StatementStore } from "../stores/statements.js";
import { type AcceptDeps, isGone, wakeClassifier } from "./accept.js";
import { canonical } from "./canonical.js";
import type { Forwarded } from "./forwarded.js";

/** No lower rate: who has a key is no flood. */
export interface ForwardDeps extends Omit<AcceptDeps, "lowerRate" | "statements"> {
  readonly statements: Pick<StatementStore, "create" | "erase">;
}

/** What a partner sent under an idempotency key. */
export interface Post {
  /** Id of the partner. */
  readonly partner: string;
  readonly idempotencyKey: string;
  readonly submission: Forwarded;
  /** The body as it was sent, by which it is known again. */
  readonly body: unknown;
  /** The partner has a webhook: it is told what becomes of the report. */
  readonly isTold?: boolean;
}

/**
 * Stores a report that a partner forwards, once for each idempotency key; `reused` when another body stands under it. The
 * statement is written first, as in `accept`, and decides between two bodies that come at once: whose words are there, its
 * report it is. One whose post died before its report was stored waits for that same post.
 *
 * @throws Failure `transient` when the report could not be stored; the same post may be sent again.
 */
export async function forward(post: Post, deps: ForwardDeps): Promise<Report | "reused"> {
  const { reports, statements, time, telemetry } = deps;
  const id = partnerReportId(post.partner, post.idempotencyKey);
  const digest = partnerBodyDigest(post.idempotencyKey, canonical(post.body));
  // Most that comes again has been stored for long: nothing is written for it.
  const before = await reports.get(id);
  if (before) return known(before, digest, deps);

  const now = time.now();
  const { report, statement } = partsOf(post, { id, digest }, now);
  if (!(await statements.create(statement, plus(now, STATEMENT_BACKSTOP)))) return "reused";
  if (!(await reports.create(report))) {
    const standing = await reports.get(id);
    if (!standing) throw transient("report-busy");
    return known(standing, digest, deps);
  }
  telemetry.record("report-accepted", factsOf(report));
  await wakeClassifier(report, 0, deps);
  return report;
}

/** One that is stored already: what its first post left undone is completed. */
async function known(report: Report, digest: string, deps: ForwardDeps): Promise<Report | "reused"> {
  const isSame = report.partner?.digest === digest;
  if (isSame) deps.telemetry.record("report-repeated", factsOf(report));
  // A post that met the withdrawal may have brought words back.
  if (isGone(report)) await deps.statements.erase(report.id);
  if (isSame && report.state === "received") await wakeClassifier(report, 0, deps);
  return isSame ? report : "reused";
}

function partsOf(
  { partner, submission, isTold = false }: Post,
  { id, digest }: { readonly id: string; readonly digest: string },
  now: Report["receivedAt"],
): { report: Report; statement: Statement } {
  const { text, urls = [], contact, contactSafely, contactConsent, done, ...answers } = submission;
  const { language, category, danger = false, priority, case: number, ...others } = answers;
  const report = received(
    {
      ...others,
      id,
      reference: referenceOf(id, others.jurisdiction),
      danger,
      locale: language,
      chosenCategory: category,
      partner: { id: partner, digest, case: number, priority, ...(isTold && { webhook: { number: 0 } }) },
    },
    now,
  );
  return { report, statement: { id, text, urls, contact, contactSafely, contactConsent, done, digest } };
}

const factsOf = ({ id, jurisdiction }: Report) => ({ reportId: id, jurisdiction });
