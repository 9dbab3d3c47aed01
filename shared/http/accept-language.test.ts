import { expect, test } from "vitest";
import { localeOfBrowser } from "./accept-language.js";

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
