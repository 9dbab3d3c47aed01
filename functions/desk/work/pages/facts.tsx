import { nameIn } from "../../../../shared/directory/book.js";
import { desk } from "../../../../shared/language/desk.js";
import {
  ageName,
  categoryName,
  institutionName,
  priorityName,
  reporterName,
} from "../../../../shared/language/names.js";
import type { Officer } from "../../officer.js";
import type { Case } from "../case.js";
import { Section } from "./desk-page.js";
import { timeText } from "./words.js";

/** What is decided of a report, and what the reporter ticked. */
export function FactsSection({ officer, one: { report, reading } }: { readonly officer: Officer; readonly one: Case }) {
  const { locale, book } = officer;
  const { reporter, age, danger, chosenCategory, institution, partner } = report;
  // Who asks for training is not asked for what is asked of who reports harm.
  const isAsked = (answer: string | undefined) => answer !== undefined || institution === undefined;
  const unsaid = desk(locale, "facts.unsaid");
  const place = book.places.find(({ id }) => id === report.place);
  const secondary = reading.secondary.map((category) => categoryName(locale, category)).join("; ");
  const rows: (readonly [string, string] | false)[] = [
    [desk(locale, "facts.category"), categoryName(locale, reading.category)],
    secondary !== "" && [desk(locale, "facts.secondary"), secondary],
    [desk(locale, "facts.chosen"), chosenCategory ? categoryName(locale, chosenCategory) : unsaid],
    [desk(locale, "facts.priority"), priorityName(locale, reading.priority)],
    danger && [desk(locale, "facts.danger"), desk(locale, "facts.danger-yes")],
    institution !== undefined && [desk(locale, "facts.institution"), institutionName(locale, institution)],
    partner !== undefined && [desk(locale, "facts.partner"), partner.id],
    isAsked(reporter) && [desk(locale, "facts.reporter"), reporter ? reporterName(locale, reporter) : unsaid],
    isAsked(age) && [desk(locale, "facts.age"), age ? ageName(locale, age) : unsaid],
    [desk(locale, "facts.place"), place ? nameIn(place.names, locale) : unsaid],
    [desk(locale, "facts.received"), timeText(officer, report.receivedAt, "full")],
  ];
  return (
    <Section id="facts" heading={desk(locale, "facts.heading")}>
      <dl class="facts">
        {rows
          .filter((row) => row !== false)
          .map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
    </Section>
  );
}
