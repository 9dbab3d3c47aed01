import { contactPassedOn } from "../../../../shared/directory/contact.js";
import type { Reading } from "../../../../shared/domain/reading.js";
import type { Statement } from "../../../../shared/domain/statement.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { defanged } from "../../../../shared/domain/web-address.js";
import { desk } from "../../../../shared/language/desk.js";
import { explain } from "../../../../shared/language/explanation.js";
import type { Officer } from "../../officer.js";
import { type Case, isReturned } from "../case.js";
import { piecesOf } from "../marks.js";
import { Section } from "./desk-page.js";

export interface StatementProps {
  readonly officer: Officer;
  readonly one: Case;
  /** Absent once it is erased, or the agency has given the report back. */
  readonly statement?: Statement | undefined;
}

/** What the reporter wrote, and how to reach them. None of it can be clicked. */
export function StatementSection({ officer, one, statement }: StatementProps) {
  const { locale } = officer;
  return (
    <Section id="statement" heading={desk(locale, "statement.heading")}>
      {statement ? (
        <>
          <p class="hint">{desk(locale, "statement.looks")}</p>
          <Words locale={locale} text={statement.text} reading={one.reading} />
          <Links locale={locale} urls={statement.urls} />
          <FromPartner officer={officer} one={one} statement={statement} />
          <Contact officer={officer} one={one} statement={statement} />
        </>
      ) : (
        <p>{desk(locale, isReturned(one) ? "statement.returned" : "statement.gone")}</p>
      )}
    </Section>
  );
}

interface WordsProps {
  readonly locale: Locale;
  readonly text: string;
  readonly reading: Reading;
}

function Words({ locale, text, reading }: WordsProps) {
  const { findings } = explain(locale, reading);
  return (
    // One paragraph to the algorithm of directions: marks of direction in it change nothing beyond it (UAX #9, 3.3.1).
    <div class="words" lang={reading.language} dir="auto">
      {piecesOf(text, findings).map((piece) =>
        piece.notes.length === 0 ? piece.text : <Passage key={piece.start} {...piece} />,
      )}
    </div>
  );
}

export const findingId = (note: number): string => `finding-${note}`;

function Passage({ text, notes }: { readonly text: string; readonly notes: readonly number[] }) {
  return (
    <>
      <mark>{text}</mark>
      <sup>
        {notes.map((note) => (
          <a key={note} href={`#${findingId(note)}`}>
            {note}
          </a>
        ))}
      </sup>
    </>
  );
}

function Links({ locale, urls }: { readonly locale: Locale; readonly urls: readonly string[] }) {
  if (urls.length === 0) return null;
  return (
    <>
      <h3>{desk(locale, "statement.links")}</h3>
      <ul>
        {urls.map((url) => (
          <li key={url} dir="auto">
            {defanged(url)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the partner did that forwarded it, and its number, for an officer who calls there. */
function FromPartner({ officer: { locale }, one, statement: { done } }: ContactProps) {
  const number = one.report.partner?.case;
  if (done === undefined && number === undefined) return null;
  return (
    <>
      <h3>{desk(locale, "statement.done")}</h3>
      <div class="words" dir="auto">
        {done ?? desk(locale, "facts.unsaid")}
      </div>
      {number !== undefined && (
        <dl class="facts">
          <dt>{desk(locale, "statement.case")}</dt>
          <dd dir="auto">{number}</dd>
        </dl>
      )}
    </>
  );
}

interface ContactProps {
  readonly officer: Officer;
  readonly one: Case;
  readonly statement: Statement;
}

/** Only with the consents that the jurisdiction asks for, or to protect life. */
function Contact({ officer, one, statement }: ContactProps) {
  const { locale, book } = officer;
  const { contact, contactSafely } = statement;
  const passedOn = contactPassedOn(book, one.report, statement);
  const isWithheld = passedOn === "withheld";
  const none = desk(locale, isWithheld ? "statement.withheld" : "statement.no-contact");
  return (
    <>
      <dl class="facts">
        <dt>{desk(locale, "statement.contact")}</dt>
        <dd dir="auto">{isWithheld || contact === undefined ? none : defanged(contact)}</dd>
        {!isWithheld && (contact ?? contactSafely) !== undefined && (
          <>
            <dt>{desk(locale, "statement.safely")}</dt>
            <dd dir="auto">
              {contactSafely === undefined ? desk(locale, "statement.not-safely") : defanged(contactSafely)}
            </dd>
          </>
        )}
      </dl>
      {passedOn === "for-life" && <p class="late">{desk(locale, "statement.for-life")}</p>}
    </>
  );
}
