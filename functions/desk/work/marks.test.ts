import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defanged } from "../../../shared/domain/web-address.js";
import { piecesOf } from "./marks.js";

const finding = (start: number, end: number) => ({ passages: [{ start, end }] });
const shown = (text: string, ...passages: [number, number][]) =>
  piecesOf(
    text,
    passages.map((one) => finding(...one)),
  ).map(({ text, notes }) => (notes.length > 0 ? [text, ...notes] : text));

test("a passage is cut out of its text, and has the number of its finding", () => {
  expect(shown("Ubiću te sutra.", [0, 8], [9, 14])).toEqual([["Ubiću te", 1], " ", ["sutra", 2], "."]);
});

test("a finding with several passages is one number", () => {
  const passages = [
    { start: 0, end: 1 },
    { start: 2, end: 3 },
  ];
  expect(piecesOf("a b c", [{ passages }]).map(({ notes }) => notes)).toEqual([[1], [], [1], []]);
});

test("passages that overlap are one, with both numbers; those that only touch stay two", () => {
  expect(shown("abcdef", [0, 3], [2, 5])).toEqual([["abcde", 1, 2], "f"]);
  expect(shown("abcdef", [2, 5], [0, 3])).toEqual([["abcde", 1, 2], "f"]);
  expect(shown("abcdef", [0, 6], [2, 3])).toEqual([["abcdef", 1, 2]]);
  expect(shown("abcdef", [0, 3], [3, 6])).toEqual([
    ["abc", 1],
    ["def", 2],
  ]);
});

test("a passage that begins or ends within a character is grown to all of it", () => {
  expect(shown("a😀b", [0, 2])).toEqual([["a😀", 1], "b"]);
  expect(shown("a😀b", [2, 4])).toEqual(["a", ["😀b", 1]]);
});

test("an address that a passage cuts is highlighted whole, and defanged whole", () => {
  expect(shown("vidi https://bad.example/x danas", [12, 18])).toEqual([
    "vidi ",
    ["hxxps://bad[.]example/x", 1],
    " danas",
  ]);
  expect(shown("bad.example danas", [4, 17])).toEqual([["bad[.]example danas", 1]]);
  expect(shown("a.b.example c", [0, 2])).toEqual([["a[.]b[.]example", 1], " c"]);
});

describe("for any text and any passages, also those that don't fit it", () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constantFrom(
          " ",
          "\n",
          "😀",
          "👩‍👧",
          "\u202e",
          "\u200b",
          "</mark>",
          "<script>",
          "&amp;",
          "\u0000",
          "\r\n",
          "é",
        ),
        fc.constantFrom(
          "https://a.example/?q=1",
          "mailto:x@y.example",
          "www.a.rs",
          "tg://x",
          "javascript:alert(1)",
          "1.2.3.4",
        ),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(""));
  const passage = fc.record({ start: fc.integer({ min: -2, max: 120 }), end: fc.integer({ min: -2, max: 120 }) });
  const findings = fc.array(fc.record({ passages: fc.array(passage, { maxLength: 4 }) }), { maxLength: 6 });

  test("the pieces together are the defanged text", () => {
    fc.assert(
      fc.property(text, findings, (whole, found) => {
        expect(
          piecesOf(whole, found)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(defanged(whole));
      }),
    );
  });

  test("no character is torn apart", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), findings, (whole, found) => {
        for (const piece of piecesOf(whole, found)) expect(piece.text.isWellFormed()).toBe(true);
      }),
    );
  });

  test("each passage within the text is highlighted, with its number", () => {
    fc.assert(
      fc.property(text, findings, (whole, found) => {
        const pieces = piecesOf(whole, found);
        for (const [at, { passages }] of found.entries()) {
          const fits = passages.filter(({ start, end }) => Math.max(start, 0) < Math.min(end, whole.length));
          for (const { start, end } of fits) {
            const over = pieces.filter(
              (piece, n) =>
                piece.start < Math.min(end, whole.length) &&
                (pieces[n + 1]?.start ?? whole.length) > Math.max(start, 0),
            );
            expect(over).not.toHaveLength(0);
            for (const piece of over) expect(piece.notes).toContain(at + 1);
          }
        }
      }),
    );
  });
});
