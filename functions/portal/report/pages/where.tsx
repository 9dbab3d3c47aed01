import { nameIn } from "../../../../shared/directory/book.js";
import { jurisdictionName } from "../../../../shared/language/names.js";
import { page } from "../../../../shared/language/pages.js";
import { Select } from "../../../../shared/pages/fields.js";
import type { FormView } from "../public-form.js";
import { fieldFrom } from "./paper.js";

/** The country or region; with one, nobody is asked. */
export function JurisdictionField({ view }: { readonly view: FormView }) {
  const { locale, served } = view;
  const [only, ...more] = served;
  if (more.length === 0) return <input type="hidden" name="jurisdiction" value={only} />;
  return (
    <Select
      {...fieldFrom(view, "jurisdiction")}
      label={page(locale, "jurisdiction.label")}
      none={page(locale, "jurisdiction.none")}
      options={served.map((value) => ({ value, text: jurisdictionName(locale, value) }))}
    />
  );
}

interface PlaceFieldProps {
  readonly view: FormView;
  readonly label: string;
  readonly none: string;
}

/** The places that the directory tells apart, of all jurisdictions: without scripts the list can't follow the choice of one. */
export function PlaceField({ view, label, none }: PlaceFieldProps) {
  const { locale, books, served } = view;
  const options = books.flatMap(({ jurisdiction, places }) =>
    places.map(({ id, names }) => ({
      value: id,
      text: nameIn(names, locale),
      group: served.length > 1 ? jurisdictionName(locale, jurisdiction) : undefined,
    })),
  );
  if (options.length === 0) return null;
  return <Select {...fieldFrom(view, "place")} label={label} none={none} options={options} />;
}
