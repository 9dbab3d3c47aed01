import { expect, test } from "vitest";
import type { Classified } from "../../events/classified.js";
import type { DispatchDue } from "../../events/dispatch-due.js";
import type { Received } from "../../events/received.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { transient } from "../../shared/domain/errors.js";
import { days, hours, type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { classified, leased, routed, sent } from "../../shared/domain/transitions/index.js";
import { memoryOutbox } from "../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { tick } from "./tick.js";

const book = builtInBook("RS");

function aClock() {
  const reports = memoryReports();
  const statements = memoryStatements();
  const [classify, route, dispatch] = [
    memoryOutbox<Received>(),
    memoryOutbox<Classified>(),
    memoryOutbox<DispatchDue>(),
  ];
  const telemetry = memoryTelemetry();
  const at = async (now: Instant, overrides: Partial<Parameters<typeof tick>[0]> = {}) => {
    await tick({
      reports,
      statements,
      directory: { current: async () => book },
      classify: classify.send,
      route: route.send,
      dispatch: dispatch.send,
      time: { now: () => now },
      telemetry,
      ...overrides,
    });
  };
  const codes = () => telemetry.records.map(({ code }) => code);
  return { reports, statements, classify, route, dispatch, at, codes };
}

/** A report whose one mail went out to `agency` at noon, to be acknowledged within an hour. */
async function dispatchedTo(clock: ReturnType<typeof aClock>, agency: string, report = aReport()): Promise<Report> {
  const { reports } = clock;
  await reports.create(report);
  await reports.apply(report.id, classified(aReading({ priority: "immediate" }), NOON));
  await reports.apply(report.id, routed({ rule: "r", hold: false, recipients: [{ agency, role: "acts" }] }, NOON));
  const taken = await reports.apply(report.id, leased(0, NOON));
  const sending = { messageId: "m", acknowledgeBy: plus(NOON, hours(1)) };
  return (await reports.apply(report.id, sent(taken.report, 0, sending, NOON))).report;
}

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

test("an unanswered mail goes to the next agency of the ladder, then to the last one again, for ever", async () => {
  const clock = aClock();
  const [first] = book.rules
    .flatMap(({ to }) => to.map(({ agency }) => agency))
    .filter((id) => !book.ladder.includes(id));
  const report = await dispatchedTo(clock, first ?? "");
  await clock.at(plus(NOON, minutes(59)));
  expect(clock.dispatch.sent).toEqual([]);

  let now = plus(NOON, hours(1));
  for (const agency of book.ladder) {
    await clock.at(now);
    const current = await clock.reports.get(report.id);
    const index = (current?.dispatches.length ?? 0) - 1;
    expect(current?.dispatches[index]).toMatchObject({ agency, cause: "escalated", state: "pending" });
    expect(clock.dispatch.sent.at(-1)).toMatchObject({
      event: { reportId: report.id, dispatch: index },
      lane: "express",
    });
    const taken = await clock.reports.apply(report.id, leased(index, now));
    await clock.reports.apply(
      report.id,
      sent(taken.report, index, { messageId: "m", acknowledgeBy: plus(now, hours(1)) }, now),
    );
    now = plus(now, hours(1));
  }
  await clock.at(now);
  expect((await clock.reports.get(report.id))?.dispatches.at(-1)).toMatchObject({
    agency: book.focalPoint,
    reminders: 1,
    state: "pending",
  });
  expect(clock.codes()).toContain("dispatch-reminded");
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
