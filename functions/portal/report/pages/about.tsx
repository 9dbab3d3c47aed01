import { nameIn } from "../../../../shared/directory/book.js";
import { jurisdictionName } from "../../../../shared/language/names.js";
import { page } from "../../../../shared/language/pages.js";
import type { FormView } from "../public-form.js";

/** What becomes of what somebody writes: who reads it, what for, and for how long. */
export function About({ view }: { readonly view: FormView }) {
  const { locale, served } = view;
  const books = concerned(view);
  const inCharge = books.map(({ jurisdiction, focalPoint, agencies }) => {
    const names = agencies.find(({ id }) => id === focalPoint)?.names;
    const agency = names ? nameIn(names, locale) : "";
    const region = jurisdictionName(locale, jurisdiction);
    return served.length > 1 ? page(locale, "about.in-charge", { region, agency }) : agency;
  });
  return (
    <details>
      <summary>{page(locale, "about.summary")}</summary>
      <p>{page(locale, "about.anonymous")}</p>
      <p>{page(locale, inCharge.length > 0 ? "about.who" : "about.who-unknown")}</p>
      {inCharge.length > 0 && (
        <ul>
          {inCharge.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>{page(locale, "about.sorted")}</p>
      {books.length > 0 && (
        <p>{page(locale, "about.kept", { days: Math.max(...books.map(({ retentionDays }) => retentionDays)) })}</p>
      )}
      <p>{page(locale, "about.device")}</p>
    </details>
  );
}

/** Of the jurisdiction that was chosen, or of all while none was. */
export function concerned({ books, chosen }: Pick<FormView, "books" | "chosen">): FormView["books"] {
  return chosen === undefined ? books : books.filter(({ jurisdiction }) => jurisdiction === chosen);
}
