import Holidays from "date-holidays";

/** A day off, as the library of all countries' holidays knows it. */
export interface Holiday {
  /** Such as `2026-11-11`. */
  readonly date: string;
  readonly name: string;
}

const DAY = 86_400_000;

/**
 * The public holidays of a country in a year, each day of those that last longer, days in lieu included: a draft for a
 * person to hold against the country's law, since formulas don't know decrees. Empty for a country nobody knows.
 */
export function holidaysOf(country: string, year: number): Holiday[] {
  const known = new Holidays(country).getHolidays(year) || [];
  return known
    .filter(({ type }) => type === "public")
    .flatMap(({ date, name, start, end }) => {
      const first = Date.parse(date.slice(0, 10));
      // A change of clocks within makes a day of 23 or 25 hours.
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
      return Array.from({ length }, (_, day) => ({
        date: new Date(first + day * DAY).toISOString().slice(0, 10),
        name,
      }));
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
