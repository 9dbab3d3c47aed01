import { HOLD_RULE } from "../../../../shared/directory/plan.js";
import type { HistoryEntry, Report } from "../../../../shared/domain/report.js";
import { OUTCOMES, RETURN_REASONS } from "../../../../shared/domain/report.js";
import { repliedInDanger } from "../../../../shared/domain/transitions/index.js";
import { timeZoneText } from "../../../../shared/language/dates.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { Section } from "./desk-page.js";
import { actorName, timeText } from "./words.js";

interface HistoryProps {
  readonly officer: Officer;
  readonly report: Report;
}

/** Who did what, when, the first thing first: each look at the statement too. */
export function HistorySection({ officer, report }: HistoryProps) {
  const { locale, agency } = officer;
  const zone = timeZoneText(locale, report.receivedAt, agency.timeZone);
  return (
    <Section id="history" heading={desk(locale, "history.heading")}>
      <p class="hint">{desk(locale, "history.zone", { zone })}</p>
      <ol>
        {report.history.map((entry, at) => (
          <li key={`${at} ${entry.at}`}>
            <time dateTime={entry.at}>{timeText(officer, entry.at, "short")}</time> {entryText(officer, report, entry)}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function entryText(officer: Officer, report: Report, entry: HistoryEntry): string {
  const { locale } = officer;
  const { code, dispatch, detail = "" } = entry;
  const what = desk(locale, `history.${code}`, { agency: actorName(officer, report, dispatch), rule: detail });
  if (repliedInDanger({ history: [entry] }))
    return desk(locale, "history.with", { what, detail: desk(locale, "facts.danger") });
  const reason = RETURN_REASONS.find((one) => one === detail);
  if (code === "returned" && reason)
    return desk(locale, "history.with", { what, detail: desk(locale, `reason.${reason}`) });
  const outcome = OUTCOMES.find((one) => one === detail);
  if (code === "closed" && outcome)
    return desk(locale, "history.with", { what, detail: desk(locale, `outcome.${outcome}`) });
  return EXPLAINED.includes(code) && detail !== "" && detail !== HOLD_RULE
    ? desk(locale, "history.why", { what, why: detail })
    : what;
}

/** What the people who run the system do with a reason, in their own words. The details of others name rules and letters. */
const EXPLAINED: readonly HistoryEntry["code"][] = ["held", "redirected", "viewed", "asked", "answered"];
