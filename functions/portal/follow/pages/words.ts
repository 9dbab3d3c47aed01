import { type Book, nameIn } from "../../../../shared/directory/book.js";
import type { Instant } from "../../../../shared/domain/instant.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { dateText } from "../../../../shared/language/dates.js";
import { follow } from "../../../../shared/language/follow.js";

/** Who looks at a report, and what names and clocks are known. */
export interface Reader {
  readonly locale: Locale;
  /** Absent while the directory can't be read: nobody is named then, and no time is told wrongly. */
  readonly book: Book | undefined;
}

/** By the clocks of the place that the report was sent to. */
export function timeText({ locale, book }: Reader, at: Instant): string | undefined {
  const focalPoint = book?.agencies.find(({ id }) => id === book.focalPoint);
  return focalPoint && dateText(locale, at, focalPoint.timeZone, "full");
}

/** Undefined for one that is not known, or not any more. */
export function agencyName({ locale, book }: Reader, id: string | undefined): string | undefined {
  const names = book?.agencies.find((agency) => agency.id === id)?.names;
  return names && nameIn(names, locale);
}

/** Whoever it is, somebody wrote. */
export const writerName = (reader: Reader, id: string | undefined): string =>
  agencyName(reader, id) ?? follow(reader.locale, "messages.somebody");
