import { OUTCOMES } from "../../../../../shared/domain/report.js";
import { desk } from "../../../../../shared/language/desk.js";
import { Radios } from "../../../../../shared/pages/fields.js";
import { ActionForm, type FormProps, fieldOf } from "./form.js";
import { NoteField } from "./note-field.js";

export function CloseForm(props: FormProps) {
  const { officer, caseId } = props;
  const { locale, book } = officer;
  const outcomes = OUTCOMES.map((value) => ({ value, text: desk(locale, `outcome.${value}`) }));
  return (
    <ActionForm officer={officer} caseId={caseId} action="close" button="close.button">
      <p class="hint">{desk(locale, "close.hint", { days: book.retentionDays })}</p>
      <Radios {...fieldOf("close", "outcome", props)} label={desk(locale, "close.outcome")} options={outcomes} />
      <NoteField form="close" {...props} />
    </ActionForm>
  );
}
