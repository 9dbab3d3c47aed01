import { expect, test } from "vitest";
import type { Classified } from "../../events/classified.js";
import { receivedEvent } from "../../events/received.js";
import { transient } from "../../shared/domain/errors.js";
import { days, plus } from "../../shared/domain/instant.js";
import type { ReadingInput } from "../../shared/domain/reading.js";
import type { Report } from "../../shared/domain/report.js";
import { routed, withdrawn } from "../../shared/domain/transitions/index.js";
import { memoryFingerprints } from "../../shared/stores/fingerprints.memory.js";
import { memoryOutbox } from "../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { type ClassifyDeps, classify } from "./classify.js";

async function aClassifier(answers: Pick<Report, "institution" | "partner"> = {}) {
  const reports = memoryReports();
  const statements = memoryStatements();
  const fingerprints = memoryFingerprints();
  const route = memoryOutbox<Classified>();
  const report = { ...aReport({ danger: true }), ...answers };
  await reports.create(report);
  await statements.create({ id: report.id, text: "what happened", urls: ["https://a.example"] }, plus(NOON, days(400)));
  const inputs: ReadingInput[] = [];
  const run = (overrides: Partial<ClassifyDeps> = {}) =>
    classify(receivedEvent(report), {
      reports,
      statements,
      fingerprints,
      read: (input) => {
        inputs.push(input);
        return aReading({ priority: "immediate" });
      },
      route: route.send,
      time: { now: () => NOON },
      telemetry: memoryTelemetry(),
      ...overrides,
    });
  return { report, reports, statements, fingerprints, route, inputs, run };
}

test("the words and the ticked answers are read together, and the router is told in the lane of what was read", async () => {
  const { run, inputs, route, report } = await aClassifier();
  await run();
  expect(inputs[0]).toMatchObject({
    text: "what happened",
    urls: ["https://a.example"],
    danger: true,
    locale: "sr-Latn",
  });
  expect(route.sent).toMatchObject([{ lane: "express", event: { reportId: report.id, priority: "immediate" } }]);
});

test("a partner's priority is read with the words", async () => {
  const { run, inputs } = await aClassifier({ partner: { id: "hotline", digest: "x", priority: "urgent" } });
  await run();
  expect(inputs[0]).toMatchObject({ text: "what happened", priority: "urgent" });
});

test("a message that comes again because the router was not told tells it at once, with the first reading", async () => {
  const { run, route, reports, report } = await aClassifier();
  await expect(run({ route: () => Promise.reject(transient("queue-unavailable")) })).rejects.toThrow(
    "queue-unavailable",
  );
  await run({ read: () => aReading({ priority: "low" }) });
  expect(route.sent.map(({ event }) => event.priority)).toEqual(["immediate"]);
  expect((await reports.get(report.id))?.reading?.priority).toBe("immediate");
});

test("a message that comes late, when the report has moved on, is done", async () => {
  const { run, route, reports, report } = await aClassifier();
  await run();
  await reports.apply(report.id, routed({ rule: "r", hold: false, recipients: [{ agency: "a", role: "acts" }] }, NOON));
  await expect(run()).rejects.toMatchObject({ kind: "duplicate" });
  expect(route.sent).toHaveLength(1);
});

test("a report without its statement is put aside, and stays where the clock looks", async () => {
  const { run, reports, statements, report } = await aClassifier();
  await statements.erase(report.id);
  await expect(run()).rejects.toMatchObject({ kind: "permanent", code: "statement-missing" });
  expect(await reports.get(report.id)).toEqual(report);
});

test("a report that was taken back before it was read is done with", async () => {
  const { run, reports, statements, report } = await aClassifier();
  await reports.apply(report.id, withdrawn(report, NOON));
  await statements.erase(report.id);
  await expect(run()).rejects.toMatchObject({ kind: "duplicate", code: "report-withdrawn" });
});

/** Another report about the same address, written otherwise, that was read before. */
async function earlier({ reports, fingerprints }: Awaited<ReturnType<typeof aClassifier>>) {
  const first = aReport();
  await reports.create(first);
  await fingerprints.note({ id: first.id, receivedAt: NOON }, ["a.example"], plus(NOON, days(400)));
  return first;
}

test("two reports that name the same address point at each other, and the router is told", async () => {
  const classifier = await aClassifier();
  const { run, reports, report, route } = classifier;
  const first = await earlier(classifier);
  await run();
  expect((await reports.get(report.id))?.related).toEqual([first.id]);
  expect(await reports.get(first.id)).toMatchObject({ related: [report.id], state: "received" });
  expect(route.sent[0]?.event.related).toBe(first.id);
});

test("however often the message comes, and whatever fails on the way, they point at each other once", async () => {
  const classifier = await aClassifier();
  const { run, reports, report, route } = classifier;
  const first = await earlier(classifier);
  const get: typeof reports.get = (id) =>
    id === first.id ? Promise.reject(transient("reports-unavailable")) : reports.get(id);
  await expect(run({ reports: { ...reports, get } })).rejects.toMatchObject({ kind: "transient" });
  expect(route.sent).toHaveLength(1);
  await run();
  await run();
  expect((await reports.get(first.id))?.related).toEqual([report.id]);
});

test("a request for training belongs to no other report, and none to it, whatever page it names", async () => {
  const classifier = await aClassifier({ institution: "school" });
  const { run, inputs, reports, fingerprints, report, route } = classifier;
  const first = await earlier(classifier);
  await run({
    read: (input) => {
      inputs.push(input);
      return aReading({ category: "advice", priority: "low" });
    },
  });
  expect(inputs[0]).toMatchObject({ institution: "school" });
  expect(route.sent).toMatchObject([{ lane: "standard", event: { category: "advice", institution: "school" } }]);
  expect(await reports.get(report.id)).not.toHaveProperty("related");
  expect(await reports.get(first.id)).not.toHaveProperty("related");
  const next = { id: aReport().id, receivedAt: NOON };
  expect(await fingerprints.note(next, ["a.example"], plus(NOON, days(400)))).toEqual([first.id]);
});

test("harm that comes on the form for training is related to other reports as any", async () => {
  const classifier = await aClassifier({ institution: "school" });
  const first = await earlier(classifier);
  await classifier.run();
  expect((await classifier.reports.get(classifier.report.id))?.related).toEqual([first.id]);
});

test("no emergency waits for the look-up of other reports", async () => {
  const { run, reports, report, route } = await aClassifier();
  await run({ fingerprints: { note: () => Promise.reject(transient("statements-unavailable")) } });
  expect(route.sent).toHaveLength(1);
  expect(await reports.get(report.id)).not.toHaveProperty("related");
});
