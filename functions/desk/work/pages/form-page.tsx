import { desk } from "../../../../shared/language/desk.js";
import { ErrorSummary } from "../../../../shared/pages/error-summary.js";
import type { Action } from "../actions/action.js";
import { deskPage } from "./desk-page.js";
import { FORMS } from "./forms/actions.js";
import { type FormProps, faultText, fieldId } from "./forms/form.js";

/** A form that could not be taken as it was: what is wrong, all that was typed, and nothing of the report. */
export function formPage({ action, ...props }: FormProps & { readonly action: Action }): string {
  const { officer, caseId, one, faults } = props;
  const { locale } = officer;
  const { name, heading, Form } = FORMS[action];
  const entries = faults.map((fault) => ({
    ...(fault.field !== undefined && { field: fieldId(name, fault.field) }),
    detail: faultText(locale, fault),
  }));
  const title = one ? desk(locale, "report.heading", { reference: one.report.reference }) : desk(locale, heading);
  return deskPage({
    officer,
    title: desk(locale, "error.title", { title }),
    children: (
      <>
        <ErrorSummary heading={desk(locale, "error.heading")} kept={desk(locale, "error.kept")} entries={entries} />
        {one && <p>{title}</p>}
        <h1>{desk(locale, heading)}</h1>
        <Form {...props} />
        <p>
          <a href={`/desk/reports/${caseId}`}>{desk(locale, "frame.back")}</a>
        </p>
      </>
    ),
  });
}
