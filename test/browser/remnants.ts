import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import * as z from "zod";
import { nameIn } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { JURISDICTIONS, type Locale } from "../../shared/domain/vocabulary.js";

/** What the portal's pages say comes from these. */
const AREAS = ["pages", "shell", "follow", "problems", "names"];
const texts = z.record(z.string(), z.string());

const textsOf = (locale: Locale): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...AREAS.map((area) =>
      texts.parse(JSON.parse(readFileSync(join("shared", "language", area, `${locale}.json`), "utf8"))),
    ),
  );

const ENGLISH = textsOf("en");
/** A shorter one may be a word of another language, too. */
const TELLING = 10;

/** All that people are told: the words themselves, and what only those hear who don't see them. */
const SAID = `[
  document.title,
  ...[...document.querySelectorAll("body *:not(script)")].flatMap((element) => [
    ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data),
    ...[...element.attributes].filter(({ name }) => /^(aria-label|title|alt|data-(two|one|over|going|done|failed))$/.test(name)).map(({ value }) => value),
  ]),
].map((text) => text.trim()).filter((text) => text !== "")`;

/**
 * What of a page is not in its language: keys of messages, what stands for a value in them, and, where it is not the page's
 * language, English.
 */
export async function remnants(page: Page, locale: Locale): Promise<string[]> {
  const said = z.array(z.string()).parse(await page.evaluate(SAID));
  const isKey = (text: string) => Object.keys(ENGLISH).some((key) => key.includes(".") && text.includes(key));
  const unfit = said.filter((text) => isKey(text) || /[{}]|undefined|NaN|\[object/.test(text));
  if (locale === "en") return unfit;
  const foreign = english(locale);
  return [...unfit, ...said.filter((text) => foreign.some((phrase) => text.includes(phrase)))];
}

/** What is said in English alone, without what is put into it. */
function english(locale: Locale): readonly string[] {
  const own = Object.values(textsOf(locale)).join("\n");
  const phrases = Object.values(ENGLISH).flatMap((message) => message.split(/[{}]/));
  return [...phrases, ...englishNames(locale)].filter(
    (phrase) => phrase.trim().length >= TELLING && !own.includes(phrase),
  );
}

/** Names in the directory that have another form in this language. */
function englishNames(locale: Locale): string[] {
  const all = JURISDICTIONS.map(builtInBook).flatMap(({ agencies, emergency, places }) => [
    ...agencies,
    ...emergency,
    ...places,
  ]);
  return all.flatMap(({ names }) => (nameIn(names, locale) === names.en ? [] : [names.en]));
}
