import type { Book } from "../../../../shared/directory/book.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { follow } from "../../../../shared/language/follow.js";
import type { Fields } from "../../posted.js";
import { CallFirst } from "../../report/pages/call-first.js";
import type { Site } from "../../shell/site.js";
import type { Fault } from "../faults.js";
import { followPage } from "./follow-page.js";
import { ReplyForm } from "./reply-form.js";
import { WithdrawForm } from "./withdraw-form.js";

interface NoticeProps {
  readonly site: Site;
  readonly locale: Locale;
  readonly books: readonly Book[];
}

/** It was not sent, and the report is not shown: what was typed, to be sent again. */
export function replyAgainPage(
  props: NoticeProps & { readonly values: Fields; readonly faults: readonly Fault[] },
): string {
  const { site, locale, books, values, faults } = props;
  return followPage({
    site,
    locale,
    title: follow(locale, "report.title"),
    faults,
    children: (
      <>
        <h1>{follow(locale, "reply.heading")}</h1>
        <CallFirst locale={locale} place="receipt" books={books} />
        <ReplyForm locale={locale} books={books} values={values} faults={faults} />
      </>
    ),
  });
}

/** It was not taken back: the same, to be sent again. */
export function withdrawAgainPage(
  props: NoticeProps & { readonly receipt: string; readonly faults: readonly Fault[] },
): string {
  const { site, locale, books, receipt, faults } = props;
  return followPage({
    site,
    locale,
    title: follow(locale, "report.title"),
    faults,
    children: (
      <>
        <h1>{follow(locale, "withdraw.heading")}</h1>
        <WithdrawForm locale={locale} receipt={receipt} confirmed faults={faults} />
        <CallFirst locale={locale} place="receipt" books={books} />
      </>
    ),
  });
}

/** Nothing is there under the receipt any more. */
export function withdrawnPage({ site, locale, books }: NoticeProps): string {
  return followPage({
    site,
    locale,
    title: follow(locale, "withdrawn.title"),
    children: (
      <div data-sent>
        <h1>{follow(locale, "withdrawn.heading")}</h1>
        <p>{follow(locale, "withdrawn.erased")}</p>
        <p>{follow(locale, "withdrawn.told")}</p>
        <p>{follow(locale, "withdrawn.kind")}</p>
        <p>
          <a href={`/${locale}`}>{follow(locale, "write-again")}</a>
        </p>
        <CallFirst locale={locale} place="receipt" books={books} />
      </div>
    ),
  });
}

/** So much was written that no more fits: who to call, and what was typed, to take along. */
export function fullPage({ site, locale, books, text }: NoticeProps & { readonly text: string }): string {
  return followPage({
    site,
    locale,
    title: follow(locale, "report.title"),
    children: (
      <>
        <h1>{follow(locale, "full.heading")}</h1>
        <p>{follow(locale, "full.call")}</p>
        <CallFirst locale={locale} place="receipt" books={books} />
        <p>{follow(locale, "full.write")}</p>
        <p>
          <a href={`/${locale}`}>{follow(locale, "write-again")}</a>
        </p>
        <h2>{follow(locale, "full.typed")}</h2>
        <div class="words" dir="auto">
          {text}
        </div>
      </>
    ),
  });
}
