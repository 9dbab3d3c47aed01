import { type Book, nameIn } from "../../../../shared/directory/book.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { jurisdictionName } from "../../../../shared/language/names.js";
import { page } from "../../../../shared/language/pages.js";

interface CallFirstProps {
  readonly locale: Locale;
  readonly place: "form" | "receipt";
  /** Of the jurisdiction it is about, or of all it may be about. */
  readonly books: readonly Book[];
}

/** Whom to call when somebody is in danger: the numbers if they are known, the police otherwise. */
export function CallFirst({ locale, place, books }: CallFirstProps) {
  const groups = groupsOf(books, locale);
  return (
    <Call groups={groups} heading={page(locale, groups.length > 0 ? `${place}.danger` : `${place}.danger-police`)} />
  );
}

/** The same beside the answer that somebody is in danger. */
export function CallNow({ locale, books }: Omit<CallFirstProps, "place">) {
  const groups = groupsOf(books, locale);
  return <Call groups={groups} heading={page(locale, groups.length > 0 ? "danger.call" : "danger.call-police")} />;
}

function Call({ heading, groups }: { readonly heading: string; readonly groups: readonly Group[] }) {
  const [only, ...more] = groups;
  return (
    <div class="danger">
      <p>
        <strong>{heading}</strong>
      </p>
      {only && more.length === 0 ? (
        <Numbers numbers={only.numbers} />
      ) : (
        groups.map(({ regions, numbers, isOwn }) => (
          <details key={regions} open={isOwn}>
            <summary>{regions}</summary>
            <Numbers numbers={numbers} />
          </details>
        ))
      )}
    </div>
  );
}

interface EmergencyNumber {
  readonly number: string;
  readonly name: string;
}

function Numbers({ numbers }: { readonly numbers: readonly EmergencyNumber[] }) {
  return (
    <ul>
      {numbers.map(({ number, name }) => (
        <li key={number}>
          <a href={`tel:${number.replaceAll(/[^0-9+]/g, "")}`}>{number}</a> {name}
        </li>
      ))}
    </ul>
  );
}

interface Group {
  readonly regions: string;
  readonly numbers: readonly EmergencyNumber[];
  /** Where the language of the page is read before it is anywhere else. */
  readonly isOwn: boolean;
}

/**
 * Regions of one country have the same numbers: they are listed once. While nobody has said where they are, the country
 * of their language stands first, and its numbers are in sight.
 */
function groupsOf(books: readonly Book[], locale: Locale): readonly Group[] {
  const own = books.toSorted((a, b) => rankIn(a, locale) - rankIn(b, locale));
  const entries = own.map((book) => ({
    region: jurisdictionName(locale, book.jurisdiction),
    isOwn: rankIn(book, locale) < Number.MAX_SAFE_INTEGER,
    numbers: book.emergency.map(({ number, names }) => ({ number, name: nameIn(names, locale) })),
  }));
  const same = Map.groupBy(entries, ({ numbers }) => JSON.stringify(numbers));
  return [...same.values()].map((group, index) => ({
    regions: group.map(({ region }) => region).join(", "),
    numbers: group[0]?.numbers ?? [],
    isOwn: index === 0 && group.some(({ isOwn }) => isOwn),
  }));
}

/** English is read everywhere, and nowhere first. */
function rankIn({ locales }: Book, locale: Locale): number {
  const rank = locale === "en" ? -1 : locales.indexOf(locale);
  return rank === -1 ? Number.MAX_SAFE_INTEGER : rank;
}
