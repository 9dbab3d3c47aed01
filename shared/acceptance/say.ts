import type { Book } from "../directory/book.js";
import { transient } from "../domain/errors.js";
import { type Duration, hours, type Instant, isPast, plus } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import type { Message } from "../domain/statement.js";
import { type Asked, type Reply, replied, repliedInDanger } from "../domain/transitions/index.js";
import { settle } from "../stores/settle.js";
import { STATEMENT_BACKSTOP } from "../stores/statements.js";
import { priorityInDanger } from "../triage/danger.js";
import { announce } from "./announce.js";
import type { LaterDeps } from "./later-deps.js";
import { progressOf } from "./progress.js";
import { replyInDanger } from "./reply-in-danger.js";

/** What a reporter writes later on. */
export interface Words {
  readonly text: string;
  /** Somebody is in danger now. */
  readonly danger: boolean;
}

export type Said =
  | { readonly kind: "said"; readonly report: Report; readonly messages: readonly Message[] }
  /** No more fits. */
  | { readonly kind: "full" }
  /** It was withdrawn or erased in between. */
  | { readonly kind: "gone" };

/** Messages of a reporter in one report: more than anybody needs, and few enough to be read. */
export const MOST_REPLIES = 100;

/**
 * Keeps what the reporter writes beside the statement, then records it in the report, then tells who has to know. In
 * this order the same post again completes what an earlier one left undone, and does nothing twice.
 *
 * @throws Failure `transient`: not all of it could be written; the same may be posted again.
 */
export async function say(report: Report, words: Words, book: Book | undefined, deps: LaterDeps): Promise<Said> {
  const { statements, time } = deps;
  const messages = await statements.messages(report.id);
  const last = messages.findLast(({ kind }) => kind !== "note");
  const now = time.now();
  const before = last && isSamePost(last, words, report, now) ? last : undefined;
  if (!before && messages.filter(({ kind }) => kind === "reply").length >= MOST_REPLIES) return { kind: "full" };

  const message = before ?? { at: laterThan(last?.at, now), kind: "reply" as const, text: words.text };
  if (!before) await statements.addMessage(report.id, message, plus(now, STATEMENT_BACKSTOP));
  const isDone = before && isRecorded(report, before, words);
  const standing = isDone
    ? report
    : await record(report, isPast(now, message.at) ? message.at : now, words, book, deps);
  if (!progressOf(standing)) {
    // A message must not bring back what was erased in between.
    await statements.erase(report.id);
    return { kind: "gone" };
  }
  await announce(standing, words, deps);
  return { kind: "said", report: standing, messages: before ? messages : [...messages, message] };
}

/** The report after it; or withdrawn or erased, if somebody was faster. */
async function record(
  report: Report,
  at: Instant,
  { danger }: Words,
  book: Book | undefined,
  { reports, telemetry }: LaterDeps,
): Promise<Report> {
  const { applied, report: after } = await settle(reports, report, (current) =>
    replied(current, replyTo(current, danger, book), at),
  );
  if (!applied && progressOf(after)) throw transient("report-busy");
  if (applied) {
    const { id, jurisdiction, state, history } = after;
    telemetry.record("reporter-replied", { reportId: id, jurisdiction, state });
    if (history.at(-1)?.code === "raised") telemetry.record("report-raised", { reportId: id, jurisdiction });
  }
  return after;
}

/** The same words within this time are the same post once more. Later, somebody says again what nobody has answered. */
const SAME_POST: Duration = hours(1);

/** The same words after an answer, or after it was closed, are said anew. */
function isSamePost(last: Message, { text }: Words, { state, history }: Report, now: Instant): boolean {
  const isClosedSince = state === "closed" && history.some(({ code, at }) => code === "closed" && at > last.at);
  return last.kind === "reply" && last.text === text && !isPast(plus(last.at, SAME_POST), now) && !isClosedSince;
}

/** Stands after what it answers, whatever the clocks of two machines say. */
const laterThan = (last: Instant | undefined, now: Instant): Instant =>
  last === undefined || last < now ? now : plus(last, 1);

function isRecorded({ history }: Report, { at }: Message, { danger }: Words): boolean {
  const since = history.filter((entry) => entry.code === "replied" && entry.at >= at);
  return danger ? repliedInDanger({ history: since }) : since.length > 0;
}

/** Without the directory, those who have the report are told all the same. */
function replyTo(report: Report, danger: boolean, book: Book | undefined): Reply {
  const reply = danger ? inDanger(report, book) : {};
  return report.state === "closed" ? { ...reply, asked: askedAgain(report, book, reply.asked) } : reply;
}

function inDanger(report: Report, book: Book | undefined): Reply {
  if (book) return replyInDanger(book, report);
  return { danger: true, ...(report.reading && { priority: priorityInDanger(report.reading) }) };
}

/** Who closed it last takes it up again, beside those whom danger asks; the focal point, where they left the directory. */
function askedAgain({ history, dispatches }: Report, book: Book | undefined, others: readonly Asked[] = []): Asked[] {
  const { dispatch = -1 } = history.findLast(({ code }) => code === "closed") ?? {};
  const closedBy = dispatches[dispatch]?.agency;
  const isThere = !book || book.agencies.some(({ id }) => id === closedBy);
  const agency = closedBy !== undefined && isThere ? closedBy : book?.focalPoint;
  if (agency === undefined) throw transient("directory-missing");
  return [{ agency, role: "acts" }, ...others.filter((one) => one.agency !== agency)];
}
