import type { Locale } from "../domain/vocabulary.js";
import type { Book, Names } from "./book.js";
import { type BookProblem, problem, repeated, unknown } from "./problem.js";

/** What of the agencies, their calendars, addresses and names a schema can't prove. */
export function checkAgencies(checked: Book): BookProblem[] {
  return [...checkHours(checked), ...checkHolidays(checked), ...checkAddresses(checked), ...checkNames(checked)];
}

function checkHours({ agencies, holidays }: Book): BookProblem[] {
  return agencies.flatMap(({ hours }, at) => {
    if (hours === "always") return [];
    const path = `agencies[${at}].hours`;
    return [
      ...(hours.from < hours.to ? [] : [problem(`${path}.to`, "times-not-in-order", `a time after ${hours.from}`)]),
      ...repeated(hours.weekdays, (day) => `${path}.weekdays[${day}]`, "each weekday once"),
      ...unknown([{ path: `${path}.holidays`, id: hours.holidays }], Object.keys(holidays), "unknown-calendar"),
    ];
  });
}

function checkHolidays({ holidays }: Book): BookProblem[] {
  return Object.entries(holidays).flatMap(([calendar, dates]) =>
    dates.flatMap((date, at) => {
      const before = dates[at - 1];
      return before === undefined || before < date
        ? []
        : [problem(`holidays.${calendar}[${at}]`, "dates-not-in-order", `a date after ${before}`)];
    }),
  );
}

/** Of what DNS allows, what mail to agencies is ever addressed to. Other scripts and capitals are how a wrong address looks right. */
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/;

function checkAddresses({ agencies, digest }: Book): BookProblem[] {
  const ofAgencies = agencies.flatMap(({ addresses }, agency) =>
    addresses.map((address, at) => ({ path: `agencies[${agency}].addresses[${at}]`, address })),
  );
  const all = [...ofAgencies, ...digest.map((address, at) => ({ path: `digest[${at}]`, address }))];
  const seen = ofAgencies.map(({ address }) => address.toLowerCase());
  return [
    ...all
      .filter(({ address }) => !DOMAIN.test(address.slice(address.lastIndexOf("@") + 1)))
      .map(({ path }) => problem(path, "wrong-address", "a domain in lower-case ASCII letters, with a dot")),
    ...ofAgencies
      .filter((_, at) => seen.indexOf(seen[at] ?? "") < at)
      .map(({ path }) => problem(path, "duplicate-address", "an address that stands nowhere before it")),
  ];
}

/** Each name in each language the jurisdiction offers, and each agency in the one its mail is written in. */
function checkNames({ names, locales, agencies, places, emergency }: Book): BookProblem[] {
  const missing = (path: string, given: Names, wanted: readonly Locale[]): BookProblem[] =>
    wanted
      .filter((locale) => !hasName(given, locale))
      .map((locale) => problem(`${path}.${locale}`, "missing-name", "a name in this language"));
  return [
    ...missing("names", names, locales),
    ...agencies.flatMap((agency, at) =>
      missing(`agencies[${at}].names`, agency.names, [...new Set([...locales, agency.locale])]),
    ),
    ...places.flatMap((place, at) => missing(`places[${at}].names`, place.names, locales)),
    ...emergency.flatMap((number, at) => missing(`emergency[${at}].names`, number.names, locales)),
  ];
}

function hasName(names: Names, locale: Locale): boolean {
  return names[locale] !== undefined || (locale === "cnr" && names["sr-Latn"] !== undefined);
}
