import type { Instant } from "../../../../shared/domain/instant.js";
import type { NoticeContent } from "../../../../shared/domain/notices.js";
import type { Message, Statement } from "../../../../shared/domain/statement.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { type Case, isWorkable, standingOf } from "../case.js";
import { type News, NOTHING_NEW } from "../news.js";
import { addressesIn } from "../notice.js";
import type { Related } from "../related.js";
import { AgenciesSection, RelatedSection } from "./agencies.js";
import { Banner } from "./banner.js";
import { deskPage } from "./desk-page.js";
import { FactsSection } from "./facts.js";
import { ActionsSection } from "./forms/actions.js";
import { HistorySection } from "./history.js";
import { MessagesSection } from "./messages.js";
import { NoticesSection } from "./notices.js";
import { ReadingSection } from "./reading.js";
import { StatementSection } from "./statement.js";

export interface ReportPageProps {
  readonly officer: Officer;
  readonly one: Case;
  /** Absent once it is erased. */
  readonly statement?: Statement | undefined;
  readonly messages: readonly Message[];
  /** What notices to hosting providers say, as far as it is kept. */
  readonly notices: readonly NoticeContent[];
  readonly related: Related;
  readonly news: News;
  readonly now: Instant;
  readonly nonce: string;
}

/** All that an agency needs to act on a report: the most pressing first, then the words, then why, who, and what to do. */
export function renderReport(props: ReportPageProps): string {
  const { officer, one, statement, messages, notices, related, now, nonce } = props;
  const { locale } = officer;
  const { report } = one;
  const title = desk(locale, "report.heading", { reference: report.reference });
  const workable = isWorkable(standingOf(one));
  const news = statement ? props.news : NOTHING_NEW;
  const hidden: readonly (typeof PARTS)[number][] = [
    ...(workable ? [] : (["actions"] as const)),
    ...(statement ? [] : (["messages"] as const)),
    ...(report.notices ? [] : (["notices"] as const)),
  ];
  const parts = PARTS.filter((part) => !hidden.includes(part));
  return deskPage({
    officer,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <Banner officer={officer} one={one} news={news} now={now} />
        <nav aria-label={desk(locale, "report.sections")}>
          <ul>
            {parts.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{desk(locale, `${part}.heading`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <StatementSection officer={officer} one={one} statement={statement} />
        <FactsSection officer={officer} one={one} />
        <ReadingSection officer={officer} one={one} />
        <AgenciesSection officer={officer} one={one} />
        <RelatedSection officer={officer} related={related} />
        {statement && <MessagesSection officer={officer} report={report} messages={messages} fresh={news.replies} />}
        {report.notices && <NoticesSection officer={officer} report={report} contents={notices} />}
        {workable && (
          <ActionsSection
            officer={officer}
            one={one}
            addresses={statement ? addressesIn(statement) : []}
            nonce={nonce}
          />
        )}
        <HistorySection officer={officer} report={report} />
      </>
    ),
  });
}

const PARTS = ["statement", "facts", "reading", "agencies", "messages", "notices", "actions", "history"] as const;
