import { CATEGORIES, PRIORITIES } from "../../../../../shared/domain/vocabulary.js";
import { desk } from "../../../../../shared/language/desk.js";
import { categoryName, priorityName } from "../../../../../shared/language/names.js";
import { Radios, Select } from "../../../../../shared/pages/fields.js";
import { ActionForm, type FormProps, fieldOf } from "./form.js";

/** Shows what the report was read as, until something else is chosen. */
export function CorrectForm(props: FormProps) {
  const { officer, caseId, one } = props;
  const { locale } = officer;
  const read = one && { category: one.reading.category, priority: one.reading.priority };
  const chosen = { ...props, values: { ...read, ...props.values } };
  const categories = CATEGORIES.map((value) => ({ value, text: categoryName(locale, value) }));
  const priorities = PRIORITIES.map((value) => ({ value, text: priorityName(locale, value) }));
  return (
    <ActionForm officer={officer} caseId={caseId} action="correct" button="correct.button">
      <p class="hint">{desk(locale, "correct.hint")}</p>
      <Select {...fieldOf("correct", "category", chosen)} label={desk(locale, "facts.category")} options={categories} />
      <Radios {...fieldOf("correct", "priority", chosen)} label={desk(locale, "facts.priority")} options={priorities} />
    </ActionForm>
  );
}
