import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Duration, instantAt, seconds } from "../domain/instant.js";
import { LANES, type Lane } from "../domain/vocabulary.js";
import { lowerRate, RATES } from "./lower-rate.js";

const START = Date.UTC(2026, 10, 21, 12);

/** A container's rate, asked at milliseconds after its start. */
function aContainer() {
  const rate = lowerRate();
  return (lane: Lane, after: number, nonce?: string, reportId = "a report"): Duration =>
    rate.delayOf({ lane, reportId, provenNonce: nonce }, instantAt(START + after));
}

/** When reports come, in milliseconds after one another: in bursts, in trickles, after long rests. */
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(seconds(30)), fc.nat(seconds(3_600))), { maxLength: 300 });
const timesOf = (apart: readonly number[]): number[] => {
  let at = 0;
  return apart.map((pause) => {
    at += pause;
    return at;
  });
};

describe.each(LANES)("in the %s lane", (lane) => {
  const { interval, burst, cap } = RATES[lane];

  test("a report waits for whole seconds, and never for longer than the cap", () => {
    fc.assert(
      fc.property(pauses, (apart) => {
        const delayOf = aContainer();
        for (const at of timesOf(apart)) {
          const delay = delayOf(lane, at);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(cap);
          expect(delay % seconds(1)).toBe(0);
        }
      }),
    );
  });

  test("who came first goes first, to the second", () => {
    fc.assert(
      fc.property(pauses, (apart) => {
        const delayOf = aContainer();
        let before = 0;
        for (const at of timesOf(apart)) {
          const goes = at + delayOf(lane, at);
          expect(goes).toBeGreaterThan(before - seconds(1));
          before = goes;
        }
      }),
    );
  });

  test("until the cap is reached, no more go at once than after a rest, and then one an interval", () => {
    fc.assert(
      fc.property(fc.nat(cap / interval - 1), (more) => {
        const delayOf = aContainer();
        const delays = Array.from({ length: burst + more }, () => delayOf(lane, 0));
        expect(delays).toEqual(delays.map((_, n) => Math.max(0, n - burst + 1) * interval));
      }),
    );
  });

  test("a rest makes up for any flood", () => {
    fc.assert(
      fc.property(pauses, fc.nat(seconds(3_600)), (apart, more) => {
        const delayOf = aContainer();
        const times = timesOf(apart);
        for (const at of times) delayOf(lane, at);
        const rested = (times.at(-1) ?? 0) + cap + burst * interval + more;
        expect(Array.from({ length: burst }, () => delayOf(lane, rested))).toEqual(Array(burst).fill(0));
      }),
    );
  });

  test("a clock that is set back puts nobody off beyond the cap", () => {
    const delayOf = aContainer();
    for (let n = 0; n < 100; n++) delayOf(lane, seconds(86_400));
    expect(delayOf(lane, 0)).toBeLessThanOrEqual(cap);
  });

  test("one that came with its proof of work does not wait, and takes nobody's turn", () => {
    const [delayOf, undisturbed] = [aContainer(), aContainer()];
    for (let n = 0; n < 100; n++) {
      expect(delayOf(lane, n, `nonce ${n}`, `report ${n}`)).toBe(0);
      expect(delayOf(lane, n)).toBe(undisturbed(lane, n));
    }
  });
});

test("a flood in one lane is not felt in the other", () => {
  const delayOf = aContainer();
  for (let n = 0; n < 1_000; n++) delayOf("standard", 0);
  expect(delayOf("express", 0)).toBe(0);
});

test("a proof is spent on the report it came with first", () => {
  const delayOf = aContainer();
  for (let n = 0; n < 100; n++) delayOf("standard", 0);
  expect(delayOf("standard", 0, "nonce", "first")).toBe(0);
  expect(delayOf("standard", 0, "nonce", "second")).toBeGreaterThan(0);
  expect(delayOf("standard", 0, "nonce", "first")).toBe(0);
});

test("a proof that is tried again and again is not forgotten among those of others, however many", () => {
  const delayOf = aContainer();
  for (let n = 0; n < 100; n++) delayOf("standard", 0);
  delayOf("standard", 0, "nonce", "first");
  for (let n = 0; n < 25_000; n++) {
    delayOf("standard", 0, `nonce ${n}`, `report ${n}`);
    if (n % 5_000 === 0) expect(delayOf("standard", 0, "nonce", "second")).toBeGreaterThan(0);
  }
});
