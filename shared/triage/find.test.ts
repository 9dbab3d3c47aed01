import { describe, expect, test } from "vitest";
import { find } from "./find.js";
import { words } from "./normalise.js";

const idsIn = (text: string, margin: number) =>
  find(text, words(text), { language: "en", margin }).matches.map(({ entry }) => entry.id);

describe("a text in two languages", () => {
  const mixed = "my dad hits me. otac me tuče kaišem";
  test("is looked up in all lexicons where it isn't sure which it is", () => {
    expect(idsIn(mixed, 0.1)).toEqual(expect.arrayContaining(["en.abuse.hits", "sr.abuse.hits"]));
  });

  test("is looked up in its own alone where it is", () => {
    const ids = idsIn(mixed, 0.9);
    expect(ids).toContain("en.abuse.hits");
    expect(ids.filter((id) => !id.startsWith("en."))).toEqual([]);
  });
});

test("matches stand in the order of the text", () => {
  const { matches } = find("x", words("tomorrow he has a knife and hits me"), { language: "en", margin: 0 });
  const firsts = matches.map(({ first }) => first);
  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
});

describe("a quotation", () => {
  const quoted = (text: string) =>
    find(text, words(text), { language: "en", margin: 1 }).matches.filter(
      ({ entry }) => entry.name === "quotation.any",
    );
  test.each(['He wrote "you are dead to us" twice', "Piše „bolje da te nema“ svima", "Tha «mos eja më kurrë» prapë"])(
    "%s",
    (text) => {
      const [match] = quoted(text);
      expect(match && words(text)[match.first]?.start).toBeGreaterThan(3);
    },
  );

  test("is more than one word", () => {
    expect(quoted('a "friend" of mine')).toEqual([]);
  });
});
