import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hours, type Instant, instantAt, minutes, plus, seconds } from "../domain/instant.js";
import type { Quotas, Taken } from "../partners/quota.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const partner = { id: "okapi", perMinute: 3, perDay: 5 };

/** A partner of small limits. */
export const okapi = fc.record({
  id: fc.constant("okapi"),
  perMinute: fc.integer({ min: 1, max: 6 }),
  perDay: fc.integer({ min: 1, max: 12 }),
});
/** Moments of requests that come at once, around a midnight. */
export const asked = fc.array(
  fc.integer({ min: -150, max: 90 }).map((from) => plus(instantAt(Date.UTC(2026, 10, 21)), seconds(from))),
  { maxLength: 30 },
);

interface Answer extends Taken {
  readonly now: Instant;
}

/** No window let through more than its limit, and none of what was left over was refused. */
export function expectWithin(limits: { perMinute: number; perDay: number }, answers: readonly Answer[]): void {
  const passed = answers.filter(({ allowed }) => allowed);
  const by = (all: readonly Answer[], width: number) => Map.groupBy(all, ({ now }) => now.slice(0, width));
  for (const inMinute of by(passed, 16).values()) expect(inMinute.length).toBeLessThanOrEqual(limits.perMinute);
  for (const [day, all] of by(answers, 10)) {
    const wanted = [...by(all, 16).values()].map(({ length }) => Math.min(length, limits.perMinute));
    const most = wanted.reduce((sum, count) => sum + count, 0);
    expect(passed.filter(({ now }) => now.startsWith(day))).toHaveLength(Math.min(most, limits.perDay));
  }
}

/** What every quota promises. `open` gives one that has counted nothing. */
export function quotasSuite(name: string, open: () => Promise<Quotas>, numRuns: number): void {
  describe(name, () => {
    test("tells after each request what is left of minute and day, and when they end", async () => {
      const quotas = await open();
      const now = plus(NOON, seconds(15));
      expect(await quotas.take(partner, now)).toEqual({
        allowed: true,
        minute: { limit: 3, remaining: 2, reset: 45 },
        day: { limit: 5, remaining: 4, reset: 12 * 3_600 - 15 },
      });
      expect(await quotas.take(partner, now)).toMatchObject({ minute: { remaining: 1 }, day: { remaining: 3 } });
    });

    test("lets through as many as the minute has, however many come at once, and begins anew with the next", async () => {
      const quotas = await open();
      const taken = await Promise.all(Array.from({ length: 20 }, () => quotas.take(partner, NOON)));
      expect(
        taken
          .filter(({ allowed }) => allowed)
          .map(({ minute }) => minute.remaining)
          .sort(),
      ).toEqual([0, 1, 2]);
      const last = plus(NOON, minutes(1) - 1);
      expect(await quotas.take(partner, last)).toMatchObject({ allowed: false, minute: { remaining: 0, reset: 1 } });
      expect(await quotas.take(partner, plus(NOON, minutes(1)))).toMatchObject({
        allowed: true,
        minute: { reset: 60 },
      });
    });

    test("a batch counts as the reports that it brings, and passes whole where one more has room", async () => {
      const quotas = await open();
      await quotas.take(partner, NOON, 2);
      expect(await quotas.take(partner, NOON, 100)).toMatchObject({
        allowed: true,
        minute: { remaining: 0 },
        day: { remaining: 0 },
      });
      expect(await quotas.take(partner, NOON)).toMatchObject({ allowed: false });
      expect(await quotas.take(partner, plus(NOON, minutes(1)))).toMatchObject({
        allowed: false,
        day: { remaining: 0 },
      });
    });

    test("who asks too fast does not use up the day", async () => {
      const quotas = await open();
      await Promise.all(Array.from({ length: 20 }, () => quotas.take(partner, NOON)));
      expect(await quotas.take(partner, NOON)).toMatchObject({ allowed: false, day: { limit: 5, remaining: 2 } });
    });

    test("a day that is used up lasts until midnight in UTC", async () => {
      const quotas = await open();
      for (let minute = 0; minute < 5; minute++) await quotas.take(partner, plus(NOON, minutes(minute)));
      expect(await quotas.take(partner, plus(NOON, hours(11)))).toEqual({
        allowed: false,
        minute: { limit: 3, remaining: 2, reset: 60 },
        day: { limit: 5, remaining: 0, reset: 3_600 },
      });
      expect(await quotas.take(partner, plus(NOON, hours(12)))).toMatchObject({ allowed: true, day: { remaining: 4 } });
    });

    test("partners don't take from each other, even where one's id begins as another's", async () => {
      const quotas = await open();
      for (let n = 0; n < 4; n++) await quotas.take(partner, NOON);
      for (const id of ["okap", "okapi-2", "zebra"]) {
        expect(await quotas.take({ ...partner, id }, NOON)).toMatchObject({ allowed: true, day: { remaining: 4 } });
      }
    });

    test("a limit that is lowered holds at once, and leaves nothing rather than less", async () => {
      const quotas = await open();
      for (let n = 0; n < 3; n++) await quotas.take(partner, NOON);
      const lowered = { ...partner, perMinute: 1, perDay: 2 };
      expect(await quotas.take(lowered, NOON)).toMatchObject({
        allowed: false,
        minute: { limit: 1, remaining: 0 },
        day: { limit: 2, remaining: 0 },
      });
    });

    test("as many as the limits allow pass in a window, and no more, however many come at once", async () => {
      await fc.assert(
        fc.asyncProperty(okapi, asked, async (limits, moments) => {
          const quotas = await open();
          const answers = moments.map(async (now) => ({ now, ...(await quotas.take(limits, now)) }));
          expectWithin(limits, await Promise.all(answers));
        }),
        { numRuns },
      );
    });
  });
}
