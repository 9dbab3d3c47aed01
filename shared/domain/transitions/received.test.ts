import fc from "fast-check";
import { expect, test } from "vitest";
import { instantAt, minutes, plus } from "../instant.js";
import { applied } from "../transition.js";
import { nudged } from "./nudged.js";
import { delayLeft, received } from "./received.js";

const NOON = instantAt(Date.UTC(2026, 10, 21, 12));
const aReport = (danger: boolean, delay?: number) =>
  received(
    { id: "0".repeat(32), reference: "RS-00000-00000", jurisdiction: "RS", locale: "en", danger },
    NOON,
    ...(delay === undefined ? [] : [delay]),
  );

test("a report whose message is put off is due that much later, and says how much of it is left", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.nat(minutes(15)), fc.nat(minutes(30)), (danger, delay, later) => {
      const [atOnce, putOff] = [aReport(danger), aReport(danger, delay)];
      expect(putOff).toEqual({ ...atOnce, dueAt: plus(atOnce.dueAt ?? NOON, delay) });
      expect(delayLeft(putOff, plus(NOON, later))).toBe(Math.max(0, delay - later));
      expect(delayLeft(atOnce, NOON)).toBe(0);
    }),
  );
});

test("once the clock has sent it on, nothing of the delay is left", () => {
  const putOff = aReport(false, minutes(15));
  const due = putOff.dueAt ?? NOON;
  const again = applied(putOff, nudged(putOff, due));
  expect(again && delayLeft(again, due)).toBe(0);
});
