import type { Instant } from "../../../../shared/domain/instant.js";
import type { Report } from "../../../../shared/domain/report.js";
import { desk } from "../../../../shared/language/desk.js";
import { priorityName } from "../../../../shared/language/names.js";
import type { Officer } from "../../officer.js";
import { type Case, caseIdOf, isAwaiting, isLate, isWorkable, standingOf } from "../case.js";
import { dangerSince, isNew, type News } from "../news.js";
import { AcknowledgeForm } from "./forms/acknowledge-form.js";
import { agencyName, askText, timeText } from "./words.js";

interface BannerProps {
  readonly officer: Officer;
  readonly one: Case;
  readonly news: News;
  readonly now: Instant;
}

/** How pressing it is, what is new, what is asked, until when, and the button that answers. */
export function Banner({ officer, one, news, now }: BannerProps) {
  const { locale } = officer;
  const { priority } = one.reading;
  const standing = standingOf(one);
  const late = isLate(one, now);
  const pressing = isWorkable(standing) && (late || priority === "immediate" || isNew(news));
  const { cause } = one.dispatch;
  const danger = dangerSince(one.report);
  return (
    <div class={pressing ? "banner pressing" : "banner"}>
      <p class="rank">{desk(locale, "report.priority", { priority: priorityName(locale, priority) })}</p>
      {isWorkable(standing) && danger !== undefined && (
        <p class={news.danger ? "late" : undefined}>
          {desk(locale, "news.danger-since", { time: timeText(officer, danger, "full") })}
        </p>
      )}
      {isWorkable(standing) && news.replies > 0 && (
        <p class="late">
          <a href="#messages">{desk(locale, "news.messages", { count: news.replies })}</a>
        </p>
      )}
      <p class={late ? "late" : undefined}>{askText(officer, one, late)}</p>
      {isWorkable(standing) && cause !== "routed" && <p>{desk(locale, `cause.${cause}`)}</p>}
      {standing === "withdrawn" && <Withdrawn officer={officer} report={one.report} />}
      {isAwaiting(standing) && one.reading.hold && <p>{holdText(officer)}</p>}
      {isWorkable(standing) && standing !== "acknowledged" && (
        <AcknowledgeForm officer={officer} caseId={caseIdOf(one)} one={one} values={{}} faults={[]} />
      )}
    </div>
  );
}

/** What is left of it here, and what remains the agency's own affair. */
function Withdrawn({ officer, report }: { readonly officer: Officer; readonly report: Report }) {
  const { locale } = officer;
  const at = report.history.findLast(({ code }) => code === "withdrawn")?.at;
  return (
    <>
      {at !== undefined && <p>{desk(locale, "withdrawn.time", { time: timeText(officer, at, "full") })}</p>}
      {(["left", "copies", "danger"] as const).map((part) => (
        <p key={part}>{desk(locale, `withdrawn.${part}`)}</p>
      ))}
    </>
  );
}

function holdText(officer: Officer): string {
  const { locale, agency, book } = officer;
  if (agency.id === book.focalPoint) return desk(locale, "ask.hold");
  return desk(locale, "ask.hold-other", { focalPoint: agencyName(officer, book.focalPoint) });
}
