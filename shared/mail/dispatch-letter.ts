import type { Message, Statement } from "../domain/statement.js";
import { dateText, timeZoneText } from "../language/dates.js";
import { ageName, categoryName, institutionName, languageName, priorityName, reporterName } from "../language/names.js";
import { reasonTexts } from "../language/reasons.js";
import { answering } from "./answering.js";
import { asked } from "./asked.js";
import { type Letter, type Section, section } from "./letter.js";
import { isWithdrawn, type Matter } from "./matter.js";
import { others } from "./others.js";
import { harmless } from "./plain.js";
import { statementSections } from "./statement-sections.js";

/**
 * What an agency is written about a report, in its language and time zone. It has the report's row to work with and
 * not the statement, so nothing that the reporter wrote can get into it.
 */
export function openLetter(matter: Matter): Letter {
  const { say } = matter.speech;
  return letterWith(matter, [section(say("words.heading"), { paragraphs: [say("words.text")] })]);
}

/** The same with what the reporter wrote. Only for the inside of an encrypted mail. */
export function sealedLetter(matter: Matter, statement: Statement, messages: readonly Message[]): Letter {
  return letterWith(matter, statementSections(matter, statement, messages));
}

function letterWith(matter: Matter, words: readonly Section[]): Letter {
  return {
    ...frameOf(matter),
    priority: matter.reading.priority,
    sections: [asked(matter), facts(matter), why(matter), ...words, others(matter), answering(matter)],
  };
}

/** What stands around the sections of any letter about a report. */
export function frameOf(matter: Matter): Omit<Letter, "priority" | "sections"> {
  const { report, book, agency, acknowledgeBy, speech } = matter;
  const { locale, timeZone } = agency;
  const jurisdiction = speech.name(book.names);
  const timeZoneName = timeZoneText(locale, acknowledgeBy, timeZone);
  return {
    locale,
    subject: subjectOf(matter),
    heading: speech.say("heading", { reference: report.reference }),
    footer: harmless(speech.say("footer", { jurisdiction, timeZone: timeZoneName })),
  };
}

/**
 * The same for a dispatch and all its later mails, so that mail programs keep them in one conversation. Only a priority
 * that was raised changes it, what is asked by when, and that nothing is asked any more.
 */
export function subjectOf(matter: Matter): string {
  const { report, reading, dispatch, agency, acknowledgeBy, speech } = matter;
  if (isWithdrawn(matter)) return speech.say("subject.withdrawn", { reference: report.reference });
  const { locale, timeZone } = agency;
  const about = { reference: report.reference, priority: priorityName(locale, reading.priority) };
  if (dispatch.role === "informed") return speech.say("subject.informed", about);
  return speech.say("subject.acts", { ...about, time: dateText(locale, acknowledgeBy, timeZone, "short") });
}

function facts({ report, reading, book, agency: { locale }, speech: { say, time, name } }: Matter): Section {
  const { reporter, age, danger, institution, partner, related = [] } = report;
  // Who asks for training is not asked for what is asked of who reports harm.
  const isAsked = (answer: string | undefined) => answer !== undefined || institution === undefined;
  const unsaid = say("facts.unsaid");
  const place = book.places.find(({ id }) => id === report.place);
  const secondary = reading.secondary.map((category) => categoryName(locale, category)).join("; ");
  const rows: (readonly [string, string] | false)[] = [
    [say("facts.category"), categoryName(locale, reading.category)],
    secondary !== "" && [say("facts.secondary"), secondary],
    [say("facts.priority"), priorityName(locale, reading.priority)],
    danger && [say("facts.danger"), say("facts.danger-yes")],
    institution !== undefined && [say("facts.institution"), institutionName(locale, institution)],
    partner !== undefined && [say("facts.partner"), partner.id],
    isAsked(reporter) && [say("facts.reporter"), reporter ? reporterName(locale, reporter) : unsaid],
    isAsked(age) && [say("facts.age"), age ? ageName(locale, age) : unsaid],
    [say("facts.place"), place ? name(place.names) : unsaid],
    [say("facts.language"), languageName(locale, reading.language)],
    [say("facts.received"), time(report.receivedAt)],
    related.length > 0 && [say("facts.related"), String(related.length)],
  ];
  return section(say("facts.heading"), { facts: rows.filter((row) => row !== false) });
}

function why({ report, reading, agency: { locale }, speech: { say, time } }: Matter): Section {
  const raised = report.history.findLast(({ code }) => code === "raised")?.at;
  const corrected = report.corrections?.at(-1)?.at;
  return section(say("why.heading"), {
    paragraphs: [
      ...(raised === undefined ? [] : [say("why.raised", { time: time(raised) })]),
      ...(corrected === undefined ? [] : [say("why.corrected", { time: time(corrected) })]),
    ],
    items: reasonTexts(locale, reading),
  });
}
