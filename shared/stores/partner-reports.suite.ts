import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { type Instant, minutes, plus } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import { classified, heard, leased, lookedAt, routed, saying, tellAgain } from "../domain/transitions/index.js";
import { MOST_TO_TELL, PARTNER_PAGE, type PlaceInList, type ReportStore } from "./reports.js";

const later = (n: number): Instant => plus(NOON, minutes(n));
const routing = { rule: "r1", hold: false, recipients: [{ agency: "police", role: "acts" }] } as const;

/** What every store of reports promises of those that partners forwarded. `open` gives an empty one. */
export function partnerReportSuite(name: string, open: () => Promise<ReportStore>): void {
  describe(`${name} of a partner`, () => {
    const by = (id: string) => ({ partner: { id, digest: "x", case: "12/2026", priority: "urgent" } }) as const;
    const pagesOf = async (store: ReportStore, since?: Instant) => {
      const pages: (readonly Report[])[] = [];
      let after: PlaceInList | undefined;
      do {
        const { reports, last } = await store.ofPartner("hotline", since, after);
        pages.push(reports);
        after = last;
      } while (after);
      return pages;
    };

    test("lists its own, the earliest first, as they are now", async () => {
      const store = await open();
      const own = [0, 1, 2].map((n) => aReport(by("hotline"), later(n)));
      for (const report of [...own].reverse()) await store.create(report);
      for (const other of [aReport(by("platform")), aReport()]) await store.create(other);
      const [first, ...others] = own;
      if (!first) throw new Error("no report");
      const { report: moved } = await store.apply(first.id, classified(aReading(), later(3)));
      expect(await pagesOf(store)).toEqual([[moved, ...others]]);
      expect(await pagesOf(store, later(1))).toEqual([others]);
      expect(await pagesOf(store, later(3))).toEqual([[]]);
      expect(await store.ofPartner("nobody")).toEqual({ reports: [] });
    });

    test("gives each once, however many came at one moment, and a page after any place in the list", async () => {
      const store = await open();
      const own = Array.from({ length: PARTNER_PAGE + 20 }, (_, n) => aReport(by("hotline"), later(n < 3 ? 0 : 1)));
      for (const report of own) await store.create(report);
      for (const since of [undefined, NOON]) {
        const pages = await pagesOf(store, since);
        expect(pages.map(({ length }) => length)).toEqual([PARTNER_PAGE, 20]);
        expect(new Set(pages.flat().map(({ id }) => id))).toEqual(new Set(own.map(({ id }) => id)));
        const places = pages.map((page) => page.map(({ receivedAt, id }) => `${receivedAt} ${id}`));
        expect(places).toEqual(places.map((page) => page.toSorted()));
      }
      const elsewhere = { id: "f".repeat(32), receivedAt: NOON };
      expect((await store.ofPartner("hotline", undefined, elsewhere)).reports.length).toBeGreaterThan(0);
      expect((await store.ofPartner("hotline", later(1), elsewhere)).reports).toHaveLength(PARTNER_PAGE);
    });
  });

  describe(`${name} of a partner with a webhook`, () => {
    const by = (id: string, webhook?: { number: number }) =>
      ({ partner: { id, digest: "x", ...(webhook && { webhook }) } }) as const;
    const hearing = (id = "hotline") => aReport(by(id, { number: 0 }));
    const idsToTell = async (store: ReportStore, now: Instant) =>
      (await store.toTell("hotline", now)).map(({ id }) => id).toSorted();

    test("lists what happened to its own since they were looked at, and nothing of others", async () => {
      const store = await open();
      const [own, quiet] = [hearing(), hearing()];
      for (const report of [own, quiet, hearing("platform"), aReport(by("hotline")), aReport()]) {
        await store.create(report);
        if (report !== quiet) await store.apply(report.id, classified(aReading(), later(1)));
      }
      expect(await idsToTell(store, NOON)).toEqual([]);
      expect(await idsToTell(store, later(1))).toEqual([own.id]);
      const { report } = await store.apply(own.id, routed(routing, later(2)));
      expect(report.tellAt).toBe(later(2));
      await store.apply(own.id, lookedAt(report, later(5)));
      expect([await idsToTell(store, later(4)), await idsToTell(store, later(5))]).toEqual([[], [own.id]]);
      await store.apply(own.id, leased(0, "hash", later(3)));
      expect(await idsToTell(store, later(4))).toEqual([]);
    });

    test("keeps what was said and heard, and lets go of what there is nothing to tell of", async () => {
      const store = await open();
      const own = hearing();
      await store.create(own);
      const { report: said } = await store.apply(own.id, saying(own, "news", later(5), later(1)));
      expect(said.partner?.webhook).toMatchObject({ number: 1, trying: { news: "news", attempts: 1 } });
      const { report } = await store.apply(own.id, heard(said, 1, "news"));
      expect(report.partner).toEqual({ id: "hotline", digest: "x", webhook: { number: 1, told: "news" } });
      expect(report).not.toHaveProperty("tellAt");
      expect(await store.get(own.id)).toEqual(report);
      expect(await idsToTell(store, later(100))).toEqual([]);
    });

    test("takes in a report that came before there was one, from when it is told again", async () => {
      const store = await open();
      const own = aReport(by("hotline"));
      await store.create(own);
      const { report } = await store.apply(own.id, classified(aReading(), later(1)));
      expect(report).not.toHaveProperty("tellAt");
      await store.apply(own.id, tellAgain(report, false, later(2)));
      expect(await idsToTell(store, later(2))).toEqual([own.id]);
    });

    test("gives the longest waiting first, no more than are read at once", async () => {
      const store = await open();
      const own = Array.from({ length: MOST_TO_TELL + 5 }, hearing.bind(undefined, "hotline"));
      for (const [at, report] of own.entries()) {
        await store.create(report);
        await store.apply(report.id, classified(aReading(), later(at)));
      }
      const longest = own.slice(0, MOST_TO_TELL).map(({ id }) => id);
      expect(await idsToTell(store, later(1_000))).toEqual(longest.toSorted());
    });
  });
}
