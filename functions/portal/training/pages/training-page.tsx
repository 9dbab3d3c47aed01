import { INSTITUTIONS } from "../../../../shared/domain/vocabulary.js";
import { page } from "../../../../shared/language/pages.js";
import { Checkboxes, Radios, TextArea, TextField } from "../../../../shared/pages/fields.js";
import { fieldFrom, paper } from "../../report/pages/paper.js";
import { JurisdictionField, PlaceField } from "../../report/pages/where.js";
import type { FormView } from "../../report/public-form.js";

const FIELDS: readonly string[] = ["jurisdiction", "institution", "text", "place", "contact", "contactConsent"];

/** A short form for grown-ups at work. */
export function trainingPage(view: FormView): string {
  const { locale, served } = view;
  return paper({
    view,
    path: "/training",
    heading: page(locale, "training.heading"),
    fields: served.length > 1 ? FIELDS : FIELDS.slice(1),
    before: (
      <>
        <p>{page(locale, "training.intro")}</p>
        <div class="inset">
          <p>
            {page(locale, "training.harm")} <a href={`/${locale}`}>{page(locale, "form.heading")}</a>
          </p>
        </div>
      </>
    ),
    children: (
      <>
        <JurisdictionField view={view} />
        <Radios
          {...fieldFrom(view, "institution")}
          label={page(locale, "institution.label")}
          options={INSTITUTIONS.map((value) => ({ value, text: page(locale, `institution.${value}`) }))}
        />
        <TextArea
          {...fieldFrom(view, "text")}
          label={page(locale, "training.text")}
          hint={page(locale, "training.text-hint")}
          rows={6}
        />
        <PlaceField
          view={view}
          label={page(locale, "form.optional", { label: page(locale, "training.place") })}
          none={page(locale, "training.place-none")}
        />
        <TextField
          {...fieldFrom(view, "contact")}
          label={page(locale, "training.contact")}
          hint={page(locale, "contact.hint")}
        />
        <Checkboxes
          {...fieldFrom(view, "contactConsent")}
          label={page(locale, "training.consent")}
          options={[{ value: "self", text: page(locale, "contactConsent.self") }]}
        />
      </>
    ),
  });
}
