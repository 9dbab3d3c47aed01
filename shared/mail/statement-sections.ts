import { contactPassedOn } from "../directory/contact.js";
import type { Message, Statement } from "../domain/statement.js";
import { type Section, section } from "./letter.js";
import type { Matter } from "./matter.js";

/** What the reporter wrote, what a partner did already, how to reach them, and what has been written since. */
export function statementSections(matter: Matter, statement: Statement, messages: readonly Message[]): Section[] {
  const { say } = matter.speech;
  const { text, urls } = statement;
  return [
    section(say("words.heading"), { paragraphs: [say("words.care")], quote: text }),
    ...(urls.length > 0 ? [section(say("words.links"), { items: urls })] : []),
    ...partnerSection(matter, statement),
    reachSection(matter, statement),
    ...messages.map((message) => messageSection(matter, message)),
  ];
}

/** Of a report that a partner forwarded. Its number helps an officer who calls there. */
function partnerSection({ report, speech: { say } }: Matter, { done }: Statement): Section[] {
  const number = report.partner?.case;
  if (done === undefined && number === undefined) return [];
  return [
    section(say("words.done"), {
      quote: done ?? say("facts.unsaid"),
      facts: number === undefined ? [] : [[say("words.case"), number]],
    }),
  ];
}

function reachSection({ report, book, speech: { say } }: Matter, statement: Statement): Section {
  const heading = say("words.reach");
  const passedOn = contactPassedOn(book, report, statement);
  if (passedOn === "withheld") return section(heading, { paragraphs: [say("words.withheld")] });
  const { contact, contactSafely } = statement;
  const unsaid = say("facts.unsaid");
  return section(heading, {
    paragraphs: passedOn === "for-life" ? [say("words.for-life")] : [],
    facts: [
      [say("words.contact"), contact ?? unsaid],
      [say("words.contact-safely"), contactSafely ?? unsaid],
    ],
  });
}

function messageSection({ report, speech }: Matter, { at, kind, dispatch, text }: Message): Section {
  const heading = speech.say(`words.${kind}`, { time: speech.time(at) });
  const writer = dispatch === undefined ? undefined : report.dispatches[dispatch]?.agency;
  return section(writer === undefined ? heading : `${heading} · ${speech.agency(writer)}`, { quote: text });
}
