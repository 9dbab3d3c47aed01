import { nameIn } from "../../../../../shared/directory/book.js";
import { RETURN_REASONS } from "../../../../../shared/domain/report.js";
import { desk } from "../../../../../shared/language/desk.js";
import { Radios, Select } from "../../../../../shared/pages/fields.js";
import { agenciesToName, mustName } from "../../actions/naming.js";
import { ActionForm, type FormProps, fieldOf } from "./form.js";
import { NoteField } from "./note-field.js";

export function ReturnForm(props: FormProps) {
  const { officer, caseId, one } = props;
  const { locale } = officer;
  const informed = one?.dispatch.role === "informed";
  const reasons = RETURN_REASONS.map((value) => ({ value, text: desk(locale, `reason.${value}`) }));
  const agencies = agenciesToName(officer, one).map(({ id, names }) => ({ value: id, text: nameIn(names, locale) }));
  return (
    <ActionForm officer={officer} caseId={caseId} action="return" button="return.button">
      <p class="hint">{desk(locale, informed ? "return.hint-informed" : "return.hint")}</p>
      <Radios {...fieldOf("return", "reason", props)} label={desk(locale, "return.reason")} options={reasons} />
      {agencies.length > 0 && (
        <Select
          {...fieldOf("return", "to", props)}
          label={desk(locale, "return.to")}
          none={desk(locale, mustName(officer, one) ? "return.to-none" : "return.to-rules")}
          options={agencies}
        />
      )}
      <NoteField form="return" {...props} />
    </ActionForm>
  );
}
