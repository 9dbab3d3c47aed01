import { expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { days, hours, type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { acknowledged } from "../../shared/domain/transitions/index.js";
import { aReport, NOON } from "../../test/support/reports.js";
import { aClock, book, dispatchedTo, mailed } from "./testing/a-clock.js";

test("a report that is not due is left alone", async () => {
  const clock = aClock();
  await clock.reports.create(aReport());
  await clock.at(plus(NOON, minutes(2)));
  expect(clock.classify.sent).toEqual([]);
  expect(clock.codes()).toEqual(["clock-ticked"]);
});

test("a report that nobody was told of is sent on, in its lane", async () => {
  const clock = aClock();
  const [calm, danger] = [aReport(), aReport({ danger: true })];
  await clock.reports.create(calm);
  await clock.reports.create(danger);
  await clock.at(plus(NOON, minutes(3)));
  const told = clock.classify.sent.map(({ event, lane }) => [event.reportId, lane]).sort();
  expect(told).toEqual(
    [
      [calm.id, "standard"],
      [danger.id, "express"],
    ].sort(),
  );
});

test("of two clocks at the same minute only one sends", async () => {
  const clock = aClock();
  await clock.reports.create(aReport());
  await Promise.all([clock.at(plus(NOON, minutes(3))), clock.at(plus(NOON, minutes(3)))]);
  expect(clock.classify.sent).toHaveLength(1);
});

test("a report that can't be classified rings, and at last goes to a person unread", async () => {
  const clock = aClock();
  const report = aReport();
  await clock.reports.create(report);
  for (let minute = 0; minute < 120; minute++) await clock.at(plus(NOON, minutes(minute)));
  expect(clock.codes()).toContain("report-stuck");
  expect(clock.classify.sent).toHaveLength(3);
  expect(clock.route.sent[0]?.event).toMatchObject({ reportId: report.id, hold: true, priority: "urgent" });
});

test("an unanswered mail is followed by a reminder at half time, and by the ladder when the time is over", async () => {
  const clock = aClock();
  const first = book.agencies.map(({ id }) => id).find((id) => !book.ladder.includes(id)) ?? "";
  const { id } = await dispatchedTo(clock, first);
  await clock.at(plus(NOON, minutes(29)));
  expect(clock.dispatch.sent).toEqual([]);

  let now = NOON;
  for (const [rung, agency] of book.ladder.entries()) {
    await clock.at(plus(now, minutes(30)));
    expect((await clock.reports.get(id))?.dispatches[rung]).toMatchObject({ letter: "half-time", state: "pending" });
    await mailed(clock, id, rung, plus(now, minutes(30)));

    now = plus(now, hours(1));
    await clock.at(now);
    expect((await clock.reports.get(id))?.dispatches.slice(rung)).toMatchObject([
      { letter: "overdue", answer: "overdue", state: "pending", reminders: 2 },
      { agency, cause: "escalated", state: "pending", inPlaceOf: rung },
    ]);
    const told = clock.dispatch.sent.slice(-2).map(({ event, lane }) => [event.dispatch, lane]);
    expect(told).toEqual([
      [rung, "express"],
      [rung + 1, "express"],
    ]);
    await mailed(clock, id, rung, now);
    await mailed(clock, id, rung + 1, now);
  }
});

test("where the ladder ends, the same agency is written to for ever, at most a day apart", async () => {
  const clock = aClock();
  const { id } = await dispatchedTo(clock, book.focalPoint);
  // Nobody else is on the ladder.
  const directory = { current: async () => ({ ...book, ladder: [book.focalPoint] }) };
  const written: number[] = [];
  for (let minute = 1; minute <= 6 * 24 * 60; minute++) {
    const now = plus(NOON, minutes(minute));
    const before = clock.dispatch.sent.length;
    await clock.at(now, { directory });
    if (clock.dispatch.sent.length === before) continue;
    written.push(minute / 60);
    await mailed(clock, id, 0, now);
  }
  // Half time, the end, then twice as long each time.
  expect(written.slice(0, 6)).toEqual([0.5, 1, 3, 7, 15, 31]);
  expect(written.at(-1)).toBeGreaterThan(120);
});

test("after an acknowledgment nobody is reminded, and the agency is asked how it stands a week later", async () => {
  const clock = aClock();
  const report = await dispatchedTo(clock, book.focalPoint);
  await clock.reports.apply(report.id, acknowledged(report, 0, plus(NOON, days(7)), plus(NOON, minutes(10))));
  for (let hour = 0; hour < 7 * 24; hour++) await clock.at(plus(NOON, hours(hour)));
  expect(clock.dispatch.sent).toEqual([]);
  expect(clock.codes()).not.toContain("report-nudged");
  await clock.at(plus(NOON, days(7)));
  expect((await clock.reports.get(report.id))?.dispatches[0]).toMatchObject({
    letter: "how-it-stands",
    state: "pending",
  });
  expect(clock.dispatch.sent).toHaveLength(1);

  // Immediate reports after another week, for as long as it stays open.
  await mailed(clock, report.id, 0, plus(NOON, days(7)));
  for (let hour = 7 * 24; hour < 14 * 24; hour++) await clock.at(plus(NOON, hours(hour)));
  expect(clock.dispatch.sent).toHaveLength(1);
  await clock.at(plus(NOON, days(14)));
  expect(clock.dispatch.sent).toHaveLength(2);
});

test("an acknowledgment that comes late stops what the ladder began", async () => {
  const clock = aClock();
  const { id } = await dispatchedTo(clock, "interior-counter-extremism");
  await clock.at(plus(NOON, hours(1)));
  await mailed(clock, id, 0, plus(NOON, hours(1)));
  const escalated = await mailed(clock, id, 1, plus(NOON, hours(1)));
  await clock.reports.apply(id, acknowledged(escalated, 0, plus(NOON, days(7)), plus(NOON, minutes(70))));
  const before = clock.dispatch.sent.length;
  for (let hour = 2; hour < 48; hour++) await clock.at(plus(NOON, hours(hour)));
  expect(clock.dispatch.sent).toHaveLength(before);
});

test.each(["closed", "withdrawn"] as const)(
  "a %s report loses its statement when it is due, and is never looked at again",
  async (state) => {
    const clock = aClock();
    const report: Report = { ...aReport(), state, dueAt: plus(NOON, days(30)) };
    await clock.reports.create(report);
    await clock.statements.create({ id: report.id, text: "x", urls: [] }, plus(NOON, days(400)));
    await clock.at(plus(NOON, days(29)));
    expect(clock.statements.all()).toHaveLength(1);
    await clock.at(plus(NOON, days(30)));
    expect(clock.statements.all()).toEqual([]);
    expect(await clock.reports.get(report.id)).toMatchObject({ state: "erased" });
    expect(await clock.reports.get(report.id)).not.toHaveProperty("dueAt");
  },
);

test("the statement of a report that stays open for half a year is kept for longer", async () => {
  const clock = aClock();
  await dispatchedTo(clock, book.focalPoint);
  const kept: string[] = [];
  const statements = { ...clock.statements, keep: async (_id: string, until: Instant) => void kept.push(until) };
  await clock.at(plus(NOON, days(100)), { statements });
  expect(kept).toEqual([]);
  await clock.at(plus(NOON, days(201)), { statements });
  expect(kept).toEqual([plus(NOON, days(601))]);
});

test("a report that fails holds up no other, and is due at the next tick still", async () => {
  const clock = aClock();
  const [good, bad] = [aReport(), aReport()];
  await clock.reports.create(good);
  await clock.reports.create(bad);
  const apply: typeof clock.reports.apply = (id, transition) =>
    id === bad.id ? Promise.reject(transient("reports-unavailable")) : clock.reports.apply(id, transition);
  await clock.at(plus(NOON, minutes(3)), { reports: { ...clock.reports, apply } });
  expect(clock.classify.sent.map(({ event }) => event.reportId)).toEqual([good.id]);
  await clock.at(plus(NOON, minutes(4)));
  expect(clock.classify.sent.map(({ event }) => event.reportId)).toEqual([good.id, bad.id]);
});
