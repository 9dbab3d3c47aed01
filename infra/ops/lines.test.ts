import { expect, test } from "vitest";
import { lineOf } from "./lines.js";

const json = `{
  "names": { "en": "a, {b} \\"c\\": [", "sq": "d" },
  "rules": [
    { "to": [] },
    {
      "to": [
        { "agency": "x" },
        { "agency": "y", "role": "acts" }
      ],
      "open": true
    }
  ],
  "last": 1
}`;

test.each([
  ["", 1],
  ["names", 2],
  ["names.sq", 2],
  ["rules", 3],
  ["rules[0].to", 4],
  ["rules[1]", 5],
  ["rules[1].to[0].agency", 7],
  ["rules[1].to[1].role", 8],
  ["rules[1].open", 10],
  ["last", 13],
  ["rules[1].when.place[2]", 5],
  ["rules[7].to", 3],
  ["names.vi", 2],
  ["missing", 1],
])("%s begins in line %i", (path, line) => {
  expect(lineOf(json, path)).toBe(line);
});
