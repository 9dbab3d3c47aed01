import { expect, test } from "vitest";
import { days, hours, minutes, plus } from "../../shared/domain/instant.js";
import {
  acknowledged,
  noticeLeased,
  noticeSent,
  noticesAsked,
  withdrawn,
} from "../../shared/domain/transitions/index.js";
import { NOON } from "../../test/support/reports.js";
import { aClock, book, dispatchedTo } from "./testing/a-clock.js";

/** A report that its agency has taken on, and a notice whose message was lost. */
async function aNotice() {
  const clock = aClock();
  const { reports } = clock;
  const report = await dispatchedTo(clock, book.focalPoint);
  const { id } = report;
  const current = async () => {
    const found = await reports.get(id);
    if (!found) throw new Error("gone");
    return found;
  };
  await reports.apply(id, acknowledged(report, 0, plus(NOON, days(7)), NOON));
  await reports.apply(id, noticesAsked(await current(), 0, ["1".repeat(32)], NOON));
  return { ...clock, id, current };
}

test("a notice whose message was lost is announced, until it is out", async () => {
  const { at, notify, reports, id, current } = await aNotice();
  await at(plus(NOON, minutes(1)));
  expect(notify.sent).toMatchObject([{ event: { type: "notice-due.1", reportId: id, notice: 0 }, lane: "express" }]);
  await at(plus(NOON, minutes(3)));
  expect(notify.sent).toHaveLength(2);
  await reports.apply(id, noticeLeased(await current(), 0, plus(NOON, minutes(3))));
  await reports.apply(
    id,
    noticeSent(await current(), 0, { at: plus(NOON, minutes(3)), retention: days(90), messageId: "n" }),
  );
  for (let hour = 1; hour < 7 * 24; hour++) await at(plus(NOON, hours(hour)));
  expect(notify.sent).toHaveLength(2);
  expect((await current()).dispatches[0]).toMatchObject({ remindAt: plus(NOON, days(7)) });
});

test("a withdrawn report does not forget a notice that was being sent before that is settled", async () => {
  const { at, notify, reports, id, current } = await aNotice();
  await reports.apply(id, noticeLeased(await current(), 0, NOON));
  await reports.apply(id, withdrawn(await current(), NOON));
  for (let hour = 1; hour < 100; hour++) await at(plus(NOON, hours(hour)));
  expect(notify.sent.length).toBeGreaterThan(0);
  expect((await current()).state).toBe("withdrawn");
});
