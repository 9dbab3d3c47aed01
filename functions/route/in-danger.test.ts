import { expect, test } from "vitest";
import { classifiedEvent } from "../../events/classified.js";
import type { DispatchDue } from "../../events/dispatch-due.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { minutes, plus } from "../../shared/domain/instant.js";
import { classified, replied } from "../../shared/domain/transitions/index.js";
import { memoryOutbox } from "../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { route } from "./route.js";

const book = builtInBook("RS");

/** A report of abuse, read before its reporter wrote again; the message to the router knows nothing of that. */
async function aRouter(danger: boolean) {
  const reports = memoryReports();
  const dispatch = memoryOutbox<DispatchDue>();
  const telemetry = memoryTelemetry();
  const report = aReport();
  const reading = aReading({ category: "abuse", priority: "standard" });
  await reports.create(report);
  const { report: read } = await reports.apply(report.id, classified(reading, NOON));
  await reports.apply(report.id, replied(read, danger ? { danger } : {}, plus(NOON, minutes(1))));
  const run = () =>
    route(classifiedEvent(report, reading), {
      reports,
      directory: { current: async () => book },
      dispatch: dispatch.send,
      time: { now: () => NOON },
      telemetry,
    });
  const current = () => reports.get(report.id);
  return { run, current, dispatch, telemetry };
}

test("a reporter who says before routing that somebody is in danger is not overtaken by the message under way", async () => {
  const { run, current, dispatch, telemetry } = await aRouter(true);
  await run();
  const report = await current();
  expect(report).toMatchObject({ danger: true, reading: { priority: "immediate" } });
  expect(report?.history.map(({ code }) => code).slice(-2)).toEqual(["routed", "raised"]);
  expect(dispatch.sent).toHaveLength(report?.dispatches.length ?? 0);
  expect(new Set(dispatch.sent.map(({ lane }) => lane))).toEqual(new Set(["express"]));
  expect(telemetry.records.map(({ code }) => code)).toContain("report-raised");
});

test("a message that comes again raises nothing twice", async () => {
  const { run, current } = await aRouter(true);
  await run();
  const before = await current();
  await run();
  expect(await current()).toEqual(before);
});

test("a reply without danger changes no priority", async () => {
  const { run, current } = await aRouter(false);
  await run();
  expect(await current()).toMatchObject({ danger: false, reading: { priority: "standard" } });
});
