import { expect, test } from "vitest";
import { hours, type Instant, minutes, plus } from "../../shared/domain/instant.js";
import { acknowledged, closed, leased, resent, sent } from "../../shared/domain/transitions/index.js";
import { NOON } from "../../test/support/reports.js";
import { aClock, dispatchedTo } from "./testing/a-clock.js";

/** An immediate report that another deployment took at noon. */
async function overThere() {
  const clock = aClock();
  const { id } = await dispatchedTo(clock, "me-social-secretariat");
  const { reports } = clock;
  const change = async (
    with_: (report: Awaited<ReturnType<typeof dispatchedTo>>) => Parameters<typeof reports.apply>[1],
  ) => {
    const report = await reports.get(id);
    const result = report && (await reports.apply(id, with_(report)));
    if (!result?.applied) throw new Error("not allowed");
    return result.report;
  };
  const take = async (now: Instant) => {
    const taken = await change(() => leased(0, "hash", now));
    const peer = { id: "1", nextAt: plus(now, minutes(1)) };
    const times = { acknowledgeBy: plus(now, hours(1)), remindAt: plus(now, minutes(30)) };
    return change(() => sent(taken, 0, { messageId: "peer:1", ...times, peer }, now));
  };
  await change((report) => resent(report, 0, NOON));
  await take(NOON);
  const asks = () => clock.dispatch.sent.map(({ event }) => event.dispatch);
  return { ...clock, id, change, take, asks };
}

test("another deployment is asked each minute how an immediate report stands", async () => {
  const { at, asks, codes } = await overThere();
  for (let minute = 0; minute <= 10; minute++) await at(plus(NOON, minutes(minute)));
  expect(asks()).toHaveLength(10);
  expect(codes().filter((code) => code === "peer-asked")).toHaveLength(10);
  expect(codes()).not.toContain("report-stuck");
});

test("being asked keeps nobody from being reminded, nor the next agency from being asked in its place", async () => {
  const { at, reports, id, codes, take } = await overThere();
  let reminders = 0;
  for (let minute = 0; minute <= 61; minute++) {
    const now = plus(NOON, minutes(minute));
    await at(now);
    const report = await reports.get(id);
    if (report?.dispatches[0]?.state !== "pending") continue;
    reminders += 1;
    if (report.dispatches.length === 1) await take(now);
  }
  expect(reminders).toBeGreaterThan(0);
  expect(codes()).toEqual(expect.arrayContaining(["dispatch-reminded", "dispatch-escalated"]));
});

test("of two clocks at the same minute only one has it asked", async () => {
  const { at, asks } = await overThere();
  await Promise.all([at(plus(NOON, minutes(1))), at(plus(NOON, minutes(1)))]);
  expect(asks()).toEqual([0]);
});

test("after an acknowledgment it is asked ever more rarely, and for ever; once it is closed, no more", async () => {
  const { at, asks, change } = await overThere();
  await change((report) => acknowledged(report, 0, plus(NOON, hours(1_000)), NOON));
  for (let minute = 0; minute < 60 * 48; minute++) await at(plus(NOON, minutes(minute)));
  const first = asks().length;
  expect(first).toBeLessThan(100);
  for (let minute = 60 * 48; minute < 60 * 72; minute++) await at(plus(NOON, minutes(minute)));
  expect(asks().length - first).toBeGreaterThanOrEqual(11);
  await change((report) => closed(report, 0, { outcome: "advised", retention: hours(10_000) }, plus(NOON, hours(72))));
  const before = asks().length;
  for (let minute = 60 * 72; minute < 60 * 80; minute++) await at(plus(NOON, minutes(minute)));
  expect(asks()).toHaveLength(before);
});
