import { nameIn } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { type Jurisdiction, LOCALES } from "../../shared/domain/vocabulary.js";
import { langOf } from "../../shared/language/locales.js";
import { throttled } from "../../shared/language/throttled.js";

/**
 * The page that WAF shows to who may not go on, in every language of the jurisdictions: none of our code answers then.
 * Whom to call is what the directories say that come with the code, as it is when the template is made.
 */
export function tooManyRequests(jurisdictions: readonly Jurisdiction[]): string {
  const books = jurisdictions.map(builtInBook);
  const offered = new Set(books.flatMap(({ locales }) => locales));
  const texts = LOCALES.filter((locale) => offered.has(locale)).map((locale) => {
    const [heading, text, call] = (["heading", "text", "call"] as const).map((key) => throttled(locale, key));
    return `<div lang="${langOf(locale)}"><h2>${heading}</h2><p>${text}<p><a href="#call">${call}</a></div>`;
  });
  const numbers = books.map(({ names, emergency, locales: [locale = "en"] }) => {
    const lines = emergency.map((one) => `<br>${escaped(nameIn(one.names, locale))}: ${telephone(one.number)}`);
    return `<p lang="${langOf(locale)}">${escaped(nameIn(names, locale))}${lines.join("")}`;
  });
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>429</title>${texts.join("")}<div id="call">${numbers.join("")}</div>`
  );
}

const telephone = (number: string): string => `<a href="tel:${number.replaceAll(/[ -]/g, "")}">${number}</a>`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
