import type { ComponentChildren } from "preact";
import type { Locale } from "../../../../../shared/domain/vocabulary.js";
import { type DeskText, desk } from "../../../../../shared/language/desk.js";
import type { Officer } from "../../../officer.js";
import { type Action, type Fault, LONGEST } from "../../actions/action.js";
import type { Case } from "../../case.js";
import type { NoticeAddress } from "../../notice.js";

/** What every form of a case is given. */
export interface FormProps {
  readonly officer: Officer;
  readonly caseId: string;
  /** Absent while the report can't be read: what was typed is shown all the same. */
  readonly one?: Case | undefined;
  /** What was typed or chosen, as it was sent. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  /** What can be told to a hosting provider, where the form asks for that and it could be read. */
  readonly addresses?: readonly NoticeAddress[] | undefined;
}

export interface ActionFormProps extends Pick<FormProps, "officer" | "caseId"> {
  readonly action: Action;
  /** Text of the button. */
  readonly button: DeskText;
  readonly children?: ComponentChildren;
}

/** Where an action of a case is posted to. */
export const actionAddress = (caseId: string, action: Action): string => `/desk/reports/${caseId}/${action}`;

export function ActionForm({ officer: { locale, formToken }, caseId, action, button, children }: ActionFormProps) {
  return (
    <form action={actionAddress(caseId, action)} method="post" autocomplete="off" noValidate>
      <input type="hidden" name="form" value={formToken} />
      {children}
      <button type="submit">{desk(locale, button)}</button>
    </form>
  );
}

/** What is wrong and what is accepted. */
export const faultText = (locale: Locale, { code }: Fault): string => desk(locale, `problem.${code}`, { max: LONGEST });

/** One page has several forms with a field of the same name. */
export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** What each field of a form needs, besides its words. */
export function fieldOf(form: string, name: string, { officer: { locale }, values, faults }: FormProps) {
  return {
    name,
    id: fieldId(form, name),
    value: values[name] ?? "",
    problems: faults.filter(({ field }) => field === name).map((fault) => faultText(locale, fault)),
    errorMark: desk(locale, "error.mark"),
  };
}
