import type { Journey } from "../../../../shared/acceptance/journey.js";
import type { Report } from "../../../../shared/domain/report.js";
import type { Message } from "../../../../shared/domain/statement.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { follow } from "../../../../shared/language/follow.js";
import { page } from "../../../../shared/language/pages.js";
import type { Fields } from "../../posted.js";
import { CallFirst } from "../../report/pages/call-first.js";
import type { Site } from "../../shell/site.js";
import { conversationOf } from "../conversation.js";
import type { Fault } from "../faults.js";
import { followPage } from "./follow-page.js";
import { Messages } from "./messages.js";
import { Progress } from "./progress.js";
import { ReplyForm } from "./reply-form.js";
import { WithdrawForm } from "./withdraw-form.js";
import type { Reader } from "./words.js";

export interface ReportPageProps extends Reader {
  readonly site: Site;
  readonly locale: Locale;
  readonly receipt: string;
  readonly report: Report;
  readonly journey: Journey;
  readonly messages: readonly Message[];
  /** What was typed, and what is wrong with it. */
  readonly values: Fields;
  readonly faults: readonly Fault[];
  /** The reporter wrote just now; and that somebody is in danger. */
  readonly sent?: "reply" | "danger" | undefined;
}

/** What a reporter sees of a report. What is asked stands first; what was written at first is never shown. */
export function reportPage(props: ReportPageProps): string {
  const { site, locale, receipt, report, journey, messages, book, values, faults, sent } = props;
  const { open, said } = conversationOf(messages, report);
  const books = book ? [book] : [];
  const isAsked = open.length > 0;
  const reply = (
    <section aria-labelledby="reply">
      <h2 id="reply">{follow(locale, isAsked ? "question.heading" : "reply.heading")}</h2>
      {isAsked && <Messages reader={props} report={report} messages={open} />}
      <p>
        {follow(locale, isAsked ? "question.free" : report.state === "closed" ? "reply.reopens" : "reply.any-time")}
      </p>
      <ReplyForm
        locale={locale}
        books={books}
        values={{ ...values, receipt }}
        faults={faults}
        asked={isAsked}
        draft={`answer ${report.reference}`}
      />
    </section>
  );
  return followPage({
    site,
    locale,
    title: follow(locale, "report.title"),
    faults,
    children: (
      <>
        {sent && <Sent locale={locale} sent={sent} />}
        <h1>{follow(locale, "report.heading")}</h1>
        <CallFirst locale={locale} place="receipt" books={books} />
        {isAsked && reply}
        <Progress reader={props} journey={journey} />
        <section aria-labelledby="messages">
          <h2 id="messages">{follow(locale, "messages.heading")}</h2>
          <p>{follow(locale, "messages.first")}</p>
          {said.length > 0 && <Messages reader={props} report={report} messages={said} />}
        </section>
        {!isAsked && reply}
        <details open={faults.some(({ field }) => field === "confirm")}>
          <summary>{follow(locale, "withdraw.heading")}</summary>
          <WithdrawForm locale={locale} receipt={receipt} faults={faults} />
        </details>
        <p class="hint">{page(locale, "receipt.reference", { reference: report.reference })}</p>
      </>
    ),
  });
}

function Sent({ locale, sent }: { readonly locale: Locale; readonly sent: "reply" | "danger" }) {
  return (
    <div class="panel" role="status" data-sent>
      <p>
        <strong>{follow(locale, "sent.heading")}</strong>
      </p>
      <p>{follow(locale, `sent.${sent}`)}</p>
    </div>
  );
}
