import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CATEGORIES, READING_LANGUAGES } from "../../shared/domain/vocabulary.js";
import { CUES } from "../../shared/triage/cues.js";
import { Lexicon, lexiconOf } from "../../shared/triage/lexicon.js";
import { words } from "../../shared/triage/normalise.js";
import { lexiconSource, pack, parseLexicon } from "./lexicon.js";

/** What no lexicon says: marks and the statistical reader do. */
const FROM_ELSEWHERE = ["quotation", "ordinary"];

describe.each(READING_LANGUAGES)("lexicon %s", (language) => {
  const entries = parseLexicon(language, lexiconSource(language));

  test("speaks of every category and every cue", () => {
    expect(new Set(entries.flatMap(({ category }) => category ?? []))).toEqual(new Set(CATEGORIES));
    expect(new Set([...entries.flatMap(({ cues }) => cues), ...FROM_ELSEWHERE])).toEqual(new Set(CUES));
  });

  test("every form without a gap is found where it is written out", () => {
    const lexicon = lexiconOf(language);
    for (const { name, forms } of entries) {
      for (const form of forms.filter((one) => !one.includes("…"))) {
        const said = form.split(" ").map((part) => part.split("/")[0]?.replace("*", ""));
        expect(lexicon.find(words(said.join(" "))).map(({ entry }) => entry.name)).toContain(name);
      }
    }
  });

  test("is packed as it stands: `npm run train` was run since it was changed", () => {
    const file = new URL(`../../shared/triage/data/lexicon-${language}.json`, import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(pack(language))));
  });
});

describe("the daily words of all languages have the same names, so that what one teaches serves the others", () => {
  const namesIn = (language: (typeof READING_LANGUAGES)[number]) =>
    parseLexicon(language, lexiconSource(language))
      .filter(({ weight, cues }) => weight === 0 && cues.length === 0)
      .map(({ name }) => name);
  test.each(READING_LANGUAGES)("%s", (language) => expect(namesIn(language)).toEqual(namesIn("en")));
});

const found = (source: string, text: string) =>
  new Lexicon("en", pack("en", source)).find(words(text)).map(({ entry, first, last }) => [entry.name, first, last]);

describe("a form", () => {
  const hits = "abuse.hits | abuse 3 | hit* me/us";
  test("matches any ending of an open stem, and each alternative", () => {
    expect(found(hits, "he hits us")).toEqual([["abuse.hits", 1, 2]]);
    expect(found(hits, "hitting me")).toEqual([["abuse.hits", 0, 1]]);
    expect(found(hits, "he hits them")).toEqual([]);
  });

  test("reaches over three words where it has a gap, and not over the end of a sentence", () => {
    const wants = "meeting.wants | meeting | wants … meet";
    expect(found(wants, "he wants me to come meet")).toEqual([["meeting.wants", 1, 5]]);
    expect(found(wants, "he wants us all to come meet")).toEqual([]);
    expect(found(wants, "he wants. to meet")).toEqual([]);
  });

  test("may stand under several names", () => {
    const names = found("word.a | - | my dad\nword.b | - | my dad\nword.c | - | dad", "my dad").map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(["word.a", "word.b", "word.c"]));
  });
});

test("a Vietnamese syllable counts only with its marks, a phrase of several also without", () => {
  const lexicon = new Lexicon("vi", pack("vi", "abuse.hits | abuse 3 | đánh, bị đánh đập"));
  const names = (text: string) => lexicon.find(words(text)).length;
  expect(names("đánh")).toBe(1);
  expect(names("danh")).toBe(0);
  expect(names("bi danh dap")).toBe(1);
});

test("an entry is read from a line", () => {
  expect(parseLexicon("en", "# ours\nabuse.hits | abuse 3 now | hits me, hit* … us\nword.bed | - | bed")).toEqual([
    { name: "abuse.hits", category: "abuse", weight: 3, cues: ["now"], forms: ["hits me", "hit* … us"] },
    { name: "word.bed", category: undefined, weight: 0, cues: [], forms: ["bed"] },
  ]);
});

test.each([
  ["no forms", "a | abuse 3 |"],
  ["a part too many", "a | abuse 3 | b | c"],
  ["an unknown category or cue", "a | abuze 3 | b"],
  ["a weight that is none", "a | abuse now | b"],
  ["a name twice", "a | abuse 1 | b\na | abuse 1 | c"],
])("%s is refused", (_, source) => {
  expect(() => parseLexicon("en", source)).toThrow(/lexicon/u);
});
