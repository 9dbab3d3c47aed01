import { parseDispatchId } from "../domain/dispatch-id.js";
import { isAnswered, isLive } from "../domain/dispatches.js";
import { type Instant, isPast } from "../domain/instant.js";
import { referenceOf } from "../domain/receipt.js";
import type { Dispatch } from "../domain/report.js";
import { type Section, section } from "./letter.js";
import type { Matter } from "./matter.js";
import { newsTexts } from "./news.js";
import { reasonText } from "./others.js";

/** What is new, what is asked of the agency, what happens next and when, and why it gets the mail. */
export function asked(matter: Matter): Section {
  const { link, speech } = matter;
  const news = newsTexts(matter);
  return section(speech.say("ask.heading"), {
    paragraphs: [...news, ...duty(matter), ...causes(matter, news.length > 0)],
    link: { label: speech.say("ask.open"), url: link },
  });
}

function duty(matter: Matter): string[] {
  const { report, index, dispatch, speech } = matter;
  const { answer, letter, role } = dispatch;
  if (answer === "acknowledged") return takenOn(matter);
  if (answer === "returned" || answer === "closed") return [speech.say("ask.answered")];
  if (role === "informed") return [speech.say("ask.informed")];
  if (isAnswered(report.dispatches, index)) return [speech.say("ask.taken-elsewhere")];
  // Where this mail sets the time, none has passed.
  const late = dispatch.acknowledgeBy !== undefined && (answer === "overdue" || letter === "overdue");
  return [...(late ? overdue(matter) : awaited(matter)), ...held(matter)];
}

function awaited({ dispatch, acknowledgeBy, next, speech: { say, time, agency } }: Matter): string[] {
  const key = dispatch.letter === "half-time" ? "ask.half-time" : "ask.acts";
  return [
    say(key, { time: time(acknowledgeBy) }),
    next === undefined ? say("next.nobody") : say("next.asked", { agency: agency(next) }),
  ];
}

function overdue(matter: Matter): string[] {
  const { report, index, acknowledgeBy, speech } = matter;
  const { say, time, agency } = speech;
  const instead = after(report.dispatches, index).filter(isLive);
  const agencies = [...new Set(instead.map((one) => agency(one.agency)))].join("; ");
  return [
    say("ask.overdue", { time: time(acknowledgeBy) }),
    ...(agencies === "" ? [say("next.nobody"), ...nextReminder(matter)] : [say("next.asked-now", { agencies })]),
  ];
}

/** The dispatches that were asked in the place of this one, and in theirs. */
function after(dispatches: readonly Dispatch[], index: number): Dispatch[] {
  return dispatches.flatMap((one, at) =>
    // Always a later one, so this ends.
    one.inPlaceOf === index && at > index ? [one, ...after(dispatches, at)] : [],
  );
}

function takenOn(matter: Matter): string[] {
  const { report, index, dispatch, speech } = matter;
  const since = report.history.findLast(({ code, dispatch }) => code === "acknowledged" && dispatch === index)?.at;
  return [
    ...(since === undefined ? [] : [speech.say("ask.taken-on", { time: speech.time(since) })]),
    speech.say(dispatch.letter === "how-it-stands" ? "ask.how-it-stands" : "ask.close"),
    ...nextReminder(matter),
  ];
}

function nextReminder({ dispatch: { remindAt }, now, speech }: Matter): string[] {
  return remindAt === undefined || isPast(remindAt, now)
    ? []
    : [speech.say("next.reminder", { time: speech.time(remindAt) })];
}

function held({ reading, agency, focalPoint, speech }: Matter): string[] {
  if (!reading.hold) return [];
  if (agency.id === focalPoint.id) return [speech.say("ask.hold-reader")];
  return [speech.say("ask.hold", { focalPoint: speech.name(focalPoint.names) })];
}

/** Why this agency gets the report, and why it gets this mail. */
function causes(matter: Matter, hasNews: boolean): string[] {
  const { book, agency, focalPoint, dispatch, speech } = matter;
  const { say, name } = speech;
  const from = { jurisdiction: name(book.names), focalPoint: name(focalPoint.names) };
  const corrected = isCorrectedSince(matter, dispatch.sentAt);
  const resent = dispatch.letter === "first" && dispatch.number > 0 && dispatch.address === 0;
  return [
    book.partners.some((partner) => partner.agency === agency.id) && say("ask.partner", from),
    causeText(matter),
    conversationText(matter),
    corrected && say("ask.corrected-since"),
    resent && !corrected && !hasNews && say("ask.again"),
    dispatch.address > 0 && say("ask.other-address"),
  ].filter((text) => text !== undefined && text !== false);
}

function causeText({ report, dispatch, speech }: Matter): string | undefined {
  const { cause, inPlaceOf } = dispatch;
  if (cause === "routed" || cause === "corroborates") return undefined;
  if (cause !== "returned") return speech.say(`ask.${cause}`);
  const before = inPlaceOf === undefined ? undefined : report.dispatches[inPlaceOf];
  return (
    before &&
    speech.say("ask.returned", { agency: speech.agency(before.agency), reason: reasonText(speech, before.reason) })
  );
}

function conversationText({ report, dispatch, speech }: Matter): string | undefined {
  const earlier = dispatch.thread === undefined ? undefined : parseDispatchId(dispatch.thread);
  if (earlier?.reportId === report.id) return speech.say("ask.continues");
  return earlier && speech.say("ask.corroborates", { reference: referenceOf(earlier.reportId, report.jurisdiction) });
}

function isCorrectedSince({ report: { corrections = [] } }: Matter, sentAt: Instant | undefined): boolean {
  return sentAt !== undefined && corrections.some(({ at }) => !isPast(at, sentAt));
}
