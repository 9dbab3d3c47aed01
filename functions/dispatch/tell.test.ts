import { describe, expect, test } from "vitest";
import { permanent, transient } from "../../shared/domain/errors.js";
import { days, hours, type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { reminded, replied, returned, withdrawn } from "../../shared/domain/transitions/index.js";
import { NOON } from "../../test/support/reports.js";
import { AGENCY, aBorder } from "./testing/over-there.js";

const lost = { failure: transient("peer-unavailable"), isLost: true };

describe("what follows on a report that another deployment has", () => {
  const change = async (
    { reports, current }: Awaited<ReturnType<typeof aBorder>>,
    with_: (report: Report) => Parameters<typeof reports.apply>[1],
  ) => {
    const report = await current();
    const { applied } = await reports.apply(report.id, with_(report));
    if (!applied) throw new Error("not allowed");
  };
  const reply = async (border: Awaited<ReturnType<typeof aBorder>>, text: string, at: Instant, danger = false) => {
    const { id } = await border.current();
    await border.statements.addMessage(id, { at, kind: "reply", text }, plus(at, days(1)));
    await change(border, (report) => replied(report, danger ? { danger: true, priority: "immediate" } : {}, at));
    border.world.now = at;
    await border.send();
  };

  test("what the reporter writes arrives there once each, with the danger where it was said", async () => {
    const border = await aBorder();
    await border.send();
    await reply(border, "one", plus(NOON, minutes(1)));
    border.there.failures.push(lost);
    await reply(border, "two", plus(NOON, minutes(2)), true);
    border.world.now = plus(NOON, minutes(4));
    await border.send();
    const texts = border.there.reports[0]?.standing.messages.map(({ text }) => text);
    expect(texts).toEqual(["one", "two"]);
    expect(border.there.reports[0]?.said).toEqual([
      { text: "one", danger: false },
      { text: "two", danger: true },
    ]);
    expect(border.mails).toEqual([]);
  });

  test("what was written before the report was sent goes with it", async () => {
    const border = await aBorder();
    await reply(border, "before", NOON);
    expect(border.there.reports[0]?.standing.messages.map(({ text }) => text)).toEqual(["before"]);
  });

  test("reminders are theirs to send; here nothing is sent and the ladder goes on", async () => {
    const border = await aBorder();
    await border.send();
    for (const letter of ["half-time", "overdue"] as const) {
      await change(border, (report) => reminded(report, 0, { letter, remindAt: plus(NOON, hours(50)) }, NOON));
      await border.send();
      expect((await border.one())?.state).toBe("sent");
    }
    expect([border.mails, border.there.calls]).toEqual([[], ["forward"]]);
  });

  test("what is taken back here is taken back there", async () => {
    const border = await aBorder();
    await border.send();
    await change(border, (report) => withdrawn(report, NOON));
    await border.send();
    expect(border.there.reports[0]?.standing.progress).toBe("withdrawn");
    expect(await border.one()).toMatchObject({ state: "sent", letter: "withdrawn" });
  });

  test("what is taken back before anybody here heard that it had arrived is taken back there all the same", async () => {
    const border = await aBorder();
    border.there.failures.push(lost);
    await border.send();
    await change(border, (report) => withdrawn(report, NOON));
    await border.statements.erase((await border.current()).id);
    border.world.now = plus(NOON, minutes(1));
    await border.send();
    expect(border.there.reports.map(({ standing }) => standing.progress)).toEqual(["withdrawn"]);
    expect(border.mails).toEqual([]);
  });

  test("what never arrived there is not told of when it is taken back", async () => {
    const border = await aBorder();
    border.there.isDown = true;
    await border.send();
    border.there.isDown = false;
    await change(border, (report) => withdrawn(report, NOON));
    border.world.now = plus(NOON, minutes(1));
    await border.send();
    expect([border.there.reports, border.mails, (await border.one())?.state]).toEqual([[], [], "called-off"]);
  });

  test("asked of it once more, it is the same report there, and is told so", async () => {
    const border = await aBorder();
    await border.send();
    const asked = [{ agency: AGENCY, role: "acts" }] as const;
    await change(border, (report) => returned(report, 0, { reason: "no-capacity", asked }, NOON));
    await border.send(1);
    expect(border.there.reports).toHaveLength(1);
    expect(border.there.reports[0]?.said).toHaveLength(1);
    expect((await border.one(1))?.peer?.id).toBe(border.there.reports[0]?.id);
  });

  test("news that it refuses goes by mail, and it is asked on", async () => {
    const border = await aBorder();
    await border.send();
    border.there.failures.push({ failure: permanent("peer-key-refused"), isLost: false });
    await reply(border, "one", plus(NOON, minutes(1)));
    expect(border.mails).toHaveLength(1);
    expect((await border.one())?.peer?.id).toBe(border.there.reports[0]?.id);
  });
});
