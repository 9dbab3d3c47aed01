import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { follow } from "../../../../shared/language/follow.js";
import { page } from "../../../../shared/language/pages.js";
import { Checkboxes } from "../../../../shared/pages/fields.js";
import { type Fault, problemsOf } from "../faults.js";
import { ADDRESS } from "./follow-page.js";

export interface WithdrawFormProps {
  readonly locale: Locale;
  readonly receipt: string;
  /** Ticked before. */
  readonly confirmed?: boolean;
  readonly faults: readonly Fault[];
}

/** What taking it back does, what it can't do, and the way to do it. */
export function WithdrawForm({ locale, receipt, confirmed = false, faults }: WithdrawFormProps) {
  return (
    <>
      <p>{follow(locale, "withdraw.does")}</p>
      <p>{follow(locale, "withdraw.told")}</p>
      <p>{follow(locale, "withdraw.not")}</p>
      <form action={ADDRESS.withdraw(locale)} method="post" autocomplete="off" noValidate data-once>
        <input type="hidden" name="receipt" value={receipt} />
        <Checkboxes
          name="confirm"
          id="confirm"
          label={follow(locale, "withdraw.sure")}
          value={confirmed ? "yes" : ""}
          problems={problemsOf(locale, faults, "confirm")}
          errorMark={page(locale, "error.mark")}
          options={[{ value: "yes", text: follow(locale, "withdraw.confirm") }]}
        />
        <button type="submit" class="plain">
          {follow(locale, "withdraw.button")}
        </button>
      </form>
    </>
  );
}
