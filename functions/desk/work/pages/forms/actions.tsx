import type { ComponentType } from "preact";
import { type DeskText, desk } from "../../../../../shared/language/desk.js";
import type { Officer } from "../../../officer.js";
import type { Action } from "../../actions/action.js";
import { type Case, caseIdOf } from "../../case.js";
import type { NoticeAddress } from "../../notice.js";
import { Section } from "../desk-page.js";
import { AcknowledgeForm } from "./acknowledge-form.js";
import { CloseForm } from "./close-form.js";
import { CorrectForm } from "./correct-form.js";
import type { FormProps } from "./form.js";
import { NotifyForm } from "./notify-form.js";
import { ReturnForm } from "./return-form.js";
import { WriteForm } from "./write-form.js";

export interface FormOfAction {
  /** What the ids of its fields begin with. */
  readonly name: string;
  readonly heading: DeskText;
  readonly Form: ComponentType<FormProps>;
}

const write: FormOfAction = { name: "write", heading: "write.heading", Form: WriteForm };

export const FORMS: Readonly<Record<Action, FormOfAction>> = {
  acknowledge: { name: "acknowledge", heading: "acknowledge.button", Form: AcknowledgeForm },
  ask: write,
  answer: write,
  close: { name: "close", heading: "close.heading", Form: CloseForm },
  return: { name: "return", heading: "return.heading", Form: ReturnForm },
  correct: { name: "correct", heading: "correct.heading", Form: CorrectForm },
  notify: { name: "notify", heading: "notify.heading", Form: NotifyForm },
};

const DECIDE: FormOfAction = { ...FORMS.correct, heading: "correct.heading-hold" };

interface ActionsProps {
  readonly officer: Officer;
  readonly one: Case;
  readonly addresses: readonly NoticeAddress[];
  /** Of this page, so that a form sent twice does what it does once. */
  readonly nonce: string;
}

/** What an agency can do with a case besides acknowledging it, each opened where it is wanted. */
export function ActionsSection({ officer, one, addresses, nonce }: ActionsProps) {
  const { locale } = officer;
  const { hold } = one.reading;
  const { ask, close, return: back, correct, notify } = FORMS;
  // A held report waits for exactly this.
  const others = hold ? [DECIDE, ask, back, close] : [ask, close, back, correct];
  // Whoever tells somebody outside has taken the report on.
  const shown = one.dispatch.answer === "acknowledged" ? [...others, notify] : others;
  return (
    <Section id="actions" heading={desk(locale, "actions.heading")}>
      {shown.map(({ name, heading, Form }) => (
        <details key={name} open={hold && name === "correct"}>
          <summary>{desk(locale, heading)}</summary>
          <Form
            officer={officer}
            caseId={caseIdOf(one)}
            one={one}
            values={name === "notify" ? { nonce } : {}}
            faults={[]}
            addresses={addresses}
          />
        </details>
      ))}
    </Section>
  );
}
