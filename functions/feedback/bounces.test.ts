import { describe, expect, test } from "vitest";
import { hours, plus } from "../../shared/domain/instant.js";
import { acknowledged, escalated, returned, withdrawn } from "../../shared/domain/transitions/index.js";
import { NOON } from "../../test/support/reports.js";

import { addressOf, aFeedback, agencyWith, book, shapeOf } from "./testing/a-feedback.js";

describe("a mail that came back", () => {
  test.each(["bounced", "rejected"] as const)(
    "%s: goes to the agency's next address at once, in the report's lane",
    async (event) => {
      const agency = agencyWith(2);
      const { tell, report, due, said, marked } = await aFeedback(agency);
      await tell(0, event);
      expect(shapeOf(await report())).toEqual([[agency, 1, "pending", "bounced"]]);
      expect((await report()).history.map(({ code }) => code).slice(-2)).toEqual(["bounced", "undeliverable"]);
      expect(due()).toEqual([[0, "express"]]);
      expect(said()).toEqual(["mail-bounced"]);
      expect(await marked()).toEqual([addressOf(agency, 0)]);
    },
  );

  test("from the last address: the next agency is asked, and the clock runs on", async () => {
    const agency = agencyWith(1);
    const { tell, report, due } = await aFeedback(agency);
    const [first] = (await report()).dispatches;
    await tell(0, "bounced");
    const [failed, next] = (await report()).dispatches;
    expect(failed).toMatchObject({ agency, state: "failed" });
    expect(next).toMatchObject({ agency: book.ladder[0], state: "pending", role: "acts", inPlaceOf: 0, address: 0 });
    expect(next?.acknowledgeBy).toBe(first?.acknowledgeBy);
    expect(due()).toEqual([[1, "express"]]);
  });

  test("an address is marked only when it will never take mail", async () => {
    const { tell, marked, report } = await aFeedback(agencyWith(2));
    await tell(0, "bounced", { permanent: "Transient" });
    expect((await report()).dispatches[0]).toMatchObject({ state: "pending", address: 1 });
    expect(await marked()).toEqual([]);
  });

  test("after it arrived, only a bounce for good counts: the others are a machine's answer", async () => {
    const agency = agencyWith(2);
    const { tell, report, due } = await aFeedback(agency);
    await tell(0, "delivered");
    await expect(tell(0, "bounced", { permanent: "Transient" })).rejects.toMatchObject({ kind: "duplicate" });
    await expect(tell(0, "bounced", { permanent: "Undetermined" })).rejects.toMatchObject({ kind: "duplicate" });
    expect(shapeOf(await report())).toEqual([[agency, 0, "sent", "delivered"]]);
    expect(due()).toEqual([]);
    await tell(0, "bounced");
    expect(shapeOf(await report())).toEqual([[agency, 1, "pending", "bounced"]]);
  });

  test("from an agency that was only informed: nobody is asked in its place", async () => {
    const informed = { agency: agencyWith(1), role: "informed" as const };
    const { tell, report, due, said } = await aFeedback(book.focalPoint, informed);
    await tell(1, "bounced");
    expect(shapeOf(await report())).toEqual([
      [book.focalPoint, 0, "sent", undefined],
      [informed.agency, 0, "failed", "bounced"],
    ]);
    expect(due()).toEqual([]);
    expect(said()).toEqual(["mail-bounced"]);
  });

  test("from everybody: ops teams are told, the report stays noted and due", async () => {
    const { tell, mail, report, said, marked } = await aFeedback(...book.ladder);
    // Each agency on the ladder has been written to; the last address of the last one comes back, too.
    for (const index of book.ladder.keys()) {
      await tell(index, "bounced");
      while ((await report()).dispatches[index]?.state === "pending") {
        await mail(index);
        await tell(index, "bounced");
      }
    }
    expect(said().filter((code) => code === "nobody-to-write-to")).toHaveLength(book.ladder.length);
    const { dispatches, dueAt } = await report();
    expect(dispatches.map(({ state, delivery }) => [state, delivery])).toEqual(
      book.ladder.map(() => ["sent", "bounced"]),
    );
    expect(dueAt).toBeDefined();
    expect(new Set(await marked()).size).toBe(
      book.agencies.filter(({ id }) => book.ladder.includes(id)).flatMap(({ addresses }) => addresses).length,
    );
  });

  test("from an agency that gave it back, or in whose place another was asked: nobody more is", async () => {
    const agency = agencyWith(1);
    const { change, tell, mail, report, said, due } = await aFeedback(agency, book.focalPoint);
    await change((current) => returned(current, 0, { reason: "not-our-remit", asked: [] }, NOON));
    await tell(0, "bounced");
    await change((current) => escalated(current, 1, agencyWith(2), NOON));
    await mail(1);
    await mail(2);
    const before = (await report()).dispatches.length;
    await tell(1, "bounced");
    // The focal point has a second address.
    await mail(1);
    await tell(1, "bounced");
    expect((await report()).dispatches).toHaveLength(before);
    expect(said().filter((code) => code !== "mail-bounced")).toEqual([]);
    expect(due()).toEqual([[1, "express"]]);
  });

  test("from an agency in whose place another took it on, or that was informed and gave it back: it is left in peace", async () => {
    const informed = { agency: book.ladder[0] ?? "", role: "informed" as const };
    const { change, tell, mail, report, due } = await aFeedback(agencyWith(2), informed);
    await change((current) => escalated(current, 0, book.focalPoint, NOON));
    await mail(0);
    await mail(2);
    await change((current) => acknowledged(current, 2, plus(NOON, hours(99)), NOON));
    await change((current) => returned(current, 1, { reason: "known-already", asked: [] }, NOON));
    await tell(0, "bounced");
    await tell(1, "bounced");
    expect((await report()).dispatches.map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
    expect(due()).toEqual([]);
  });

  test("from an agency that took the report on: its other address is tried, and no other agency asked", async () => {
    const agency = agencyWith(2);
    const { change, tell, mail, report, said } = await aFeedback(agency);
    await change((current) => acknowledged(current, 0, plus(NOON, hours(99)), NOON));
    await tell(0, "bounced");
    await mail(0);
    await tell(0, "bounced");
    expect(shapeOf(await report())).toEqual([[agency, 1, "sent", "bounced"]]);
    expect(said()).toEqual(["mail-bounced", "mail-bounced"]);
  });
});

describe.each([
  ["to the next address", agencyWith(2)],
  ["to the next agency", agencyWith(1)],
])("with each call failing once, before or after it took effect, a bounce leads %s", (_, agency) => {
  test("all the same, once", async () => {
    const undisturbed = await aFeedback(agency);
    const points: string[] = [];
    await undisturbed.hear(await undisturbed.about(0, "bounced"), ({ call, phase }) => {
      points.push(`${phase} ${call}`);
      return "none";
    });
    expect(points.length).toBeGreaterThanOrEqual(12);

    for (const point of points.keys()) {
      const { about, hear, report, due, marked } = await aFeedback(agency);
      const event = await about(0, "bounced");
      await expect(hear(event, ({ number }) => (number === point ? "fail" : "none"))).rejects.toMatchObject({
        kind: "transient",
      });
      // As the queue does: the event comes again.
      await hear(event).catch((error: unknown) => expect(error).toMatchObject({ kind: "duplicate" }));
      const at = points[point];
      expect(shapeOf(await report()), at).toEqual(shapeOf(await undisturbed.report()));
      expect((await report()).history, at).toEqual((await undisturbed.report()).history);
      expect(
        (await report()).dispatches.filter(({ state }) => state === "pending"),
        at,
      ).toHaveLength(1);
      expect(new Set(due().map(String)), at).toEqual(new Set(undisturbed.due().map(String)));
      expect(await marked(), at).toEqual(await undisturbed.marked());
    }
  });
});

describe("the news of a withdrawal that came back", () => {
  test("goes to the agency's next address, and to no other agency", async () => {
    const agency = agencyWith(2);
    const { change, mail, tell, report, due } = await aFeedback(agency);
    await change((current) => withdrawn(current, NOON));
    await mail(0);
    await tell(0, "bounced");
    expect((await report()).dispatches).toMatchObject([{ address: 1, state: "pending", letter: "withdrawn" }]);
    expect(due()).toEqual([[0, "express"]]);
    await mail(0);
    await tell(0, "bounced");
    expect((await report()).dispatches).toMatchObject([{ agency, state: "failed" }]);
  });

  test("is announced once more if the one who heard of it died", async () => {
    const { about, change, mail, hear, report, due } = await aFeedback(agencyWith(2));
    await change((current) => withdrawn(current, NOON));
    await mail(0);
    const event = await about(0, "bounced");
    await expect(hear(event, ({ call }) => (call === "dispatch" ? "fail" : "none"))).rejects.toThrow();
    expect(due()).toEqual([]);
    await expect(hear(event)).rejects.toMatchObject({ kind: "duplicate" });
    expect(due()).toEqual([[0, "express"]]);
    expect((await report()).state).toBe("withdrawn");
  });
});
