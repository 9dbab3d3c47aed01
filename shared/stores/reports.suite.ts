import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { hours, type Instant, minutes, plus } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import {
  acknowledged,
  classified,
  closed,
  corrected,
  erased,
  escalated,
  leased,
  noticeLeased,
  noticesAsked,
  nudged,
  released,
  replied,
  returned,
  routed,
  sent,
  takenOver,
  undeliverable,
  withdrawn,
} from "../domain/transitions/index.js";
import type { ReportStore } from "./reports.js";

const later = (n: number): Instant => plus(NOON, minutes(n));
const routing = {
  rule: "r1",
  hold: false,
  recipients: [
    { agency: "police", role: "acts" },
    { agency: "school", role: "informed" },
  ],
} as const;
const sending = { messageId: "m1", acknowledgeBy: plus(NOON, hours(24)), remindAt: plus(NOON, hours(12)) };

async function dueIds(store: ReportStore, now: Instant): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of store.due(now)) ids.push(...page.map(({ id }) => id));
  return ids;
}

/** What every store of reports promises. `open` gives an empty one. */
export function reportSuite(name: string, open: () => Promise<ReportStore>): void {
  const stored = async (...path: readonly ((report: Report) => Parameters<ReportStore["apply"]>[1])[]) => {
    const store = await open();
    let report = aReport();
    await store.create(report);
    for (const step of path) report = (await store.apply(report.id, step(report))).report;
    return { store, report };
  };
  const toRouted = [() => classified(aReading(), later(1)), () => routed(routing, later(2))] as const;

  describe(name, () => {
    test("gives back what was stored, and nothing for an unknown id", async () => {
      const { store, report } = await stored();
      expect(await store.get(report.id)).toEqual(report);
      expect(await store.get("0".repeat(32))).toBeUndefined();
    });

    test("a second report under the same id is not stored", async () => {
      const { store, report } = await stored();
      expect(await store.create({ ...report, locale: "en" })).toBe(false);
      expect(await store.get(report.id)).toEqual(report);
    });

    test("a transition changes what it says and nothing else", async () => {
      const { store, report } = await stored(...toRouted);
      expect(await store.get(report.id)).toEqual(report);
      expect(report).toMatchObject({ state: "routed", version: 3, reading: aReading(), dueAt: aReport().dueAt });
      expect(report.dispatches.map(({ agency, state }) => [agency, state])).toEqual([
        ["police", "pending"],
        ["school", "pending"],
      ]);
      expect(report.history.map(({ code }) => code)).toEqual(["received", "classified", "routed"]);
    });

    test("a transition that the state does not allow writes nothing and shows the report as it is", async () => {
      const { store, report } = await stored(...toRouted);
      const again = await store.apply(report.id, classified(aReading({ priority: "low" }), later(9)));
      expect(again).toEqual({ applied: false, report });
      expect(await store.get(report.id)).toEqual(report);
    });

    test("a transition of a report that is not there fails for good", async () => {
      const store = await open();
      await expect(store.apply("0".repeat(32), classified(aReading(), NOON))).rejects.toThrow(
        "permanent: report-missing",
      );
    });

    test("of two that start from the same version only one is applied", async () => {
      const { store, report } = await stored();
      const both = await Promise.all([
        store.apply(report.id, nudged(report, later(5))),
        store.apply(report.id, nudged(report, later(5))),
      ]);
      expect(both.map(({ applied }) => applied).sort()).toEqual([false, true]);
      expect((await store.get(report.id))?.attempts).toBe(1);
    });

    test("a lease is given once, and taken over only after it has ended", async () => {
      const { store, report } = await stored(...toRouted);
      expect((await store.apply(report.id, leased(0, "hash", later(3)))).applied).toBe(true);
      expect((await store.apply(report.id, leased(0, "hash", later(3)))).applied).toBe(false);
      expect((await store.apply(report.id, leased(1, "hash", later(3)))).applied).toBe(true);
      expect((await store.apply(report.id, takenOver(0, "hash", later(3)))).applied).toBe(false);
      expect((await store.apply(report.id, takenOver(0, "hash", later(4)))).applied).toBe(true);
      expect((await store.apply(report.id, takenOver(0, "hash", later(4)))).applied).toBe(false);
      expect((await store.apply(report.id, leased(7, "hash", later(4)))).applied).toBe(false);
    });

    test("notices to providers are stored with what they are, and change one at a time", async () => {
      const { store, report } = await stored(
        ...toRouted,
        () => leased(0, "hash", later(3)),
        (current) => sent(current, 0, sending, later(3)),
        (current) => acknowledged(current, 0, later(900), later(4)),
        (current) => noticesAsked(current, 0, ["1".repeat(32), "2".repeat(32)], later(5)),
      );
      const lease = noticeLeased(report, 1, later(6));
      const both = await Promise.all([store.apply(report.id, lease), store.apply(report.id, lease)]);
      expect(both.map(({ applied }) => applied).sort()).toEqual([false, true]);
      const { notices } = (await store.get(report.id)) ?? {};
      expect(notices?.map(({ state }) => state)).toEqual(["pending", "sending"]);
      expect(notices?.[0]).toEqual({ id: "1".repeat(32), dispatch: 0, state: "pending", at: later(5) });
    });

    test("a released lease is free at once", async () => {
      const { store, report } = await stored(
        ...toRouted,
        () => leased(0, "hash", later(3)),
        () => released(0),
      );
      expect((await store.apply(report.id, leased(0, "hash", later(3)))).applied).toBe(true);
    });

    test("the last mail that is sent makes the report dispatched and due when the answer is", async () => {
      const { store, report } = await stored(
        ...toRouted,
        () => leased(0, "hash", later(3)),
        (leasedOne) => sent(leasedOne, 0, sending, later(3)),
      );
      expect(report.state).toBe("routed");
      await store.apply(report.id, leased(1, "hash", later(4)));
      const current = await store.get(report.id);
      if (!current) throw new Error("gone");
      const last = await store.apply(
        report.id,
        sent(current, 1, { ...sending, messageId: "m2", remindAt: plus(NOON, hours(1)) }, later(4)),
      );
      // The school is only informed: its answer is not waited for.
      expect(last.report).toMatchObject({ state: "dispatched", dueAt: sending.remindAt });
    });

    test("an undeliverable mail goes to the next address, then to the next agency beside the others", async () => {
      const { report } = await stored(
        ...toRouted,
        () => leased(0, "hash", later(3)),
        (one) => undeliverable(one, 0, { address: 1 }, later(3)),
        () => leased(0, "hash", later(4)),
        (one) => undeliverable(one, 0, { agency: "centre" }, later(4)),
      );
      expect(report.dispatches.map(({ agency, state, address, cause }) => [agency, state, address, cause])).toEqual([
        ["police", "failed", 1, "routed"],
        ["school", "pending", 0, "routed"],
        ["centre", "pending", 0, "undeliverable"],
      ]);
    });

    test("an unanswered mail is escalated to another agency, beside the others", async () => {
      const { report } = await stored(
        ...toRouted,
        () => leased(0, "hash", later(3)),
        (one) => sent(one, 0, sending, later(3)),
        (one) => escalated(one, 0, "centre", later(90)),
      );
      expect(
        report.dispatches.map(({ agency, state, answer, inPlaceOf }) => [agency, state, answer, inPlaceOf]),
      ).toEqual([
        ["police", "pending", "overdue", undefined],
        ["school", "pending", "none", undefined],
        ["centre", "pending", "none", 0],
      ]);
      expect(report.dispatches[0]).not.toHaveProperty("remindAt");
    });

    test("a correction is kept beside the ones before it", async () => {
      const to = (priority: "urgent" | "low") => (one: Report) => {
        const from = { category: "bullying", priority: "standard", hold: false } as const;
        const correction = { at: NOON, from, to: { category: "hate", priority } } as const;
        return corrected(one, { correction, asked: [{ agency: "police", role: "acts" }] }, later(5));
      };
      const { store, report } = await stored(...toRouted, to("urgent"), to("low"));
      expect(report.corrections?.map((one) => one.to.priority)).toEqual(["urgent", "low"]);
      expect(report.reading).toMatchObject({ category: "hate", priority: "low" });
      expect(await store.get(report.id)).toEqual(report);
    });

    test("a reply in danger is kept, raises the priority, and is told to who has the report", async () => {
      const mailed = (report: Report) => sent(report, 0, sending, later(3));
      const { store, report } = await stored(...toRouted, () => leased(0, "hash", later(3)), mailed);
      const reply = { danger: true, priority: "immediate", asked: [{ agency: "centre", role: "acts" }] } as const;
      const { report: after } = await store.apply(report.id, replied(report, reply, later(9)));
      expect(after).toMatchObject({ danger: true, reading: { priority: "immediate" } });
      expect(after.dispatches.map(({ agency, letter }) => [agency, letter])).toEqual([
        ["police", "news"],
        ["school", "first"],
        ["centre", "first"],
      ]);
      expect(await store.get(report.id)).toEqual(after);
    });

    test("a withdrawn report is on nobody's table, and its mails not sent are called off", async () => {
      const { store, report } = await stored(...toRouted);
      const { report: after } = await store.apply(report.id, withdrawn(report, later(3)));
      expect(after.dispatches.map(({ state }) => state)).toEqual(["called-off", "called-off"]);
      expect(await store.openAt("RS", "police")).toEqual([]);
      expect((await store.apply(report.id, withdrawn(after, later(4)))).applied).toBe(false);
    });

    test("a transition that no state allows writes nothing and shows the report as it is", async () => {
      const { store, report } = await stored(...toRouted);
      expect(await store.apply(report.id, { from: [], to: "closed" })).toEqual({ applied: false, report });
    });

    test("finds what an agency has before it: not what is closed or given back, nor another jurisdiction's", async () => {
      const { store, report } = await stored(...toRouted);
      const elsewhere = aReport({ jurisdiction: "ME" });
      await store.create(elsewhere);
      await store.apply(elsewhere.id, classified(aReading(), later(1)));
      await store.apply(elsewhere.id, routed(routing, later(2)));
      const at = async (agency: string) => (await store.openAt("RS", agency)).map(({ id }) => id);
      expect([await at("police"), await at("school"), await at("centre")]).toEqual([[report.id], [report.id], []]);

      const asked = [{ agency: "centre", role: "acts" }] as const;
      const back = await store.apply(report.id, returned(report, 0, { reason: "no-capacity", asked }, later(5)));
      expect([await at("police"), await at("school"), await at("centre")]).toEqual([[], [report.id], [report.id]]);

      const outcome = { outcome: "referred", retention: hours(1) } as const;
      await store.apply(report.id, closed(back.report, 2, outcome, later(6)));
      expect([await at("police"), await at("school"), await at("centre")]).toEqual([[], [], []]);
    });

    test("lists what a jurisdiction received in a month, the latest first", async () => {
      const store = await open();
      const reports = [0, 1, 2].map((n) => aReport({}, later(n)));
      for (const report of reports) await store.create(report);
      await store.create(aReport({ jurisdiction: "AL" }));
      await store.create(aReport({}, plus(NOON, hours(24 * 31))));
      const ids: string[] = [];
      for await (const page of store.receivedIn("RS", "2026-11")) ids.push(...page.map(({ id }) => id));
      expect(ids).toEqual(reports.map(({ id }) => id).reverse());
    });

    test("lists what is due, and only that", async () => {
      const store = await open();
      const reports = Array.from({ length: 12 }, () => aReport());
      for (const report of reports) await store.create(report);
      expect(await dueIds(store, later(1))).toEqual([]);
      expect((await dueIds(store, later(3))).sort()).toEqual(reports.map(({ id }) => id).sort());

      const [first] = reports;
      if (!first) throw new Error("no report");
      await store.apply(first.id, nudged(first, later(3)));
      expect(await dueIds(store, later(3))).not.toContain(first.id);
      expect(await dueIds(store, later(30))).toContain(first.id);
    });

    test("an erased report is never due again", async () => {
      const store = await open();
      const closed: Report = { ...aReport(), state: "closed" };
      await store.create(closed);
      const { report } = await store.apply(closed.id, erased(closed, later(1)));
      expect(report.state).toBe("erased");
      expect(report).not.toHaveProperty("dueAt");
      expect(await dueIds(store, later(1_000_000))).toEqual([]);
    });
  });
}
