import { expect, test } from "vitest";
import { languageOf } from "./language.js";
import { words } from "./normalise.js";

const guess = (text: string, locale: "sr-Latn" | "cnr" | "sq" | "vi" | "en" = "en") =>
  languageOf(text, words(text), locale);

test.each([
  ["sr", "Neko mi svaki dan šalje poruke i ne prestaje iako sam ga blokirala."],
  ["sr", "neko mi svaki dan salje poruke i ne prestaje iako sam ga blokirala"],
  ["sr", "Неко ми сваки дан шаље поруке."],
  ["sr", "Dijete se boji i ne želi u školu, gdje ga čekaju."],
  ["sq", "Dikush më shkruan çdo ditë dhe nuk ndalet edhe pse e kam bllokuar."],
  ["sq", "dikush me shkruan cdo dite dhe nuk ndalet edhe pse e kam bllokuar"],
  ["sq", "po m'shkrujn krejt diten edhe s'po di qka me bo"],
  ["vi", "Có người nhắn tin cho em mỗi ngày, em chặn rồi mà họ vẫn lập nick mới."],
  ["vi", "co nguoi nhan tin cho em moi ngay, em chan roi ma ho van lap nick moi"],
  ["en", "Someone messages me every day and it does not stop although I blocked him."],
] as const)("%s: %s", (language, text) => {
  expect(guess(text).language).toBe(language);
  expect(guess(text).margin).toBeGreaterThan(0.25);
});

test("where the text says nothing, the page's language decides, and the margin says so", () => {
  for (const nothing of ["", "???", "🙏🙏"]) {
    for (const [locale, language] of [
      ["sr-Latn", "sr"],
      ["cnr", "sr"],
      ["sq", "sq"],
      ["vi", "vi"],
      ["en", "en"],
    ] as const) {
      expect(guess(nothing, locale).language).toBe(language);
      expect(guess(nothing, locale).margin).toBeLessThan(0.5);
    }
  }
});

test("a report in another language than its page is read in its own", () => {
  expect(guess("my dad hits me and i am scared to go home", "vi").language).toBe("en");
});
