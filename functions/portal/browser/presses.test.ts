import fc from "fast-check";
import { expect, test } from "vitest";
import { ENOUGH, NONE, PATIENCE, press } from "./presses.js";

/** How often it counts after keys: so many milliseconds after the one before, or another key. */
function counted(...keys: readonly (number | "other")[]): number {
  let now = 1_000_000;
  let presses = NONE;
  for (const key of keys) {
    if (key !== "other") now += key;
    presses = press(presses, key !== "other", now);
  }
  return presses.count;
}

test("three times in five seconds is out, however they are spread", () => {
  fc.assert(
    fc.property(fc.nat(PATIENCE), fc.nat(PATIENCE), (one, two) => {
      expect(counted(0, Math.min(one, two), Math.abs(one - two))).toBe(ENOUGH);
    }),
  );
});

test("slow hands have five seconds for each time", () => {
  expect(counted(0, PATIENCE, PATIENCE)).toBe(ENOUGH);
});

test("a pause or another key in between begins anew", () => {
  expect(counted(0, 10, PATIENCE + 1)).toBe(1);
  expect(counted(0, 10, "other", 10)).toBe(1);
  expect(counted(0, 10, "other")).toBe(0);
});

test("other keys never count", () => {
  expect(counted("other", "other", "other", "other")).toBe(0);
});
