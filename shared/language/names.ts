import type {
  AgeBand,
  Category,
  Institution,
  Jurisdiction,
  Locale,
  Priority,
  ReadingLanguage,
  Reporter,
} from "../domain/vocabulary.js";
import { catalogue } from "./catalogue.js";
import cnr from "./names/cnr.json" with { type: "json" };
import en from "./names/en.json" with { type: "json" };
import sq from "./names/sq.json" with { type: "json" };
import srCyrl from "./names/sr-Cyrl.json" with { type: "json" };
import srLatn from "./names/sr-Latn.json" with { type: "json" };
import vi from "./names/vi.json" with { type: "json" };

const name = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

/** The names of what the vocabulary lists, as officers use them. The form has plainer words of its own. */
export const categoryName = (locale: Locale, category: Category) => name(locale, `category.${category}`);
export const priorityName = (locale: Locale, priority: Priority) => name(locale, `priority.${priority}`);
export const reporterName = (locale: Locale, reporter: Reporter) => name(locale, `reporter.${reporter}`);
export const institutionName = (locale: Locale, institution: Institution) => name(locale, `institution.${institution}`);
export const ageName = (locale: Locale, age: AgeBand) => name(locale, `age.${age}`);
export const jurisdictionName = (locale: Locale, jurisdiction: Jurisdiction) =>
  name(locale, `jurisdiction.${jurisdiction}`);
/** The language a report is written in. */
export const languageName = (locale: Locale, language: ReadingLanguage) => name(locale, `language.${language}`);
