import { describe, expect, test } from "vitest";
import { NOON } from "../../test/support/reports.js";
import { hours, minutes, plus } from "../domain/instant.js";
import type { Challenge, Session, SessionStore } from "./sessions.js";

const session: Session = { jurisdiction: "RS", agency: "cyber-police", until: plus(NOON, hours(8)) };
const challenge: Challenge = {
  jurisdiction: "RS",
  agency: "cyber-police",
  dispatch: `${"0".repeat(32)}.0`,
  code: "hash-of-the-code",
  triesLeft: 5,
  until: plus(NOON, minutes(10)),
};
const limit = { most: 5, within: hours(1) };
const times = <T>(count: number, call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, call));

/** What every store of sessions promises. `open` gives an empty one. */
export function sessionSuite(name: string, open: () => Promise<SessionStore>): void {
  describe(name, () => {
    test("a try of a challenge gives what was stored, with one try less", async () => {
      const store = await open();
      await store.addChallenge("a", challenge);
      expect(await store.takeTry("a", NOON)).toEqual({ ...challenge, triesLeft: 4 });
      expect(await store.takeTry("a", NOON)).toEqual({ ...challenge, triesLeft: 3 });
      expect(await store.takeTry("b", NOON)).toBeUndefined();
    });

    test("there are no more tries than were given, however many come at once", async () => {
      const store = await open();
      await store.addChallenge("a", challenge);
      const taken = await times(20, () => store.takeTry("a", NOON));
      const left = taken.flatMap((one) => (one ? [one.triesLeft] : []));
      expect(left.sort()).toEqual([0, 1, 2, 3, 4]);
      expect(await store.takeTry("a", NOON)).toBeUndefined();
    });

    test("a challenge ends at its moment, and has all its tries until then", async () => {
      const store = await open();
      await store.addChallenge("a", challenge);
      expect(await store.takeTry("a", plus(challenge.until, -1))).toBeDefined();
      expect(await store.takeTry("a", challenge.until)).toBeUndefined();
    });

    test("a challenge is used up once, by one of those who come at once", async () => {
      const store = await open();
      await store.addChallenge("a", challenge);
      await store.addChallenge("b", challenge);
      expect((await times(5, () => store.useUp("a"))).filter(Boolean)).toEqual([true]);
      expect(await store.takeTry("a", NOON)).toBeUndefined();
      expect(await store.takeTry("b", NOON)).toBeDefined();
      expect(await store.useUp("unknown")).toBe(false);
    });

    test("codes of a dispatch are counted, also those that are asked for at once", async () => {
      const store = await open();
      const counted = await times(12, () => store.countCode("x", limit, NOON));
      expect(counted.filter(({ ok }) => ok)).toHaveLength(5);
      expect(await store.countCode("x", limit, plus(NOON, minutes(59)))).toEqual({
        ok: false,
        until: plus(NOON, hours(1)),
      });
      expect(await store.countCode("y", limit, NOON)).toEqual({ ok: true });
    });

    test("after the time is over codes are counted anew", async () => {
      const store = await open();
      await times(6, () => store.countCode("x", limit, NOON));
      const later = await times(7, () => store.countCode("x", limit, plus(NOON, hours(1))));
      expect(later.filter(({ ok }) => ok)).toHaveLength(5);
      expect(later).toContainEqual({ ok: false, until: plus(NOON, hours(2)) });
    });

    test("a session is there until it ends or is closed, and closing again is harmless", async () => {
      const store = await open();
      await store.open("a", session);
      await store.open("b", session);
      expect(await store.session("a", plus(session.until, -1))).toEqual(session);
      expect(await store.session("a", session.until)).toBeUndefined();
      await store.close("a");
      await store.close("a");
      expect(await store.session("a", NOON)).toBeUndefined();
      expect(await store.session("b", NOON)).toEqual(session);
    });

    test("a challenge is no session, and a session no challenge, even under the same id", async () => {
      const store = await open();
      await store.addChallenge("a", challenge);
      expect(await store.session("a", NOON)).toBeUndefined();
      await store.open("b", session);
      expect(await store.takeTry("b", NOON)).toBeUndefined();
      expect(await store.useUp("b")).toBe(false);
    });
  });
}
