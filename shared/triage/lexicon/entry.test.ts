import { describe, expect, test } from "vitest";
import { CATEGORIES, READING_LANGUAGES } from "../../domain/vocabulary.js";
import { CONCEPT_CUES } from "../concept-cues.js";
import { CUES } from "../cues.js";
import { LEXICONS, matcherOf } from "../lexicons.js";
import { words } from "../normalise.js";
import { parseLexicon } from "./entry.js";

/** What no lexicon says: marks and the statistical reader do. */
const FROM_ELSEWHERE = ["quotation", "ordinary"];

describe.each(READING_LANGUAGES)("lexicon %s", (language) => {
  test("speaks of every category and, with the concepts, of every cue", () => {
    const entries = parseLexicon(language, LEXICONS[language]);
    expect(new Set(entries.flatMap(({ category }) => category ?? []))).toEqual(new Set(CATEGORIES));
    const cues = [...entries.flatMap((entry) => entry.cues), ...Object.values(CONCEPT_CUES), ...FROM_ELSEWHERE];
    expect(new Set(cues)).toEqual(new Set(CUES));
  });

  test("every form without a gap is found where it is written out", () => {
    const matcher = matcherOf(language);
    for (const { id, forms } of parseLexicon(language, LEXICONS[language])) {
      for (const form of forms.filter((one) => !one.includes("…"))) {
        const said = form.split(" ").map((part) => part.split("/")[0]?.replace("*", ""));
        expect(matcher.find(words(said.join(" "))).map(({ entry }) => entry.id)).toContain(id);
      }
    }
  });

  test("ids fit into a stored span", () => {
    for (const { id } of parseLexicon(language, LEXICONS[language])) expect(id.length).toBeLessThanOrEqual(60);
  });
});

test("an entry is read from a line", () => {
  expect(parseLexicon("en", "# ours\nabuse.hits | abuse 3 now | hits me, hit* … us")).toEqual([
    {
      id: "en.abuse.hits",
      category: "abuse",
      weight: 3,
      cues: ["now"],
      forms: ["hits me", "hit* … us"],
    },
  ]);
});

test.each([
  ["no forms", "a | abuse 3 |"],
  ["a part too many", "a | abuse 3 | b | c"],
  ["an unknown category or cue", "a | abuze 3 | b"],
  ["a weight that is none", "a | abuse now | b"],
  ["a name twice", "a | abuse 1 | b\na | abuse 1 | c"],
])("%s is refused when loaded", (_, source) => {
  expect(() => parseLexicon("en", source)).toThrow(/lexicon/u);
});
