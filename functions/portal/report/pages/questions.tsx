import { LIMITS } from "../../../../shared/acceptance/submission.js";
import { AGE_BANDS, CATEGORIES, REPORTERS } from "../../../../shared/domain/vocabulary.js";
import { ageName } from "../../../../shared/language/names.js";
import { page } from "../../../../shared/language/pages.js";
import { Checkboxes, type Option, Radios, Select, TextArea, TextField } from "../../../../shared/pages/fields.js";
import { parentBelow } from "../consent.js";
import type { FormView } from "../public-form.js";
import { concerned } from "./about.js";
import { fieldFrom, isTouched } from "./paper.js";
import { PlaceField } from "./where.js";

interface QuestionsProps {
  readonly view: FormView;
}

/** What nobody has to answer, behind one line. */
export const MORE = ["urls", "reporter", "age", "place", "category"] as const;

export function More({ view }: QuestionsProps) {
  const { locale } = view;
  return (
    <details open={isTouched(view, MORE)}>
      <summary>{page(locale, "more.summary")}</summary>
      <div class="reveals">
        <p>{page(locale, "more.hint")}</p>
        <TextArea
          {...fieldFrom(view, "urls")}
          label={page(locale, "urls.label")}
          hint={page(locale, "urls.hint", { max: LIMITS.urls })}
          rows={3}
        />
        <Radios
          {...fieldFrom(view, "reporter")}
          label={page(locale, "reporter.label")}
          options={REPORTERS.map((value) => ({ value, text: page(locale, `reporter.${value}`) }))}
        />
        <Radios
          {...fieldFrom(view, "age")}
          label={page(locale, "age.label")}
          hint={page(locale, "age.hint")}
          options={AGE_BANDS.map((value) => ({
            value,
            text: value === "unknown" ? page(locale, "age.unknown") : ageName(locale, value),
          }))}
        />
        <PlaceField view={view} label={page(locale, "place.label")} none={page(locale, "place.none")} />
        <Select
          {...fieldFrom(view, "category")}
          label={page(locale, "category.label")}
          hint={page(locale, "category.hint")}
          none={page(locale, "category.none")}
          options={CATEGORIES.map((value) => ({ value, text: page(locale, `category.${value}`) }))}
        />
      </div>
    </details>
  );
}

/** How somebody may be reached, when that is safe, and whether it may be passed on. */
export const REACH = ["contact", "contactSafely", "contactConsent"] as const;

export function Reach({ view }: QuestionsProps) {
  const { locale } = view;
  return (
    <details open={isTouched(view, REACH)}>
      <summary>{page(locale, "reach.summary")}</summary>
      <div class="reveals">
        <p>{page(locale, "reach.hint")}</p>
        <TextField
          {...fieldFrom(view, "contact")}
          label={page(locale, "contact.label")}
          hint={page(locale, "contact.hint")}
          reveals={
            <>
              <TextField
                {...fieldFrom(view, "contactSafely")}
                label={page(locale, "contactSafely.label")}
                hint={page(locale, "contactSafely.hint")}
              />
              <Checkboxes
                {...fieldFrom(view, "contactConsent")}
                label={page(locale, "contactConsent.label")}
                hint={page(locale, "contactConsent.hint")}
                options={consentsIn(view)}
              />
            </>
          }
        />
      </div>
    </details>
  );
}

/** A parent's is asked for where it may be needed, and stays where it was given for another jurisdiction. */
function consentsIn(view: FormView): readonly Option[] {
  const { locale, values } = view;
  const self = { value: "self", text: page(locale, "contactConsent.self") };
  const parent = { value: "parent", text: page(locale, "contactConsent.parent") };
  const age = parentBelow(concerned(view));
  if (age !== undefined) return [self, { ...parent, hint: page(locale, "contactConsent.parent-hint", { age }) }];
  return (values["contactConsent"] ?? "").split("\n").includes("parent") ? [self, parent] : [self];
}
