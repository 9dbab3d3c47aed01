import { isAwaited } from "../domain/dispatches.js";
import type { HistoryEntry } from "../domain/report.js";
import { repliedInDanger } from "../domain/transitions/index.js";
import { priorityName } from "../language/names.js";
import type { Matter } from "./matter.js";

/** What the reporter did, and what came back, that the agency does not know of from an earlier mail, most pressing first. */
export function newsTexts(matter: Matter): string[] {
  const { report, reading, index, dispatch, agency, speech } = matter;
  const { say, time } = speech;
  const news = newsOf(matter);
  const danger = news.findLast(isDanger);
  const replies = news.filter(({ code }) => code === "replied");
  const last = replies.at(-1);
  const failed = news.findLast(({ code }) => code === "notice-failed");
  // A dispatch that was mailed before has no times where its next mail is to set new ones.
  const isTimedAnew =
    dispatch.number > 0 && dispatch.acknowledgeBy === undefined && isAwaited(report.dispatches, index);
  return [
    danger && say("news.danger", { time: time(danger.at), priority: priorityName(agency.locale, reading.priority) }),
    danger && isTimedAnew && say("news.limit"),
    last && say("news.replied", { count: replies.length, time: time(last.at) }),
    failed && say("news.notice", { time: time(failed.at) }),
  ].filter((text) => text !== undefined && text !== false);
}

type Subject = Pick<Matter, "report" | "index" | "dispatch">;

function newsOf(subject: Subject): HistoryEntry[] {
  const { history } = subject.report;
  const isNews = isNewsFor(subject.index);
  const news = history.slice(startOf(subject)).filter(isNews);
  if (news.length > 0 || subject.dispatch.letter !== "news") return news;
  // It came while the mail before was on its way, and stands before that in the history.
  return history.slice(Math.max(lastOf(history, "replied"), 0)).filter(isNews);
}

/** Where in the history begins what the agency has not been told yet. */
function startOf({ report: { history }, index, dispatch: { number, cause } }: Subject): number {
  const own = (wanted: HistoryEntry["code"]) =>
    history.findLastIndex(({ code, dispatch }) => code === wanted && dispatch === index);
  const known = cause === "reopened" ? lastOf(history, "closed") + 1 : 0;
  // After a mail that came back nobody knows what was read: all is told again.
  if (number > 0) return own("undeliverable") > own("sent") ? known : own("sent") + 1;
  if (cause === "reopened") return known;
  // All is new to an agency that gets the report for the first time: it has to know what brings it there, no more.
  const raised = lastOf(history, "raised");
  return cause === "raised" && raised >= 0 ? raised : history.length;
}

const lastOf = (history: readonly HistoryEntry[], wanted: HistoryEntry["code"]): number =>
  history.findLastIndex(({ code }) => code === wanted);

/** A notice to a hosting provider that came back is the affair of who asked for it. */
const isNewsFor =
  (index: number) =>
  ({ code, dispatch }: HistoryEntry): boolean =>
    code === "replied" || code === "raised" || (code === "notice-failed" && dispatch === index);

/** Said in a reply, or put into effect: the one without the other where the priority was the highest before. */
const isDanger = (entry: HistoryEntry): boolean => entry.code === "raised" || repliedInDanger({ history: [entry] });
