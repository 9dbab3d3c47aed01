import fc from "fast-check";
import { expect, test } from "vitest";
import { READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import { words } from "./normalise.js";
import { sentencesOf } from "./passages.js";

const parted = (text: string, language: ReadingLanguage) =>
  sentencesOf(text, words(text), language).map((sentence) =>
    sentence.map((clause) => text.slice(clause[0]?.start, clause.at(-1)?.end)),
  );

test("sentences are parted in their clauses, and few words stay with those before them", () => {
  const text =
    "We look after sixty boarders, aged 15 to 19, and want a workshop. It is urgent: a boy left a note (his second).";
  expect(parted(text, "en")).toEqual([
    ["We look after sixty boarders", "aged 15 to 19, and want a workshop"],
    ["It is urgent: a boy left a note (his second"],
  ]);
});

test.each<[ReadingLanguage, string, readonly string[]]>([
  [
    "en",
    "We ask for a lecture because one of our pupils is ill",
    ["We ask for a lecture", "because one of our pupils is ill"],
  ],
  [
    "sr",
    "Molimo vas za jednu obuku jer nam jedan učenik preti",
    ["Molimo vas za jednu obuku", "jer nam jedan učenik preti"],
  ],
  [
    "sr",
    "Молимо вас за једну обуку јер нам један ученик прети",
    ["Молимо вас за једну обуку", "јер нам један ученик прети"],
  ],
  [
    "sq",
    "Kërkojmë nga ju një trajnim sepse një nxënës na kërcënon",
    ["Kërkojmë nga ju një trajnim", "sepse një nxënës na kërcënon"],
  ],
  [
    "vi",
    "Trường xin một buổi tập huấn vì có em bị đánh ở nhà",
    ["Trường xin một buổi tập huấn", "vì có em bị đánh ở nhà"],
  ],
])("a reason is a clause of its own, in %s: %s", (language, text, clauses) => {
  expect(parted(text, language)).toEqual([clauses]);
});

test("a hyphen within a word parts nothing", () => {
  expect(parted("A lecture for all of us on self-harm and e-mail", "en")).toEqual([
    ["A lecture for all of us on self-harm and e-mail"],
  ]);
});

test("each word is in one clause, in its order, and each clause begins like a sentence", () => {
  const text = fc
    .array(fc.constantFrom("škola", "because", "jer", "vì", ",", ".", "-", "(", "\n", "učenik", "x-y", " - "), {
      maxLength: 60,
    })
    .map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, fc.constantFrom(...READING_LANGUAGES), (original, language) => {
      const all = words(original);
      const clauses = sentencesOf(original, all, language).flat();
      expect(clauses.flat().map(({ start }) => start)).toEqual(all.map(({ start }) => start));
      for (const [first, ...more] of clauses)
        expect([first?.opens, more.some(({ opens }) => opens)]).toEqual([true, false]);
    }),
  );
});
