import type { Agency, Book } from "../directory/book.js";
import { nameIn } from "../directory/book.js";
import { acknowledgeBy as dueOf } from "../directory/plan.js";
import type { Instant } from "../domain/instant.js";
import type { Reading } from "../domain/reading.js";
import type { Dispatch, Report } from "../domain/report.js";
import type { Locale, Priority } from "../domain/vocabulary.js";
import { dateText, timeZoneText } from "../language/dates.js";
import { mail } from "../language/mail.js";
import { ageName, categoryName, languageName, priorityName, reporterName } from "../language/names.js";
import { reasonTexts } from "../language/reasons.js";

/** What a letter is about, looked up already: one dispatch of one report, to one agency. */
export interface Matter {
  readonly report: Report;
  readonly reading: Reading;
  readonly index: number;
  readonly dispatch: Dispatch;
  readonly book: Book;
  readonly agency: Agency;
  readonly focalPoint: Agency;
  /** Until when an answer to this mail is awaited. */
  readonly acknowledgeBy: Instant;
}

/** A mail's content before it is text or HTML. */
export interface Letter {
  readonly locale: Locale;
  readonly priority: Priority;
  readonly subject: string;
  readonly heading: string;
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** Shown in this order: paragraphs, then facts (label and value), then a list. */
export interface Section {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
  readonly items?: readonly string[];
}

/**
 * What an agency is written about a report, in its language and time zone. It has the report's row to work with and
 * not the statement, so nothing that the reporter wrote can get into it.
 */
export function letterOf(matter: Matter): Letter {
  const { report, reading, book, agency, acknowledgeBy } = matter;
  const { locale, timeZone } = agency;
  const timeZoneName = timeZoneText(locale, acknowledgeBy, timeZone);
  return {
    locale,
    priority: reading.priority,
    subject: subject(matter),
    heading: mail(locale, "heading", { reference: report.reference }),
    sections: [asked(matter), facts(matter), why(matter), others(matter), answering(matter), words(matter)],
    footer: mail(locale, "footer", { jurisdiction: nameIn(book.names, locale), timeZone: timeZoneName }),
  };
}

/** The same for a dispatch and all its reminders, so that mail programs keep them in one conversation. */
function subject({ report, reading, dispatch, agency: { locale, timeZone }, ...matter }: Matter): string {
  const { reference } = report;
  const priority = priorityName(locale, reading.priority);
  if (dispatch.role === "informed") return mail(locale, "subject.informed", { reference, priority });
  const first = firstDue({ report, reading, dispatch, ...matter }) ?? matter.acknowledgeBy;
  return mail(locale, "subject.acts", { reference, priority, time: dateText(locale, first, timeZone, "short") });
}

/** What the first mail of a dispatch gave as its time limit; undefined if this is the first. */
function firstDue({ report, reading, index, book }: Omit<Matter, "agency">): Instant | undefined {
  const first = report.history.find((entry) => entry.code === "sent" && entry.dispatch === index);
  return first && dueOf(book, reading.priority, 0, first.at);
}

function asked(matter: Matter): Section {
  const { dispatch, agency, focalPoint, reading, acknowledgeBy } = matter;
  const { locale, timeZone } = agency;
  const time = (at: Instant) => dateText(locale, at, timeZone, "full");
  const first = firstDue(matter);
  const paragraphs = [
    dispatch.role === "acts" ? mail(locale, "ask.acts", { time: time(acknowledgeBy) }) : mail(locale, "ask.informed"),
    dispatch.reminders > 0 &&
      first !== undefined &&
      mail(locale, "ask.reminder", { count: dispatch.reminders, time: time(first) }),
    dispatch.cause !== "routed" && mail(locale, `ask.${dispatch.cause}`),
    reading.hold && dispatch.role === "acts" && holdText(locale, agency, focalPoint),
  ];
  return { heading: mail(locale, "ask.heading"), paragraphs: paragraphs.filter((text) => text !== false) };
}

function holdText(locale: Locale, agency: Agency, focalPoint: Agency): string {
  if (agency.id === focalPoint.id) return mail(locale, "ask.hold-reader");
  return mail(locale, "ask.hold", { focalPoint: nameIn(focalPoint.names, locale) });
}

function facts({ report, reading, book, agency: { locale, timeZone } }: Matter): Section {
  const { reporter, age, danger } = report;
  const unsaid = mail(locale, "facts.unsaid");
  const place = book.places.find(({ id }) => id === report.place);
  const secondary = reading.secondary.map((category) => categoryName(locale, category)).join("; ");
  const rows: (readonly [string, string] | false)[] = [
    [mail(locale, "facts.category"), categoryName(locale, reading.category)],
    secondary !== "" && [mail(locale, "facts.secondary"), secondary],
    [mail(locale, "facts.priority"), priorityName(locale, reading.priority)],
    danger && [mail(locale, "facts.danger"), mail(locale, "facts.danger-yes")],
    [mail(locale, "facts.reporter"), reporter ? reporterName(locale, reporter) : unsaid],
    [mail(locale, "facts.age"), age ? ageName(locale, age) : unsaid],
    [mail(locale, "facts.place"), place ? nameIn(place.names, locale) : unsaid],
    [mail(locale, "facts.language"), languageName(locale, reading.language)],
    [mail(locale, "facts.received"), dateText(locale, report.receivedAt, timeZone, "full")],
  ];
  return { heading: mail(locale, "facts.heading"), facts: rows.filter((row) => row !== false) };
}

function why({ reading, agency: { locale } }: Matter): Section {
  return { heading: mail(locale, "why.heading"), items: reasonTexts(locale, reading) };
}

function others({ report, index, book, agency: { locale } }: Matter): Section {
  const items = report.dispatches
    .filter((_, at) => at !== index)
    .map(({ agency, role, state }) => {
      const names = book.agencies.find(({ id }) => id === agency)?.names;
      const part = state === "overdue" || state === "failed" ? state : role;
      // An agency that left the directory since is still known by its id.
      return mail(locale, `others.${part}`, { agency: names ? nameIn(names, locale) : agency });
    });
  const heading = mail(locale, "others.heading");
  return items.length > 0 ? { heading, items } : { heading, paragraphs: [mail(locale, "others.none")] };
}

function answering({ report: { reference }, agency, focalPoint }: Matter): Section {
  const { locale } = agency;
  const how =
    agency.id === focalPoint.id
      ? mail(locale, "answer.reader", { reference })
      : mail(locale, "answer.agency", { reference, focalPoint: nameIn(focalPoint.names, locale) });
  return { heading: mail(locale, "answer.heading"), paragraphs: [how, mail(locale, "answer.private")] };
}

function words({ agency, focalPoint }: Matter): Section {
  const { locale } = agency;
  const paragraphs = [mail(locale, "words.text")];
  if (agency.id !== focalPoint.id) {
    paragraphs.push(mail(locale, "words.ask", { focalPoint: nameIn(focalPoint.names, locale) }));
  }
  return { heading: mail(locale, "words.heading"), paragraphs };
}
