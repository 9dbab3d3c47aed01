import { type Agency, type Book, type Names, nameIn } from "../directory/book.js";
import { permanent } from "../domain/errors.js";
import type { Instant } from "../domain/instant.js";
import type { Reading } from "../domain/reading.js";
import type { Dispatch, Report } from "../domain/report.js";
import { dateText } from "../language/dates.js";
import { mail } from "../language/mail.js";
import { oneLine } from "./plain.js";

/** What a letter is about, looked up already: one dispatch of one report, to one agency. */
export interface Matter {
  readonly report: Report;
  readonly reading: Reading;
  readonly index: number;
  readonly dispatch: Dispatch;
  readonly book: Book;
  readonly agency: Agency;
  readonly focalPoint: Agency;
  readonly acknowledgeBy: Instant;
  /** Where the desk opens this dispatch. */
  readonly link: string;
  /** Id of the agency that is asked when this one does not answer in time; absent when nobody is left. */
  readonly next: string | undefined;
  readonly now: Instant;
  /** In the agency's language. */
  readonly speech: Speech;
}

/** The reporter took the report back: its words are gone, and nothing is asked of anybody. */
export const isWithdrawn = ({ report, dispatch }: Pick<Matter, "report" | "dispatch">): boolean =>
  dispatch.letter === "withdrawn" || report.state === "withdrawn" || report.state === "erased";

/** The texts, times and names of one agency's mails, in its language and time zone. */
export interface Speech {
  say(key: Parameters<typeof mail>[1], params?: Parameters<typeof mail>[2]): string;
  time(at: Instant): string;
  name(names: Names): string;
  /** An agency that left the directory since is still known by its id. */
  agency(id: string): string;
}

export function speechOf({ locale, timeZone }: Pick<Agency, "locale" | "timeZone">, book: Book): Speech {
  const name = (names: Names) => oneLine(nameIn(names, locale));
  return {
    say: (key, params) => mail(locale, key, params),
    time: (at) => dateText(locale, at, timeZone, "full"),
    name,
    agency: (wanted) => {
      const names = book.agencies.find(({ id }) => id === wanted)?.names;
      return names ? name(names) : oneLine(wanted);
    },
  };
}

/** @throws Failure `permanent: agency-unknown`, which a checked book never comes to. */
export function focalPointOf(book: Book): Agency {
  const agency = book.agencies.find(({ id }) => id === book.focalPoint);
  if (!agency) throw permanent("agency-unknown");
  return agency;
}
