import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { type Case, caseIdOf } from "../case.js";
import { deskPage } from "./desk-page.js";
import { askText } from "./words.js";

/** One and the same for whatever the agency does not have, so that it tells nobody what there is. */
export function missingPage(officer: Officer): string {
  const { locale } = officer;
  const title = desk(locale, "notice.not-found");
  return deskPage({
    officer,
    title: desk(locale, "error.title", { title }),
    children: (
      <>
        <h1>{title}</h1>
        <p>{desk(locale, "notice.not-found-text")}</p>
      </>
    ),
  });
}

/** Nothing can be done about a case any more: why, and the way back to it. */
export function refusedPage(officer: Officer, one: Case): string {
  const { locale } = officer;
  const title = desk(locale, "notice.refused");
  return deskPage({
    officer,
    title: desk(locale, "error.title", { title }),
    children: (
      <>
        <h1>{title}</h1>
        <p>{askText(officer, one, false)}</p>
        <p>
          <a href={`/desk/reports/${caseIdOf(one)}`}>{desk(locale, "frame.back")}</a>
        </p>
      </>
    ),
  });
}
