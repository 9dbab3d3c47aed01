import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "./normalise.js";

const accented = (text: string) => words(text).map((word) => word.accented);
const folded = (text: string) => words(text).map((word) => word.folded);

describe("one word, however it is typed", () => {
  test.each([
    ["Cyrillic and Latin", "Љубомора, ђак, џеп, ћерка", "ljubomora đak džep ćerka"],
    ["Cyrillic letters hidden in a Latin word", "pretnjа pоrukа", "pretnja poruka"],
    ["a letter and its mark apart", "khie\u0302u", "khiêu"],
    ["wide and bold letters", "ｈｅｌｐ 𝐦𝐞", "help me"],
    ["zero-width characters and soft hyphens inside", "su\u200bi\u00adcide\ufeff", "suicide"],
    ["an apostrophe or none", "don't s’ka", "dont ska"],
    ["letters drawn out", "heeeelp meeee", "help me"],
    ["capitals", "ĐÂY LÀ ËMBËL", "đây là ëmbël"],
  ])("%s", (_, text, expected) => {
    expect(accented(text).join(" ")).toBe(expected);
  });

  test("without diacritics beside the accented form", () => {
    expect(folded("Đe dọa, çdo ditë, đak, žuč")).toEqual(["de", "doa", "cdo", "dite", "dak", "zuc"]);
    expect(accented("Đe dọa")).toEqual(["đe", "dọa"]);
  });
});

test("a digit is never collapsed: 1000 is not 10", () => {
  expect(folded("1000 evra")).toEqual(["1000", "evra"]);
});

test("a link is no words", () => {
  expect(folded("vidi https://kill.example.com/bomb?now#1 molim")).toEqual(["vidi", "molim"]);
});

test("a phrase can't reach across the end of a sentence", () => {
  expect(words("ne. preti mi\nuvek").map((word) => word.opens)).toEqual([true, true, false, true]);
});

test("each word points at its place in the original text", () => {
  const text = "💥 Њега\u200b је, 𝐡𝐞𝐥𝐩!";
  expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Њега", "је", "𝐡𝐞𝐥𝐩"]);
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(..."aаđђdj'’.́​‮ \n\ud83dſİß", "\udc00", "ﬁ", "ﷺ"), maxLength: 300 }),
);

test("normalising what is normalised changes nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const normal of [accented, folded]) {
        const once = normal(text);
        expect(normal(once.join(" "))).toEqual(once);
      }
    }),
  );
});

test("words stand in order and inside the text, even where one character unfolds into several", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = { start: 0, end: 0 };
      for (const { start, end } of words(text)) {
        expect(start).toBeGreaterThanOrEqual(last.start);
        expect(end).toBeGreaterThanOrEqual(last.end);
        expect(end).toBeGreaterThan(start);
        last = { start, end };
      }
      expect(last.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
