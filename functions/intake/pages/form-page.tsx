import {
  AGE_BANDS,
  CATEGORIES,
  type Jurisdiction,
  LOCALES,
  type Locale,
  REPORTERS,
} from "../../../shared/domain/vocabulary.js";
import { LOCALE_NAMES, langOf } from "../../../shared/language/locales.js";
import { ageName, jurisdictionName } from "../../../shared/language/names.js";
import { page } from "../../../shared/language/pages.js";
import { ErrorSummary, type ErrorSummaryProps } from "../../../shared/pages/error-summary.js";
import { type Option, Radios, Select, TextArea, TextField } from "../../../shared/pages/fields.js";
import { renderPage } from "../../../shared/pages/page.js";
import { LIMITS } from "../submission.js";
import { CallFirst, type EmergencyNumber } from "./call-first.js";

/** The fields of the form in the order of the page; `language` and `nonce` are hidden beside them. */
export const FORM_FIELDS = [
  "jurisdiction",
  "text",
  "urls",
  "danger",
  "reporter",
  "age",
  "place",
  "category",
  "contact",
  "contactSafely",
] as const;
type FormField = (typeof FORM_FIELDS)[number];

/** What is wrong with a field, in words of the page's language. */
interface FormProblem {
  /** A field's name, or the path of a part of it ("urls.3"); any other is shown in the summary alone. */
  readonly field: string;
  readonly detail: string;
}

export interface FormPageProps {
  readonly locale: Locale;
  /** Those that this deployment serves. With one, nobody is asked. */
  readonly jurisdictions: readonly Jurisdiction[];
  /** What was typed or chosen, as it was sent; it is shown again. */
  readonly values: Readonly<Partial<Record<FormField, string>>>;
  readonly problems: readonly FormProblem[];
  /** Sent along with the form, so that sending it twice makes one report. */
  readonly nonce: string;
  /** Places to choose from; without any, the question is left out. */
  readonly places?: readonly { readonly id: string; readonly name: string }[];
  /** Whom to call now; without any, the police is named without a number. */
  readonly emergency?: readonly EmergencyNumber[];
}

/** The plain form: one short page, everything typed is kept, problems stand at the top and beside their fields. */
export function formPage(props: FormPageProps): string {
  const { locale, problems, values, emergency = [] } = props;
  const title = page(locale, "form.title");
  return renderPage({
    locale,
    title: problems.length > 0 ? page(locale, "error.title", { title }) : title,
    header: <Languages locale={locale} jurisdiction={values.jurisdiction} />,
    children: (
      <>
        {problems.length > 0 && (
          <ErrorSummary
            heading={page(locale, "error.heading")}
            kept={page(locale, "error.kept")}
            entries={entriesOf(props)}
          />
        )}
        <h1>{page(locale, "form.heading")}</h1>
        <CallFirst locale={locale} place="form" numbers={emergency} />
        <p>{page(locale, "form.intro")}</p>
        <form action="/v1/reports" method="post" autocomplete="off" noValidate>
          <input type="hidden" name="language" value={locale} />
          <input type="hidden" name="nonce" value={props.nonce} />
          <Questions {...props} />
          <button type="submit">{page(locale, "form.submit")}</button>
        </form>
      </>
    ),
  });
}

