import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./lines.js";

test("a receipt is broken behind its hyphens, into halves", () => {
  expect(linesOf("7KQX-29MD-VT4H-P8RS-3WZC-N6FA", 15)).toEqual(["7KQX-29MD-VT4H-", "P8RS-3WZC-N6FA"]);
});

test("no letter is lost, and no line is too long unless a single word is", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c -]*$/), (text) => {
      const lines = linesOf(text, 6);
      expect(lines.join("").replace(/ /g, "")).toBe(text.replace(/ /g, ""));
      for (const line of lines) expect(line.length <= 6 || /^[^ -]+-?$/.test(line)).toBe(true);
    }),
  );
});
