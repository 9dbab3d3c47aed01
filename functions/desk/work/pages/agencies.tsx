import type { Report } from "../../../../shared/domain/report.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { type Case, standingOf } from "../case.js";
import type { Related } from "../related.js";
import { Section } from "./desk-page.js";
import { agencyName, timeText } from "./words.js";

/** Who else has the report, and what they said. */
export function AgenciesSection({ officer, one }: { readonly officer: Officer; readonly one: Case }) {
  const { locale } = officer;
  const { report } = one;
  const others = report.dispatches.map((_, index) => index).filter((index) => index !== one.index);
  return (
    <Section id="agencies" heading={desk(locale, "agencies.heading")}>
      {others.length === 0 ? (
        <p>{desk(locale, "agencies.none")}</p>
      ) : (
        <ul>
          {others.map((index) => (
            <li key={index}>{entryText(officer, report, index)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function entryText(officer: Officer, report: Report, index: number): string {
  const { locale } = officer;
  const dispatch = report.dispatches[index];
  if (!dispatch) return "";
  const { reason, outcome } = dispatch;
  const params = {
    agency: agencyName(officer, dispatch.agency),
    standing: desk(locale, `standing.${standingOf({ report, index, dispatch })}`),
  };
  const detail = outcome ? desk(locale, `outcome.${outcome}`) : reason && desk(locale, `reason.${reason}`);
  return detail === undefined
    ? desk(locale, "agencies.entry", params)
    : desk(locale, "agencies.entry-with", { ...params, detail });
}

/** Reports that name the same web address; only those that the agency has too can be opened. */
export function RelatedSection({ officer, related }: { readonly officer: Officer; readonly related: Related }) {
  const { locale } = officer;
  if (related.shown.length === 0) return null;
  return (
    <Section id="related" heading={desk(locale, "related.heading")}>
      <ul>
        {related.shown.map(({ report, caseId }) => (
          <li key={report.id}>
            {caseId === undefined ? report.reference : <a href={`/desk/reports/${caseId}`}>{report.reference}</a>}
            {": "}
            {desk(locale, "related.entry", {
              state: desk(locale, `state.${report.state}`),
              time: timeText(officer, report.receivedAt, "short"),
            })}
          </li>
        ))}
      </ul>
      {related.more > 0 && <p>{desk(locale, "related.more", { count: related.more })}</p>}
    </Section>
  );
}
