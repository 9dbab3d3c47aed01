import type { Report } from "../../../../shared/domain/report.js";
import type { Message } from "../../../../shared/domain/statement.js";
import { follow } from "../../../../shared/language/follow.js";
import { Time } from "./progress.js";
import { type Reader, writerName } from "./words.js";

interface MessagesProps {
  readonly reader: Reader;
  readonly report: Report;
  readonly messages: readonly Message[];
}

/** What was written, each under its writer. */
export function Messages({ reader, report, messages }: MessagesProps) {
  return (
    <ol class="thread">
      {messages.map((message) => (
        <li key={`${message.at} ${message.text}`} class={message.kind === "reply" ? "mine" : undefined}>
          <h3>{headingOf(message, reader, report)}</h3>
          <Time reader={reader} at={message.at} />
          <div class="words" dir="auto">
            {message.text}
          </div>
        </li>
      ))}
    </ol>
  );
}

function headingOf({ kind, dispatch = -1 }: Message, reader: Reader, { dispatches }: Report): string {
  const { locale } = reader;
  if (kind === "reply") return follow(locale, "messages.reply");
  const agency = writerName(reader, dispatches[dispatch]?.agency);
  return follow(locale, kind === "question" ? "messages.question" : "messages.answer", { agency });
}
