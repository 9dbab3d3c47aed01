import { LIMITS } from "../../../../shared/acceptance/submission.js";
import { page } from "../../../../shared/language/pages.js";
import { Radios, TextArea } from "../../../../shared/pages/fields.js";
import type { FormView } from "../public-form.js";
import { About, concerned } from "./about.js";
import { CallFirst, CallNow } from "./call-first.js";
import { fieldFrom, paper } from "./paper.js";
import { MORE, More, REACH, Reach } from "./questions.js";
import { JurisdictionField } from "./where.js";

/** In the order of the page; `nonce`, `proof` and `website` are hidden beside them. */
const FORM_FIELDS: readonly string[] = ["jurisdiction", "text", "danger", ...MORE, ...REACH];

/** The form: one short page. Two questions; all else is behind a line of its own. */
export function formPage(view: FormView): string {
  const { locale, served } = view;
  const books = concerned(view);
  return paper({
    view,
    path: "",
    heading: page(locale, "form.heading"),
    fields: served.length > 1 ? FORM_FIELDS : FORM_FIELDS.slice(1),
    before: (
      <>
        <CallFirst locale={locale} place="form" books={books} />
        <p>{page(locale, "form.intro")}</p>
        <About view={view} />
      </>
    ),
    children: (
      <>
        <JurisdictionField view={view} />
        <TextArea
          {...fieldFrom(view, "text")}
          label={page(locale, "text.label")}
          hint={page(locale, "text.hint", { max: LIMITS.text })}
          rows={6}
        />
        <Radios
          {...fieldFrom(view, "danger")}
          label={page(locale, "danger.label")}
          hint={page(locale, "danger.hint")}
          options={[
            {
              value: "yes",
              text: page(locale, "danger.yes"),
              reveals: <CallNow locale={locale} books={books} />,
            },
            { value: "no", text: page(locale, "danger.no") },
          ]}
        />
        <More view={view} />
        <Reach view={view} />
        <p class="hint">{page(locale, "form.receipt")}</p>
      </>
    ),
  });
}
