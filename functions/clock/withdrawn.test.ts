import { expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { days, minutes, plus } from "../../shared/domain/instant.js";
import { withdrawn } from "../../shared/domain/transitions/index.js";
import { NOON } from "../../test/support/reports.js";
import { aClock, book, dispatchedTo, mailed } from "./testing/a-clock.js";

/** Withdrawn by its reporter, by a function that died before it did anything else. */
async function aWithdrawal() {
  const clock = aClock();
  const { reports, statements } = clock;
  const report = await dispatchedTo(clock, book.focalPoint);
  await statements.create({ id: report.id, text: "pangolin", urls: [] }, plus(NOON, days(400)));
  await statements.addMessage(report.id, { at: NOON, kind: "reply", text: "armadillo" }, plus(NOON, days(400)));
  await reports.apply(report.id, withdrawn(report, NOON));
  const left = async () => [await statements.get(report.id), ...(await statements.messages(report.id))];
  return { ...clock, id: report.id, left };
}

test("what was withdrawn is erased and told to those who had it, whoever died on the way", async () => {
  const { at, id, dispatch, left } = await aWithdrawal();
  await at(plus(NOON, minutes(3)));
  expect(await left()).toEqual([undefined]);
  expect(dispatch.sent.map(({ event }) => event)).toMatchObject([{ reportId: id, dispatch: 0 }]);
});

test("a statement that can't be erased now is erased at a later tick, before its row forgets it", async () => {
  const { at, id, left, reports, statements } = await aWithdrawal();
  const erase = () => Promise.reject(transient("statements-unavailable"));
  for (const minute of [3, 4, 5]) await at(plus(NOON, minutes(minute)), { statements: { ...statements, erase } });
  expect((await left()).length).toBe(2);
  expect((await reports.get(id))?.state).toBe("withdrawn");
  await at(plus(NOON, minutes(6)));
  expect(await left()).toEqual([undefined]);
});

test("once all are told the row waits three days for mails that come back, then it is a bare row", async () => {
  const clock = await aWithdrawal();
  const { at, id, reports, dispatch, codes } = clock;
  await mailed(clock, id, 0, plus(NOON, minutes(1)));
  await at(plus(NOON, minutes(3)));
  expect(await reports.get(id)).toMatchObject({ state: "withdrawn", dueAt: plus(NOON, days(3)) });
  await at(plus(NOON, days(3)));
  expect((await reports.get(id))?.state).toBe("erased");
  expect(dispatch.sent).toEqual([]);
  expect(codes()).toEqual(expect.arrayContaining(["withdrawal-told", "report-erased"]));
});

test("an agency is not reminded of what was withdrawn", async () => {
  const clock = await aWithdrawal();
  const { at, id, reports, codes } = clock;
  await mailed(clock, id, 0, plus(NOON, minutes(1)));
  for (let hour = 0; hour < 100; hour++) await at(plus(NOON, minutes(60 * hour)));
  expect(codes()).not.toContain("dispatch-reminded");
  expect((await reports.get(id))?.dispatches).toHaveLength(1);
});
