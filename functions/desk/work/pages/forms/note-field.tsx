import { desk } from "../../../../../shared/language/desk.js";
import { TextArea } from "../../../../../shared/pages/fields.js";
import { LONGEST } from "../../actions/action.js";
import { type FormProps, fieldOf } from "./form.js";

/** What agencies tell each other when they let go of a report. */
export function NoteField({ form, ...props }: FormProps & { readonly form: string }) {
  const { locale } = props.officer;
  return (
    <TextArea
      {...fieldOf(form, "note", props)}
      label={desk(locale, "note.label")}
      hint={desk(locale, "note.hint", { max: LONGEST })}
      rows={3}
    />
  );
}
