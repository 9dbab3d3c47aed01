import type { Instant } from "../../../../shared/domain/instant.js";
import { desk } from "../../../../shared/language/desk.js";
import { categoryName, priorityName } from "../../../../shared/language/names.js";
import type { Officer } from "../../officer.js";
import { type Case, caseIdOf, isAwaiting, isLate, standingOf } from "../case.js";
import { isNew, newsOf } from "../news.js";
import { deskPage } from "./desk-page.js";
import { timeText } from "./words.js";

export interface ListPageProps {
  readonly officer: Officer;
  /** In the order of the page. */
  readonly cases: readonly Case[];
  readonly now: Instant;
}

/** The open dispatches of an agency: a table where there is room, one below the other on a telephone. */
export function renderList(props: ListPageProps): string {
  const { officer, cases } = props;
  const { locale, agency } = officer;
  const title = desk(locale, "list.heading");
  const awaited = cases.filter((one) => isAwaiting(standingOf(one))).length;
  const withNews = cases.filter((one) => isNew(newsOf(one))).length;
  return deskPage({
    officer,
    title,
    children: (
      <>
        <h1 id="list">{title}</h1>
        <p>
          {desk(locale, "list.count", { count: cases.length, awaited })}
          {agency.capacity !== undefined && ` ${desk(locale, "list.capacity", { capacity: agency.capacity })}`}
        </p>
        {withNews > 0 && <p class="late">{desk(locale, "list.news", { count: withNews })}</p>}
        {cases.length === 0 ? <p>{desk(locale, "list.empty")}</p> : <Cases {...props} />}
      </>
    ),
  });
}

const COLUMNS = ["facts.category", "facts.priority", "column.role", "column.by", "column.state"] as const;

function Cases({ officer, cases, now }: ListPageProps) {
  const { locale } = officer;
  return (
    <table aria-labelledby="list">
      <thead>
        <tr>
          {(["column.reference", ...COLUMNS] as const).map((column) => (
            <th key={column} scope="col">
              {desk(locale, column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <Row key={caseIdOf(one)} officer={officer} one={one} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ officer, one, now }: { readonly officer: Officer; readonly one: Case; readonly now: Instant }) {
  const { locale } = officer;
  const { report, reading, dispatch } = one;
  const late = isLate(one, now);
  const news = newsOf(one);
  const cells: Readonly<Record<(typeof COLUMNS)[number], string>> = {
    "facts.category": categoryName(locale, reading.category),
    "facts.priority": priorityName(locale, reading.priority),
    "column.role": desk(locale, `role.${dispatch.role}`),
    "column.by": byText(officer, one, late),
    "column.state": desk(locale, `standing.${standingOf(one)}`),
  };
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/reports/${caseIdOf(one)}`}>{report.reference}</a>
        {news.danger && <div class="late">{desk(locale, "news.danger")}</div>}
        {news.replies > 0 && <div class="late">{desk(locale, "news.replied")}</div>}
      </th>
      {COLUMNS.map((column) => (
        // Where the head of the table has no room, each cell says itself what it is.
        <td
          key={column}
          data-label={`${desk(locale, column)}: `}
          class={late && column === "column.by" ? "late" : undefined}
        >
          {cells[column]}
        </td>
      ))}
    </tr>
  );
}

function byText(officer: Officer, one: Case, late: boolean): string {
  const { locale } = officer;
  const { acknowledgeBy } = one.dispatch;
  if (!isAwaiting(standingOf(one))) return desk(locale, "by.none");
  if (acknowledgeBy === undefined) return desk(locale, "by.unset");
  const time = timeText(officer, acknowledgeBy, "short");
  return late ? desk(locale, "by.late", { time }) : time;
}
