import type { Message, Statement } from "../domain/report.js";
import { type Section, section } from "./letter.js";
import type { Matter } from "./matter.js";

/** What the reporter wrote, how to reach them, and what has been written since. */
export function statementSections(matter: Matter, statement: Statement, messages: readonly Message[]): Section[] {
  const { say } = matter.speech;
  const { text, urls, contact, contactSafely } = statement;
  const unsaid = say("facts.unsaid");
  const reach: [string, string][] = [
    [say("words.contact"), contact ?? unsaid],
    [say("words.contact-safely"), contactSafely ?? unsaid],
  ];
  return [
    section(say("words.heading"), { paragraphs: [say("words.care")], quote: text }),
    ...(urls.length > 0 ? [section(say("words.links"), { items: urls })] : []),
    section(say("words.reach"), { facts: reach }),
    ...messages.map((message) => messageSection(matter, message)),
  ];
}

function messageSection({ report, speech }: Matter, { at, kind, dispatch, text }: Message): Section {
  const heading = speech.say(`words.${kind}`, { time: speech.time(at) });
  const writer = dispatch === undefined ? undefined : report.dispatches[dispatch]?.agency;
  return section(writer === undefined ? heading : `${heading} · ${speech.agency(writer)}`, { quote: text });
}