function Questions({ locale, jurisdictions, values, problems, places = [] }: FormPageProps) {
  const [only, ...more] = jurisdictions;
  const optional = (label: string) => page(locale, "form.optional", { label });
  const field = (name: FormField) => ({
    name,
    // Each name is on this page once.
    id: name,
    value: values[name] ?? "",
    problems: [...new Set(problems.filter(({ field }) => fieldOf(field) === name).map(({ detail }) => detail))],
    errorMark: page(locale, "error.mark"),
  });
  const yesNo: readonly Option[] = (["yes", "no"] as const).map((value) => ({
    value,
    text: page(locale, `danger.${value}`),
  }));
  const reporters = REPORTERS.map((value) => ({ value, text: page(locale, `reporter.${value}`) }));
  const ages = AGE_BANDS.map((value) => ({
    value,
    text: value === "unknown" ? page(locale, "age.unknown") : ageName(locale, value),
  }));
  const categories = CATEGORIES.map((value) => ({ value, text: page(locale, `category.${value}`) }));
  return (
    <>
      {more.length === 0 ? (
        <input type="hidden" name="jurisdiction" value={only} />
      ) : (
        <Select
          {...field("jurisdiction")}
          label={page(locale, "jurisdiction.label")}
          none={page(locale, "jurisdiction.none")}
          options={jurisdictions.map((value) => ({ value, text: jurisdictionName(locale, value) }))}
        />
      )}
      <TextArea
        {...field("text")}
        label={page(locale, "text.label")}
        hint={page(locale, "text.hint", { max: LIMITS.text })}
        rows={8}
      />
      <Radios
        {...field("danger")}
        label={page(locale, "danger.label")}
        hint={page(locale, "danger.hint")}
        options={yesNo}
      />
      <TextArea
        {...field("urls")}
        label={optional(page(locale, "urls.label"))}
        hint={page(locale, "urls.hint", { max: LIMITS.urls })}
        rows={3}
      />
      <Radios {...field("reporter")} label={optional(page(locale, "reporter.label"))} options={reporters} />
      <Radios
        {...field("age")}
        label={optional(page(locale, "age.label"))}
        hint={page(locale, "age.hint")}
        options={ages}
      />
      {places.length > 0 && (
        <Select
          {...field("place")}
          label={optional(page(locale, "place.label"))}
          none={page(locale, "place.none")}
          options={places.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <Select
        {...field("category")}
        label={optional(page(locale, "category.label"))}
        hint={page(locale, "category.hint")}
        none={page(locale, "category.none")}
        options={categories}
      />
      <TextField
        {...field("contact")}
        label={optional(page(locale, "contact.label"))}
        hint={page(locale, "contact.hint")}
      />
      <TextField
        {...field("contactSafely")}
        label={optional(page(locale, "contactSafely.label"))}
        hint={page(locale, "contactSafely.hint")}
      />
    </>
  );
}

/** "urls.3" is about the field "urls". */
const fieldOf = (path: string): string => path.split(".")[0] ?? path;

/** Twenty wrong links are one thing to mend; what is not on the page has no way to it. */
function entriesOf({ problems, jurisdictions, places = [] }: FormPageProps): ErrorSummaryProps["entries"] {
  const onPage = (name: string) =>
    FORM_FIELDS.some((field) => field === name) &&
    (name !== "place" || places.length > 0) &&
    (name !== "jurisdiction" || jurisdictions.length > 1);
  const entries = problems.map(({ field: path, detail }) => {
    const field = fieldOf(path);
    return { detail, ...(onPage(field) && { field }) };
  });
  return [...new Map(entries.map((entry) => [`${entry.field} ${entry.detail}`, entry])).values()];
}

/** Each language by its own name; a link opens the form anew. */
function Languages({ locale, jurisdiction }: { readonly locale: Locale; readonly jurisdiction: string | undefined }) {
  return (
    <nav aria-label={page(locale, "form.languages")}>
      <ul>
        {LOCALES.map((other) => (
          <li key={other} lang={langOf(other)}>
            {other === locale ? (
              <span aria-current="true">{LOCALE_NAMES[other]}</span>
            ) : (
              <a href={formAddress(other, jurisdiction)} hreflang={langOf(other)}>
                {LOCALE_NAMES[other]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where the form is in a language, with the jurisdiction chosen already if one is. */
export function formAddress(language: Locale, jurisdiction?: string): string {
  return `/report?${new URLSearchParams({ language, ...(jurisdiction ? { jurisdiction } : {}) })}`;
}
