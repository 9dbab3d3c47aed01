import { type Notice, type NoticeContent, noticeReference } from "../../../../shared/domain/notices.js";
import type { Report } from "../../../../shared/domain/report.js";
import { defanged } from "../../../../shared/domain/web-address.js";
import { type DeskText, desk } from "../../../../shared/language/desk.js";
import { provider } from "../../../../shared/language/provider.js";
import type { Officer } from "../../officer.js";
import { Section } from "./desk-page.js";
import { actorName, timeText } from "./words.js";

interface NoticesProps {
  readonly officer: Officer;
  readonly report: Report;
  /** Those that are kept. */
  readonly contents: readonly NoticeContent[];
}

/** Which hosting providers were told what by whom, and whether it reached them. */
export function NoticesSection({ officer, report, contents }: NoticesProps) {
  const { notices = [] } = report;
  return (
    <Section id="notices" heading={desk(officer.locale, "notices.heading")}>
      {notices.map((notice, index) => (
        <Entry
          key={notice.id}
          officer={officer}
          report={report}
          index={index}
          notice={notice}
          content={contents.find(({ id }) => id === notice.id)}
        />
      ))}
    </Section>
  );
}

interface EntryProps extends Pick<NoticesProps, "officer" | "report"> {
  readonly index: number;
  readonly notice: Notice;
  readonly content: NoticeContent | undefined;
}

function Entry({ officer, report, index, notice, content }: EntryProps) {
  const { locale } = officer;
  const heading = desk(locale, "notices.entry", {
    reference: noticeReference(report.reference, index),
    time: timeText(officer, notice.at, "short"),
    agency: actorName(officer, report, notice.dispatch),
  });
  const isFailed = notice.state === "failed";
  const rows: readonly (readonly [string, string])[] = content
    ? [
        [desk(locale, "notices.address"), defanged(content.url)],
        [desk(locale, "facts.category"), provider(locale, `kind.${content.kind}`)],
        [desk(locale, "notices.provider"), defanged(content.provider)],
      ]
    : [];
  return (
    <article>
      <h3>{heading}</h3>
      <dl class="facts">
        <dt>{desk(locale, "notices.state")}</dt>
        <dd class={isFailed ? "late" : undefined}>{desk(locale, stateText(notice))}</dd>
        {rows.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </>
        ))}
      </dl>
      {isFailed && <p>{desk(locale, "notices.again")}</p>}
    </article>
  );
}

function stateText({ state, delivery }: Notice): DeskText {
  return state === "sent" && delivery !== undefined && delivery !== "bounced"
    ? `notices.${delivery}`
    : `notices.${state}`;
}
