import { expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { days, hours, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { classified, corrected, leased, routed, sent } from "../../shared/domain/transitions/index.js";
import { memoryDirectory } from "../../shared/stores/directory.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../shared/stores/statements.memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { EXIT, UsageError } from "./command.js";
import { reports } from "./reports.js";

const NAMED = ["--deployment", "safelane"];
const WHY = ["--reason", "asked by the ministry"];

async function setUp() {
  const said: string[] = [];
  const complained: string[] = [];
  const tables: string[] = [];
  const stores = { reports: memoryReports(), statements: memoryStatements(), directory: memoryDirectory() };
  await stores.directory.apply(builtInBook("RS"), { appliedAt: NOON, rollback: false });
  const opened =
    <T>(store: T) =>
    (table: string) => {
      tables.push(table);
      return store;
    };
  const now = plus(NOON, minutes(10));
  const run = (...words: string[]) =>
    reports(words, {
      print: (line) => said.push(line),
      complain: (line) => complained.push(line),
      openReports: opened(stores.reports),
      openStatements: opened(stores.statements),
      openDirectory: opened(stores.directory),
      time: { now: () => now },
    });
  return { ...stores, said, complained, tables, run, now };
}

/** A report whose one mail went out at noon, with its statement. */
async function dispatched({ reports: store, statements }: Awaited<ReturnType<typeof setUp>>): Promise<Report> {
  const report = aReport();
  await store.create(report);
  await statements.create({ id: report.id, text: "pangolin https://okapi.example/x", urls: [] }, plus(NOON, days(1)));
  await store.apply(report.id, classified(aReading(), NOON));
  const recipients = [{ agency: "education", role: "acts" }] as const;
  await store.apply(report.id, routed({ rule: "bullying", hold: false, recipients }, NOON));
  const taken = await store.apply(report.id, leased(0, "hash", NOON));
  const times = { acknowledgeBy: plus(NOON, hours(24)), remindAt: plus(NOON, hours(12)) };
  return (await store.apply(report.id, sent(taken.report, 0, { messageId: "m", ...times }, NOON))).report;
}

test("lists what is open, in one line each, from the deployment's own tables", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  expect(await ops.run("list", ...NAMED)).toBe(EXIT.done);
  expect(ops.tables).toEqual(["safelane-reports", "safelane-statements", "safelane-directory"]);
  expect(ops.said[0]).toContain(`${report.reference}  dispatched  standard  bullying`);
  expect(ops.said[0]).toContain("education: sent");
  expect(ops.said.at(-1)).toBe("1 open");
  await ops.run("list", ...NAMED, "--state", "held");
  expect(ops.said.at(-1)).toBe("0 open");
});

test("shows a report's life by reference or id, without a word that was written", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  for (const name of [report.reference, report.reference.toLowerCase(), report.id]) {
    expect(await ops.run("show", name, ...NAMED)).toBe(EXIT.done);
  }
  expect(ops.said.join("\n")).toContain("routed: bullying");
  expect(ops.said.join("\n")).not.toMatch(/pangolin|okapi/);
  expect((await ops.reports.get(report.id))?.history.map(({ code }) => code)).not.toContain("viewed");
});

test("shows which partner forwarded a report, and under what number the partner knows it", async () => {
  const ops = await setUp();
  const report = aReport({ partner: { id: "alo-116111", digest: "digest", case: "ALO/7" } });
  await ops.reports.create(report);
  expect(await ops.run("show", report.id, ...NAMED)).toBe(EXIT.done);
  expect(ops.said).toEqual(expect.arrayContaining(["  partner: alo-116111", "  case: ALO/7"]));
});

test("shows the statement for a reason, which stands in the history before it is read", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  await expect(ops.run("show", report.id, ...NAMED, "--statement")).rejects.toThrow(UsageError);
  expect(ops.said.join("\n")).not.toContain("pangolin");
  expect(await ops.run("show", report.id, ...NAMED, "--statement", ...WHY)).toBe(EXIT.done);
  expect(ops.said.at(-1)).toContain("pangolin");
  expect(ops.said.at(-1)).not.toContain("https://");
  expect((await ops.reports.get(report.id))?.history.at(-1)).toMatchObject({
    code: "viewed",
    detail: "asked by the ministry",
  });
});

test("a held report goes to the focal point; released, it goes its way again", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  expect(await ops.run("release", report.id, ...NAMED, ...WHY)).toBe(EXIT.refused);
  expect(await ops.run("hold", report.id, ...NAMED, ...WHY)).toBe(EXIT.done);
  const held = await ops.reports.get(report.id);
  expect(held).toMatchObject({ state: "held", dueAt: ops.now, reading: { hold: true } });
  expect(held?.dispatches.at(-1)).toMatchObject({ agency: "national-contact-centre", role: "acts", state: "pending" });
  expect(await ops.run("release", report.id, ...NAMED, ...WHY)).toBe(EXIT.done);
  expect(await ops.reports.get(report.id)).toMatchObject({ state: "routed", reading: { hold: false } });
});

test("redirects to one more agency, and names those there are when it is none", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  expect(await ops.run("redirect", report.id, ...NAMED, ...WHY, "--to", "nobody")).toBe(EXIT.refused);
  expect(ops.complained[0]).toMatch(/^--to: unknown agency; accepted: one of national-contact-centre, /);
  expect(await ops.run("redirect", report.id, ...NAMED, ...WHY, "--to", "health")).toBe(EXIT.done);
  const after = await ops.reports.get(report.id);
  expect(after?.dispatches.map(({ agency, cause }) => [agency, cause])).toEqual([
    ["education", "routed"],
    ["health", "redirected"],
  ]);
  expect(after?.history.at(-1)).toMatchObject({ code: "redirected", detail: "asked by the ministry" });
});

test("gives out what people put right, as labels without texts", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  const from = { category: "bullying", priority: "standard", hold: false } as const;
  const correction = { at: NOON, dispatch: 0, from, to: { category: "hate", priority: "urgent" } } as const;
  await ops.reports.apply(
    report.id,
    corrected(report, { correction, asked: [{ agency: "health", role: "acts" }] }, NOON),
  );
  expect(await ops.run("corrections", ...NAMED)).toBe(EXIT.done);
  expect(ops.said.map((line): unknown => JSON.parse(line))).toMatchObject([
    { id: report.id, language: "sr", from, to: { category: "hate", priority: "urgent" } },
  ]);
});

test.each([
  [["list"]],
  [["show", ...NAMED]],
  [["hold", "0".repeat(32)]],
  [["erase", "0".repeat(32), ...NAMED]],
  [["list", ...NAMED, "--loudly"]],
])("not understood: reports %j", async (words) => {
  await expect((await setUp()).run(...words)).rejects.toThrow(UsageError);
});

test("an unknown report, and a change without a reason, change nothing", async () => {
  const ops = await setUp();
  const report = await dispatched(ops);
  expect(await ops.run("show", "RS-00000-00000", ...NAMED)).toBe(EXIT.refused);
  await expect(ops.run("hold", report.id, ...NAMED)).rejects.toThrow(UsageError);
  expect(await ops.reports.get(report.id)).toEqual(report);
});
