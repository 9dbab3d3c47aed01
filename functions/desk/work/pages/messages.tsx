import type { Report } from "../../../../shared/domain/report.js";
import type { Message } from "../../../../shared/domain/statement.js";
import { defanged } from "../../../../shared/domain/web-address.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { Section } from "./desk-page.js";
import { actorName, timeText } from "./words.js";

interface MessagesProps {
  readonly officer: Officer;
  readonly report: Report;
  readonly messages: readonly Message[];
  /** How many of the reporter's last messages are new to the agency. */
  readonly fresh: number;
}

/** What passed between agencies and the reporter, and what agencies noted for each other. */
export function MessagesSection({ officer, report, messages, fresh }: MessagesProps) {
  const { locale } = officer;
  const replies = messages.filter(({ kind }) => kind === "reply");
  const news = replies.slice(Math.max(replies.length - fresh, 0));
  return (
    <Section id="messages" heading={desk(locale, "messages.heading")}>
      {messages.length === 0 && <p>{desk(locale, "messages.none")}</p>}
      {messages.map((message) => (
        <Entry
          key={`${message.at} ${message.text}`}
          officer={officer}
          report={report}
          message={message}
          isNew={news.includes(message)}
        />
      ))}
    </Section>
  );
}

interface EntryProps {
  readonly officer: Officer;
  readonly report: Report;
  readonly message: Message;
  readonly isNew: boolean;
}

function Entry({ officer, report, message: { at, kind, dispatch, text }, isNew }: EntryProps) {
  const { locale } = officer;
  const heading = desk(locale, `messages.${kind}`, {
    time: timeText(officer, at, "short"),
    agency: actorName(officer, report, dispatch),
  });
  return (
    <article>
      <h3>
        {isNew && <span class="late">{desk(locale, "messages.new")} · </span>}
        {heading}
      </h3>
      <div class="words" dir="auto">
        {defanged(text)}
      </div>
    </article>
  );
}
