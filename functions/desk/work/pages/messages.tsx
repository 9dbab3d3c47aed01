import type { Message, Report } from "../../../../shared/domain/report.js";
import { defanged } from "../../../../shared/domain/web-address.js";
import { desk } from "../../../../shared/language/desk.js";
import type { Officer } from "../../officer.js";
import { Section } from "./desk-page.js";
import { actorName, timeText } from "./words.js";

interface MessagesProps {
  readonly officer: Officer;
  readonly report: Report;
  readonly messages: readonly Message[];
}

/** What passed between agencies and the reporter, and what agencies noted for each other. */
export function MessagesSection({ officer, report, messages }: MessagesProps) {
  const { locale } = officer;
  return (
    <Section id="messages" heading={desk(locale, "messages.heading")}>
      {messages.length === 0 && <p>{desk(locale, "messages.none")}</p>}
      {messages.map(({ at, kind, dispatch, text }) => (
        <article key={`${at} ${text}`}>
          <h3>
            {desk(locale, `messages.${kind}`, {
              time: timeText(officer, at, "short"),
              agency: actorName(officer, report, dispatch),
            })}
          </h3>
          <div class="words" dir="auto">
            {defanged(text)}
          </div>
        </article>
      ))}
    </Section>
  );
}
