import { LIMITS } from "../../../shared/acceptance/submission.js";
import { nameIn } from "../../../shared/directory/book.js";
import { AGE_BANDS, CATEGORIES, REPORTERS } from "../../../shared/domain/vocabulary.js";
import { embed } from "../../../shared/language/embed.js";
import { ageName } from "../../../shared/language/names.js";
import { page } from "../../../shared/language/pages.js";
import { problemText } from "../../../shared/language/problems.js";
import { parentBelow } from "../report/consent.js";
import type { FormDescription, Question } from "./description.js";
import type { Described } from "./form-description.js";

/** The questions of the portal's own form, in its order: two for everybody, and two lines that open into more. */
export function groupsOf(described: Described): FormDescription["groups"] {
  const { locale } = described;
  return [
    { questions: [textOf(described), dangerOf(described)] },
    { summary: page(locale, "more.summary"), hint: page(locale, "more.hint"), questions: moreOf(described) },
    { summary: page(locale, "reach.summary"), hint: embed(locale, "reach-hint"), questions: reachOf(described) },
  ];
}

const textOf = ({ locale }: Described): Question => ({
  name: "text",
  kind: "lines",
  label: page(locale, "text.label"),
  hint: page(locale, "text.hint", { max: LIMITS.text }),
  required: problemText(locale, { code: "text-missing", max: LIMITS.text }, "page"),
});

const dangerOf = ({ locale }: Described): Question => ({
  name: "danger",
  kind: "yes-no",
  label: page(locale, "danger.label"),
  hint: page(locale, "danger.hint"),
  options: (["yes", "no"] as const).map((value) => ({ value, text: page(locale, `danger.${value}`) })),
});

const moreOf = ({ locale, book }: Described): Question[] => {
  const places = (book?.places ?? []).map(({ id, names }) => ({ value: id, text: nameIn(names, locale) }));
  return [
    {
      name: "urls",
      kind: "links",
      label: page(locale, "urls.label"),
      hint: page(locale, "urls.hint", { max: LIMITS.urls }),
    },
    {
      name: "reporter",
      kind: "radios",
      label: page(locale, "reporter.label"),
      options: REPORTERS.map((value) => ({ value, text: page(locale, `reporter.${value}`) })),
    },
    {
      name: "age",
      kind: "radios",
      label: page(locale, "age.label"),
      hint: page(locale, "age.hint"),
      options: AGE_BANDS.map((value) => ({
        value,
        text: value === "unknown" ? page(locale, "age.unknown") : ageName(locale, value),
      })),
    },
    ...(places.length === 0
      ? []
      : [
          {
            name: "place",
            kind: "select" as const,
            label: page(locale, "place.label"),
            none: page(locale, "place.none"),
            options: places,
          },
        ]),
    {
      name: "category",
      kind: "select",
      label: page(locale, "category.label"),
      hint: page(locale, "category.hint"),
      none: page(locale, "category.none"),
      options: CATEGORIES.map((value) => ({ value, text: page(locale, `category.${value}`) })),
    },
  ];
};

const reachOf = ({ locale, book }: Described): Question[] => {
  const age = parentBelow(book ? [book] : []);
  const parent = { value: "parent", text: page(locale, "contactConsent.parent") };
  return [
    { name: "contact", kind: "line", label: page(locale, "contact.label"), hint: page(locale, "contact.hint") },
    {
      name: "contactSafely",
      kind: "line",
      label: page(locale, "contactSafely.label"),
      hint: page(locale, "contactSafely.hint"),
      after: "contact",
    },
    {
      name: "contactConsent",
      kind: "consents",
      label: page(locale, "contactConsent.label"),
      hint: page(locale, "contactConsent.hint"),
      options: [
        { value: "self", text: page(locale, "contactConsent.self") },
        ...(age === undefined ? [] : [{ ...parent, hint: embed(locale, "parent-hint", { age }) }]),
      ],
      // What is needed can't be known without a directory. Agencies then get the contact only where it was enough.
      ...(book && { required: problemText(locale, { code: "contact-consent-missing" }, "page") }),
      after: "contact",
    },
  ];
};
