import type { Locale } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";

/** A number to call now, named in the language of the page. */
export interface EmergencyNumber {
  readonly number: string;
  readonly name: string;
}

interface CallFirstProps {
  readonly locale: Locale;
  readonly place: "form" | "receipt";
  readonly numbers: readonly EmergencyNumber[];
}

/** Whom to call when somebody is in danger: the numbers if they are known, the police otherwise. */
export function CallFirst({ locale, place, numbers }: CallFirstProps) {
  if (numbers.length === 0) {
    return (
      <div class="danger">
        <p>
          <strong>{page(locale, `${place}.danger-police`)}</strong>
        </p>
      </div>
    );
  }
  return (
    <div class="danger">
      <p>
        <strong>{page(locale, `${place}.danger`)}</strong>
      </p>
      <ul>
        {numbers.map(({ number, name }) => (
          <li key={number}>
            <a href={`tel:${number.replaceAll(/[^0-9+]/g, "")}`}>{number}</a> {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
