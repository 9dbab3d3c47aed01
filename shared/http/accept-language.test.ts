import { expect, test } from "vitest";
import { LOCALES } from "../domain/vocabulary.js";
import { localeAsked, localeOfBrowser, localeOfTag } from "./accept-language.js";

test.each([
  ["sr-RS,sr;q=0.9,en;q=0.8", "sr-Latn"],
  ["sr-Cyrl-RS", "sr-Cyrl"],
  ["cnr-ME", "cnr"],
  ["hr, en", "sr-Latn"],
  ["de-AT, sq;q=0.5, en;q=0.3", "sq"],
  ["vi-VN", "vi"],
  ["de, fr", "en"],
  ["", "en"],
  [undefined, "en"],
  [",;=*".repeat(5_000), "en"],
])("a browser that asks for %s reads %s", (header, locale) => {
  expect(localeOfBrowser(header)).toBe(locale);
});

test.each(["de, fr", "*", "", undefined])("nothing is guessed from %s", (header) => {
  expect(localeAsked(header)).toBeUndefined();
});

test.each(LOCALES)("%s is known in any case, and with a region", (locale) => {
  expect([locale, locale.toLowerCase(), locale.toUpperCase(), `${locale}-XX`].map(localeOfTag)).toEqual(
    Array(4).fill(locale),
  );
});

test.each([
  ["sr", "sr-Latn"],
  ["en-US", "en"],
  ["srp", undefined],
  ["report", undefined],
  ["constructor", undefined],
])("%s is read as %s", (tag, locale) => {
  expect(localeOfTag(tag)).toBe(locale);
});
