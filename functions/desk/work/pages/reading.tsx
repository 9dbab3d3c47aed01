import type { Correction } from "../../../../shared/domain/report.js";
import { desk } from "../../../../shared/language/desk.js";
import { explain } from "../../../../shared/language/explanation.js";
import { categoryName, priorityName } from "../../../../shared/language/names.js";
import type { Officer } from "../../officer.js";
import type { Case } from "../case.js";
import { Section } from "./desk-page.js";
import { findingId } from "./statement.js";
import { actorName, timeText } from "./words.js";

interface ReadingProps {
  readonly officer: Officer;
  readonly one: Case;
}

/** Why the report was read as it was, down to the passages, and what people put right. */
export function ReadingSection({ officer, one }: ReadingProps) {
  const { locale } = officer;
  const raised = one.report.history.findLast(({ code }) => code === "raised")?.at;
  const { reasons, findings, categories, language, version } = explain(locale, one.reading);
  return (
    <Section id="reading" heading={desk(locale, "reading.heading")}>
      {raised !== undefined && <p>{desk(locale, "reading.raised", { time: timeText(officer, raised, "full") })}</p>}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {findings.length > 0 && (
        <>
          <h3>{desk(locale, "reading.passages")}</h3>
          <ol>
            {findings.map(({ text }, at) => (
              <li key={text} id={findingId(at + 1)}>
                {text}
              </li>
            ))}
          </ol>
        </>
      )}
      {categories.length > 0 && (
        <>
          <h3>{desk(locale, "reading.categories")}</h3>
          <ul>
            {categories.map(({ name, likely }) => (
              <li key={name}>{desk(locale, "reading.category", { kind: name, share: likely })}</li>
            ))}
          </ul>
        </>
      )}
      <Corrections officer={officer} one={one} />
      <p class="hint">
        {desk(locale, "reading.language", { language: language.name, margin: language.margin })}{" "}
        {desk(locale, "reading.version", { version })}
      </p>
    </Section>
  );
}

function Corrections({ officer, one: { report } }: ReadingProps) {
  const { corrections = [] } = report;
  if (corrections.length === 0) return null;
  return (
    <>
      <h3>{desk(officer.locale, "reading.corrections")}</h3>
      <ul>
        {corrections.map((correction) => (
          <li key={correction.at}>
            {correctionText(officer, correction, actorName(officer, report, correction.dispatch))}
          </li>
        ))}
      </ul>
    </>
  );
}

function correctionText(officer: Officer, { at, from, to }: Correction, agency: string): string {
  const { locale } = officer;
  const params = {
    time: timeText(officer, at, "short"),
    agency,
    kind: categoryName(locale, from.category),
    priority: priorityName(locale, from.priority),
  };
  if (from.category === to.category && from.priority === to.priority) return desk(locale, "reading.confirmed", params);
  const now = { newKind: categoryName(locale, to.category), newPriority: priorityName(locale, to.priority) };
  return desk(locale, "reading.correction", { ...params, ...now });
}
