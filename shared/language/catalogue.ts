import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "../domain/vocabulary.js";
import { INTL_TAGS } from "./locales.js";

/** Values for the ICU arguments of a message. Never anything that a reporter wrote. */
type Params = Readonly<Record<string, string | number>>;

/** The texts of one area. Montenegrin holds only what differs from Serbian in Latin script; all others are complete. */
export type Texts<Key extends string> = Readonly<
  Record<Exclude<Locale, "cnr">, Readonly<Record<Key, string>>> & { cnr: Readonly<Partial<Record<Key, string>>> }
>;

/**
 * The message of a key in a locale.
 * @throws when an argument of the message is missing among `params`: a bug of the caller, named by intl-messageformat
 */
export type Messages<Key extends string> = (locale: Locale, key: Key, params?: Params) => string;

/**
 * Makes an area's texts (ICU MessageFormat) into a function. A text is parsed when it is first asked for and kept, so
 * that a function which sends one mail in one language pays for that mail only.
 */
export function catalogue<Key extends string>(texts: Texts<Key>): Messages<Key> {
  const formats = new Map<string, IntlMessageFormat>();
  return (locale, key, params) => {
    const id = `${locale} ${key}`;
    let format = formats.get(id);
    if (format === undefined) {
      // Tags stay plain text: what a message says is escaped where it is put into a page.
      format = new IntlMessageFormat(textIn(texts, locale, key), INTL_TAGS[locale], undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(params));
  };
}

function textIn<Key extends string>(texts: Texts<Key>, locale: Locale, key: Key): string {
  if (locale !== "cnr") return texts[locale][key];
  return texts.cnr[key] ?? texts["sr-Latn"][key];
}
