import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "./normalise.js";
import { unmasked } from "./unmask.js";

const meant = (text: string) => unmasked(words(text), text).map((word) => word.folded);

describe("a disguised word is read as it was meant", () => {
  test.each([
    ["spelled out", "he said s u i c i d e to me", "he said suicide to me"],
    ["with dots", "wants n.u.d.e.s now", "wants nudes now"],
    ["with digits for letters", "s3nd nud3s or i l34k", "send nudes or i leak"],
    ["with signs for letters", "f@ke p!cs and $ex", "fake pics and ex"],
    ["with a letter blotted out", "h*te", "hte"],
    ["Serbian", "tražio je g0le sl1ke", "trazio je gole slike"],
  ])("%s", (_, text, expected) => {
    expect(meant(text).join(" ")).toBe(expected);
  });
});

test.each(["14yo", "17h30", "b4 2nite", "mp3", "u13", "e k bt", "U S A", "50% off", "a, b, c, d or e?", "u$ 100"])(
  "what is no disguise stays as it is: %s",
  (text) => {
    expect(unmasked(words(text), text)).toEqual(words(text));
  },
);

test("a spelled-out word points at all its letters", () => {
  const text = "ok: k i l l me";
  const word = unmasked(words(text), text)[1];
  expect(text.slice(word?.start, word?.end)).toBe("k i l l");
});

test("words stay in order and inside the text, and taking the mask off twice is no more than once", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab c.1035@$*!|-đњ\n"), maxLength: 200 });
  fc.assert(
    fc.property(text, (typed) => {
      const once = unmasked(words(typed), typed);
      expect(unmasked(once, typed)).toEqual(once);
      for (const [at, word] of once.entries()) {
        expect(word.start).toBeGreaterThanOrEqual(once[at - 1]?.end ?? 0);
        expect(word.end).toBeLessThanOrEqual(typed.length);
      }
    }),
  );
});
