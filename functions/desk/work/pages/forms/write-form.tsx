import { desk } from "../../../../../shared/language/desk.js";
import { TextArea } from "../../../../../shared/pages/fields.js";
import { LONGEST } from "../../actions/action.js";
import { actionAddress, type FormProps, fieldOf } from "./form.js";

/** One text, sent as a question or as an answer. */
export function WriteForm(props: FormProps) {
  const { officer, caseId } = props;
  const { locale, formToken } = officer;
  return (
    <form action={actionAddress(caseId, "ask")} method="post" autocomplete="off" noValidate>
      <input type="hidden" name="form" value={formToken} />
      <TextArea
        {...fieldOf("write", "text", props)}
        label={desk(locale, "write.text")}
        hint={desk(locale, "write.hint", { max: LONGEST })}
        rows={5}
      />
      <div class="buttons">
        <button type="submit">{desk(locale, "write.ask")}</button>
        <button type="submit" formAction={actionAddress(caseId, "answer")}>
          {desk(locale, "write.answer")}
        </button>
      </div>
    </form>
  );
}
