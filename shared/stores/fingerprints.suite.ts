import { describe, expect, test } from "vitest";
import { NOON } from "../../test/support/reports.js";
import { days, minutes, plus } from "../domain/instant.js";
import type { FingerprintStore } from "./fingerprints.js";

const until = plus(NOON, days(400));
const report = (id: string, minute = 0) => ({ id, receivedAt: plus(NOON, minutes(minute)) });

/** What every store of fingerprints promises. `open` gives an empty one. */
export function fingerprintSuite(name: string, open: () => Promise<FingerprintStore>): void {
  describe(name, () => {
    test("a report is told of the others that name one of its addresses, earliest first, each once", async () => {
      const store = await open();
      expect(await store.note(report("c", 3), ["a.example/x"], until)).toEqual([]);
      expect(await store.note(report("a", 1), ["a.example/y", "a.example/x"], until)).toEqual(["c"]);
      expect(await store.note(report("b", 2), ["b.example"], until)).toEqual([]);
      expect(await store.note(report("d", 4), ["a.example/x", "a.example/y", "b.example"], until)).toEqual([
        "a",
        "b",
        "c",
      ]);
    });

    test("noting again changes nothing, and nobody is told of themselves", async () => {
      const store = await open();
      await store.note(report("a"), ["a.example"], until);
      expect(await store.note(report("a"), ["a.example", "a.example"], until)).toEqual([]);
      expect(await store.note(report("b", 1), ["a.example"], until)).toEqual(["a"]);
      expect(await store.note(report("a"), ["a.example"], until)).toEqual(["b"]);
    });

    test("an address that differs in one letter is another one", async () => {
      const store = await open();
      await store.note(report("a"), ["a.example/X"], until);
      expect(await store.note(report("b"), ["a.example/x"], until)).toEqual([]);
    });

    test("of two at the same time one at least is told of the other", async () => {
      const store = await open();
      const told = await Promise.all(["a", "b"].map((id) => store.note(report(id), ["a.example"], until)));
      expect(told.flat().length).toBeGreaterThan(0);
    });

    test("the twenty earliest are told, and twenty addresses compared", async () => {
      const store = await open();
      const ids = Array.from({ length: 25 }, (_, index) => `report-${String(index).padStart(2, "0")}`);
      for (const [minute, id] of ids.entries()) await store.note(report(id, minute), ["a.example", "b.example"], until);
      expect(await store.note(report("last", 60), ["a.example", "b.example"], until)).toEqual(ids.slice(0, 20));
      expect(await store.note(report("report-03", 3), ["a.example"], until)).toEqual(
        ids.slice(0, 21).filter((id) => id !== "report-03"),
      );

      const many = Array.from({ length: 21 }, (_, index) => `many.example/${index}`);
      await store.note(report("many"), many, until);
      expect(await store.note(report("20th"), many.slice(19, 20), until)).toEqual(["many"]);
      expect(await store.note(report("21st"), many.slice(20), until)).toEqual([]);
    });

    test("a report without an address has nothing in common with another one", async () => {
      const store = await open();
      expect(await store.note(report("a"), [], until)).toEqual([]);
      expect(await store.note(report("b"), [], until)).toEqual([]);
    });
  });
}
