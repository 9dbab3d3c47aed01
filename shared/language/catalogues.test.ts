import { readFileSync } from "node:fs";
import { join } from "node:path";
import IntlMessageFormat from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "../domain/vocabulary.js";

const AREAS = [
  "access",
  "desk",
  "embed",
  "follow",
  "names",
  "problems",
  "pages",
  "mail",
  "provider",
  "peers",
  "reasons",
  "shell",
  "throttled",
] as const;
type Texts = Readonly<Record<string, string>>;

/** As the files hold them, before anything falls back. */
function textsOf(area: string, locale: Locale): Texts {
  return JSON.parse(readFileSync(join(import.meta.dirname, area, `${locale}.json`), "utf8"));
}

type Parts = ReturnType<IntlMessageFormat["getAst"]>;

/** The ICU arguments of a text with their types, those within plurals and choices included. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  const visit = (parts: Parts) => {
    for (const part of parts) {
      if (part.type !== 0 && "value" in part) found.add(`${part.value}:${part.type}`);
      if ("options" in part) for (const { value } of Object.values(part.options)) visit(value);
    }
  };
  visit(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

/** The words of a text, without what stands in braces: arguments, and the keywords of plurals and choices. */
function wordsOf(text: string): string {
  const read = (parts: Parts): string =>
    parts
      .map((part) => {
        if ("options" in part)
          return Object.values(part.options)
            .map(({ value }) => read(value))
            .join(" ");
        return part.type === 0 ? part.value : "";
      })
      .join(" ");
  return read(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst());
}

/** What both scripts write in Latin letters: code, names of formats and products, ranges of letters. */
const LATIN_ANYWHERE =
  /https?:\/\/|data:|lookup\.icann\.org|\b(true|false|nonce|JSON|KB|Safelane|XARF|v4|RDAP|WHOIS|IP|abuse|hxxp|https?|[AB][12])\b|A–Z|a–z/g;

/** Official transliteration; each letter has one, so what one script says the other can be checked against. */
const LATIN_OF: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", ђ: "đ", е: "e", ж: "ž", з: "z", и: "i", ј: "j", к: "k", л: "l" },
  ...{ љ: "lj", м: "m", н: "n", њ: "nj", о: "o", п: "p", р: "r", с: "s", т: "t", ћ: "ć", у: "u", ф: "f", х: "h" },
  ...{ ц: "c", ч: "č", џ: "dž", ш: "š" },
};

function inLatin(text: string): string {
  return text.replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const latin = LATIN_OF[letter.toLowerCase()] ?? "?";
    return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  });
}

describe.each(AREAS)("the texts of %s", (area) => {
  const english = textsOf(area, "en");
  const keys = Object.keys(english);

  test.each(LOCALES.filter((locale) => locale !== "cnr"))("are complete in %s, and none is left over", (locale) => {
    expect(Object.keys(textsOf(area, locale))).toEqual(keys);
  });

  test("in Montenegrin differ from Serbian wherever they are given, and are of keys that exist", () => {
    const serbian = textsOf(area, "sr-Latn");
    for (const [key, text] of Object.entries(textsOf(area, "cnr"))) {
      expect(keys).toContain(key);
      expect(text).not.toBe(serbian[key]);
    }
  });

  test.each(LOCALES)("take the same arguments in %s as in English", (locale) => {
    for (const [key, text] of Object.entries(textsOf(area, locale))) {
      expect([key, argumentsOf(text)]).toEqual([key, argumentsOf(english[key] ?? "")]);
    }
  });

  test.each(LOCALES)("hold no markup, no typewriter quotes and no stray spaces in %s", (locale) => {
    for (const text of Object.values(textsOf(area, locale))) {
      expect(text).not.toMatch(/<|>|&\w+;|'|"|^\s|\s$|\s{2}|^$/);
      expect(text).toBe(text.normalize("NFC"));
    }
  });

  test("are in one script each in Serbian, Montenegrin, Albanian and Vietnamese", () => {
    for (const text of Object.values(textsOf(area, "sr-Cyrl"))) {
      expect(wordsOf(text).replaceAll(LATIN_ANYWHERE, "")).not.toMatch(/\p{Script=Latin}/u);
    }
    for (const locale of ["sr-Latn", "cnr", "sq", "vi", "en"] as const) {
      for (const text of Object.values(textsOf(area, locale))) expect(text).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  test("say the same in both Serbian scripts", () => {
    const latin = textsOf(area, "sr-Latn");
    for (const [key, text] of Object.entries(textsOf(area, "sr-Cyrl")))
      expect([key, inLatin(text)]).toEqual([key, latin[key]]);
  });
});
