import { LIMITS } from "../../../../shared/acceptance/submission.js";
import type { Book } from "../../../../shared/directory/book.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { follow } from "../../../../shared/language/follow.js";
import { page } from "../../../../shared/language/pages.js";
import { Radios, TextArea } from "../../../../shared/pages/fields.js";
import type { Fields } from "../../posted.js";
import { CallNow } from "../../report/pages/call-first.js";
import { type Fault, problemsOf } from "../faults.js";
import { ReceiptField } from "./enter-page.js";
import { ADDRESS } from "./follow-page.js";

export interface ReplyFormProps {
  readonly locale: Locale;
  readonly books: readonly Book[];
  /** What was typed before, with the receipt that it is for. */
  readonly values: Fields;
  readonly faults: readonly Fault[];
  /** Something was asked. */
  readonly asked?: boolean;
  /** Names what is typed, so that "back" finds it; absent where it is not known whose it is. */
  readonly draft?: string;
}

/** Where the reporter writes more. What was typed stands in it still. */
export function ReplyForm({ locale, books, values, faults, asked = false, draft }: ReplyFormProps) {
  const { receipt = "", text = "", danger = "" } = values;
  const isReceiptWrong = faults.some(({ field }) => field === "receipt");
  const isTyped = text !== "" || danger !== "";
  const errorMark = page(locale, "error.mark");
  return (
    <form
      action={ADDRESS.reply(locale)}
      method="post"
      noValidate
      data-once
      data-draft={draft}
      data-fresh={isTyped ? undefined : true}
    >
      {isReceiptWrong ? (
        <ReceiptField locale={locale} typed={receipt} faults={faults} />
      ) : (
        <input type="hidden" name="receipt" value={receipt} />
      )}
      <TextArea
        keep
        name="text"
        id="text"
        label={follow(locale, asked ? "reply.answer" : "reply.add")}
        hint={page(locale, "text.hint", { max: LIMITS.text })}
        value={text}
        problems={problemsOf(locale, faults, "text")}
        errorMark={errorMark}
        rows={6}
      />
      <Radios
        keep
        name="danger"
        id="danger"
        label={page(locale, "danger.label")}
        hint={page(locale, "danger.hint")}
        value={danger}
        problems={[]}
        errorMark={errorMark}
        options={[
          {
            value: "yes",
            text: page(locale, "danger.yes"),
            reveals: <CallNow locale={locale} books={books} />,
          },
          { value: "no", text: page(locale, "danger.no") },
        ]}
      />
      <button type="submit">{page(locale, "form.submit")}</button>
    </form>
  );
}
