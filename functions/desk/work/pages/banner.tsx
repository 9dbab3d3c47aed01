import type { Instant } from "../../../../shared/domain/instant.js";
import { desk } from "../../../../shared/language/desk.js";
import { priorityName } from "../../../../shared/language/names.js";
import type { Officer } from "../../officer.js";
import { type Case, caseIdOf, isAwaiting, isLate, isWorkable, standingOf } from "../case.js";
import { AcknowledgeForm } from "./forms/acknowledge-form.js";
import { agencyName, askText } from "./words.js";

interface BannerProps {
  readonly officer: Officer;
  readonly one: Case;
  readonly now: Instant;
}

/** How pressing it is, what is asked, until when, and the button that answers. */
export function Banner({ officer, one, now }: BannerProps) {
  const { locale } = officer;
  const { priority } = one.reading;
  const standing = standingOf(one);
  const late = isLate(one, now);
  const pressing = isWorkable(standing) && (late || priority === "immediate");
  const { cause } = one.dispatch;
  return (
    <div class={pressing ? "banner pressing" : "banner"}>
      <p class="rank">{desk(locale, "report.priority", { priority: priorityName(locale, priority) })}</p>
      <p class={late ? "late" : undefined}>{askText(officer, one, late)}</p>
      {isWorkable(standing) && cause !== "routed" && <p>{desk(locale, `cause.${cause}`)}</p>}
      {isAwaiting(standing) && one.reading.hold && <p>{holdText(officer)}</p>}
      {isWorkable(standing) && standing !== "acknowledged" && (
        <AcknowledgeForm officer={officer} caseId={caseIdOf(one)} one={one} values={{}} faults={[]} />
      )}
    </div>
  );
}

function holdText(officer: Officer): string {
  const { locale, agency, book } = officer;
  if (agency.id === book.focalPoint) return desk(locale, "ask.hold");
  return desk(locale, "ask.hold-other", { focalPoint: agencyName(officer, book.focalPoint) });
}
