import { expect, test } from "vitest";
import { classifiedEvent } from "../../events/classified.js";
import type { DispatchDue } from "../../events/dispatch-due.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { transient } from "../../shared/domain/errors.js";
import type { Reading } from "../../shared/domain/reading.js";
import type { Report } from "../../shared/domain/report.js";
import { classified, leased, sent } from "../../shared/domain/transitions/index.js";
import { memoryOutbox } from "../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { type RouteDeps, route } from "./route.js";

const book = builtInBook("RS");

async function aRouter(read: Partial<Reading> = {}, answers: Pick<Report, "institution"> = {}) {
  const reports = memoryReports();
  const dispatch = memoryOutbox<DispatchDue>();
  const report = { ...aReport(), ...answers };
  const reading = aReading(read);
  await reports.create(report);
  await reports.apply(report.id, classified(reading, NOON));
  const run = (overrides: Partial<RouteDeps> = {}) =>
    route(classifiedEvent(report, reading), {
      reports,
      directory: { current: async () => book },
      dispatch: dispatch.send,
      time: { now: () => NOON },
      telemetry: memoryTelemetry(),
      ...overrides,
    });
  const current = async () => {
    const found = await reports.get(report.id);
    if (!found) throw new Error("gone");
    return found;
  };
  return { report, reports, dispatch, run, current };
}

test("a report's agencies are fixed in one step, and a dispatcher is told of each", async () => {
  const { run, dispatch, current, report } = await aRouter({ category: "solicitation", priority: "urgent" });
  await run();
  const { state, dispatches } = await current();
  expect(state).toBe("routed");
  expect(dispatches.length).toBeGreaterThan(1);
  const due = dispatches.map((_, index) => ({ reportId: report.id, dispatch: index }));
  expect(dispatch.sent.map(({ event }) => event)).toMatchObject(due);
  expect(new Set(dispatch.sent.map(({ lane }) => lane))).toEqual(new Set(["standard"]));
});

test("a request for training is its team's alone, and no agency's for harm", async () => {
  const { run, current } = await aRouter({ category: "advice", priority: "low" }, { institution: "culture" });
  await run();
  const { state, dispatches } = await current();
  expect([state, dispatches.map(({ agency, role }) => [agency, role])]).toEqual([
    "routed",
    [["training-team", "acts"]],
  ]);
});

test("a report that nobody could read goes to the focal point for a person, and waits in `held`", async () => {
  const { run, current } = await aRouter({ hold: true });
  await run();
  const { state, dispatches } = await current();
  expect([state, dispatches.map(({ agency }) => agency)]).toEqual(["held", [book.focalPoint]]);
});

test("a message that comes again because the dispatchers were not told tells them, of the same agencies", async () => {
  const { run, dispatch, current } = await aRouter();
  await expect(run({ dispatch: () => Promise.reject(transient("queue-unavailable")) })).rejects.toThrow(
    "queue-unavailable",
  );
  const before = await current();
  await run();
  expect(await current()).toEqual(before);
  expect(dispatch.sent).toHaveLength(before.dispatches.length);
});

test("a message that comes late, when all mails are out, is done", async () => {
  const { run, reports, report, dispatch } = await aRouter({ hold: true });
  await run();
  const { report: taken } = await reports.apply(report.id, leased(0, "hash", NOON));
  await reports.apply(report.id, sent(taken, 0, { messageId: "m", acknowledgeBy: NOON, remindAt: NOON }, NOON));
  await expect(run()).rejects.toMatchObject({ kind: "duplicate" });
  expect(dispatch.sent).toHaveLength(1);
});

test("while no directory is in force the report waits as it is", async () => {
  const { run, current } = await aRouter();
  const before = await current();
  const missing = { current: () => Promise.reject(transient("directory-missing")) };
  await expect(run({ directory: missing })).rejects.toMatchObject({ kind: "transient", code: "directory-missing" });
  expect(await current()).toEqual(before);
});
