import type { Instant } from "../../../../shared/domain/instant.js";
import type { Message, Statement } from "../../../../shared/domain/report.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { type Case, isReturned, isWorkable, standingOf } from "../case.js";
import type { Related } from "../related.js";
import { AgenciesSection, RelatedSection } from "./agencies.js";
import { Banner } from "./banner.js";
import { deskPage } from "./desk-page.js";
import { FactsSection } from "./facts.js";
import { ActionsSection } from "./forms/actions.js";
import { HistorySection } from "./history.js";
import { MessagesSection } from "./messages.js";
import { ReadingSection } from "./reading.js";
import { StatementSection } from "./statement.js";

export interface ReportPageProps {
  readonly officer: Officer;
  readonly one: Case;
  /** Absent once it is erased. */
  readonly statement?: Statement | undefined;
  readonly messages: readonly Message[];
  readonly related: Related;
  readonly now: Instant;
}

/** All that an agency needs to act on a report: the most pressing first, then the words, then why, who, and what to do. */
export function renderReport({ officer, one, statement, messages, related, now }: ReportPageProps): string {
  const { locale } = officer;
  const { report, reading } = one;
  const title = desk(locale, "report.heading", { reference: report.reference });
  const workable = isWorkable(standingOf(one));
  const parts = PARTS.filter((part) => (part === "actions" ? workable : part !== "messages" || statement));
  return deskPage({
    officer,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <Banner officer={officer} one={one} now={now} />
        <nav aria-label={desk(locale, "report.sections")}>
          <ul>
            {parts.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{desk(locale, `${part}.heading`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <StatementSection locale={locale} statement={statement} isReturned={isReturned(one)} reading={reading} />
        <FactsSection officer={officer} one={one} />
        <ReadingSection officer={officer} one={one} />
        <AgenciesSection officer={officer} one={one} />
        <RelatedSection officer={officer} related={related} />
        {statement && <MessagesSection officer={officer} report={report} messages={messages} />}
        {workable && <ActionsSection officer={officer} one={one} />}
        <HistorySection officer={officer} report={report} />
      </>
    ),
  });
}

const PARTS = ["statement", "facts", "reading", "agencies", "messages", "actions", "history"] as const;
