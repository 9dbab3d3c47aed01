import { type Book, nameIn } from "../../../../shared/directory/book.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { jurisdictionName } from "../../../../shared/language/names.js";
import { page } from "../../../../shared/language/pages.js";

/** Where the numbers are; what is said elsewhere leads there. */
const CALL_ID = "call";

interface CallFirstProps {
  readonly locale: Locale;
  readonly place: "form" | "receipt";
  /** Of the jurisdiction it is about, or of all it may be about. */
  readonly books: readonly Book[];
}

/** Whom to call when somebody is in danger: the numbers if they are known, the police otherwise. */
export function CallFirst({ locale, place, books }: CallFirstProps) {
  const groups = groupsOf(books, locale);
  const [only, ...more] = groups;
  return (
    <div class="danger" id={CALL_ID}>
      <p>
        <strong>{page(locale, only ? `${place}.danger` : `${place}.danger-police`)}</strong>
      </p>
      {only && more.length === 0 ? (
        <Numbers numbers={only.numbers} />
      ) : (
        groups.map(({ regions, numbers }) => (
          <details key={regions}>
            <summary>{regions}</summary>
            <Numbers numbers={numbers} />
          </details>
        ))
      )}
    </div>
  );
}

/** The same beside the answer that somebody is in danger. */
export function CallNow({ locale, books }: Omit<CallFirstProps, "place">) {
  const [only, ...more] = groupsOf(books, locale);
  if (only && more.length > 0) {
    return (
      <p>
        <a href={`#${CALL_ID}`}>{page(locale, "danger.call-listed")}</a>
      </p>
    );
  }
  return (
    <div class="danger">
      <p>
        <strong>{page(locale, only ? "danger.call" : "danger.call-police")}</strong>
      </p>
      {only && <Numbers numbers={only.numbers} />}
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
}

/** Regions of one country have the same numbers: they are listed once. */
function groupsOf(books: readonly Book[], locale: Locale): readonly Group[] {
  const entries = books.map((book) => ({
    region: jurisdictionName(locale, book.jurisdiction),
    numbers: book.emergency.map(({ number, names }) => ({ number, name: nameIn(names, locale) })),
  }));
  const same = Map.groupBy(entries, ({ numbers }) => JSON.stringify(numbers));
  return [...same.values()].map((group) => ({
    regions: group.map(({ region }) => region).join(", "),
    numbers: group[0]?.numbers ?? [],
  }));
}
