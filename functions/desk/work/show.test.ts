import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { seconds } from "../../../shared/domain/instant.js";
import { NOON } from "../../../test/support/reports.js";
import { showReport } from "./show.js";
import { aDispatch, aDispatched, anOfficer, aStatement, POLICE, PREVENTION } from "./testing/case.js";
import { aDesk } from "./testing/showing.js";

const officer = anOfficer(POLICE, "en");

describe("each look at a statement", () => {
  test("is in the history, with the dispatch that it was made by", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(PREVENTION), aDispatch(POLICE)]));
    const { status, text } = await desk.show(report, 1);
    expect(status).toBe(200);
    expect(text).toContain("He insults my daughter");
    expect(await desk.looks(report.id)).toEqual([{ at: NOON, code: "viewed", dispatch: 1 }]);
    expect(text).toContain("Look at the reporter’s words: Ministry of Interior, high-tech crime unit");
    expect(desk.telemetry.records).toEqual([
      { code: "statement-viewed", facts: { reportId: report.id, jurisdiction: "RS", dispatch: 1 } },
    ]);
  });

  test("within the same minute is one, by each dispatch", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(PREVENTION), aDispatch(POLICE)]));
    await desk.show(report, 1);
    desk.pass(seconds(59));
    await desk.show(report, 1);
    await desk.show(report, 0, anOfficer(PREVENTION));
    expect(await desk.looks(report.id)).toHaveLength(2);
    const { apply } = desk.reports;
    desk.reports.apply = () => Promise.reject(new Error("written again"));
    expect((await desk.show(report, 1)).status).toBe(200);
    desk.reports.apply = apply;
    desk.pass(seconds(1));
    await desk.show(report, 1);
    expect(await desk.looks(report.id)).toHaveLength(3);
  });

  test("is recorded before a word is read: without a record there are no words", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE)]));
    const read: string[] = [];
    const statements = {
      ...desk.statements,
      get: async (id: string) => {
        read.push("statement");
        return desk.statements.get(id);
      },
    };
    const reports = { ...desk.reports, apply: () => Promise.reject(transient("reports-unavailable")) };
    await expect(aDesk({ reports, statements }).show(report)).rejects.toThrow("reports-unavailable");
    expect(read).toEqual([]);
  });

  test("is over for an agency that gave the report back, and goes on for the others", async () => {
    const desk = aDesk();
    const back = { ...aDispatch(POLICE), answer: "returned" as const, reason: "no-capacity" as const };
    const report = await desk.stored(aDispatched([back, aDispatch(PREVENTION)]));
    const { status, text } = await desk.show(report, 0);
    expect(status).toBe(200);
    expect(text).not.toContain("insults");
    expect(text).toContain("Your agency has returned this report");
    expect(await desk.looks(report.id)).toEqual([]);
    expect((await desk.show(report, 1, anOfficer(PREVENTION))).body).toContain("insults");
  });

  test("is counted no further when a page that loads itself has filled the history, and still had", async () => {
    const desk = aDesk();
    const [look] = [{ at: NOON, code: "viewed" as const, dispatch: 0 }];
    const report = aDispatched([aDispatch(POLICE)]);
    await desk.stored({ ...report, history: [...report.history, ...Array.from({ length: 2_000 }, () => look)] });
    desk.pass(seconds(600));
    expect((await desk.show(report)).text).toContain("insults");
    expect(await desk.looks(report.id)).toHaveLength(2_000);
  });

  test("is not had for a report that keeps changing under it", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE)]));
    const reports = { ...desk.reports, apply: async () => ({ applied: false, report }) };
    await expect(aDesk({ ...desk.deps, reports }).show(report)).rejects.toThrow("look-unrecorded");
  });

  test("of a report that somebody changes meanwhile is recorded on what they left", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE)]));
    let isFirst = true;
    const reports: typeof desk.reports = {
      ...desk.reports,
      apply: async (id, transition) => {
        if (isFirst) await desk.reports.apply(id, { from: ["dispatched"], to: "acknowledged" });
        isFirst = false;
        return desk.reports.apply(id, transition);
      },
    };
    expect((await aDesk({ ...desk.deps, reports }).show(report)).text).toContain("He insults");
    expect(await desk.looks(report.id)).toHaveLength(1);
  });
});

test("what a partner did already stands beside the words, with its case number", async () => {
  const desk = aDesk();
  const partner = { id: "hotline", digest: "x", case: "ALO/2026-7" };
  const forwarded = { ...aDispatched([aDispatch(POLICE)]), partner };
  await desk.stored(forwarded, aStatement(forwarded.id, { done: "We called <the school>." }));
  const { text } = await desk.show(forwarded);
  expect(text).toContain("What the partner that forwarded it has done alreadyWe called <the school>.");
  expect(text).toContain("The partner’s case numberALO/2026-7");
  expect(text).toContain("Forwarded byhotline");
  const own = await desk.stored(aDispatched([aDispatch(POLICE)]));
  const { text: others } = await desk.show(own);
  expect(others).not.toContain("partner");
  expect(others).not.toContain("Forwarded by");
});

describe("what is not the agency's", () => {
  test("is answered byte for byte like a report that there never was, and not looked at", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(PREVENTION)]));
    const elsewhere = await desk.stored(aDispatched([aDispatch(POLICE)], { jurisdiction: "ME" }));
    const unsent = await desk.stored({ ...aDispatched([]), state: "classified" });
    const unknown = await showReport(officer, `${"0".repeat(32)}.0`, desk.deps);
    expect(unknown.statusCode).toBe(404);
    const others = [`${report.id}.0`, `${report.id}.1`, `${elsewhere.id}.0`, `${unsent.id}.0`, report.id, "", "../x"];
    for (const id of others) expect([id, await showReport(officer, id, desk.deps)]).toEqual([id, unknown]);
    expect(await desk.looks(report.id)).toEqual([]);
  });
});

describe("a statement that is gone", () => {
  test.each([
    ["withdrawn", "The reporter has withdrawn this report."],
    ["erased", "The time for which this report is kept is over."],
  ] as const)("because the report is %s is not read, and the page says so", async (state, said) => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE)], { state }));
    const { status, text, body } = await desk.show(report);
    expect([status, await desk.looks(report.id)]).toEqual([200, []]);
    expect(text).toContain(said);
    expect(text).not.toContain("insults");
    expect(body).not.toMatch(/action="\/desk\/reports/);
  });

  test("while the report stands is told too", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE)]));
    await desk.statements.erase(report.id);
    expect((await desk.show(report)).text).toContain("What the reporter wrote is no longer kept here.");
  });

  test("because its reporter withdraws it in this moment is not shown", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE)]));
    const apply: typeof desk.reports.apply = async (id) => {
      return desk.reports
        .apply(id, { from: ["dispatched"], to: "withdrawn" })
        .then((one) => ({ ...one, applied: false }));
    };
    const { text } = await aDesk({ ...desk.deps, reports: { ...desk.reports, apply } }).show(report);
    expect(text).not.toContain("insults");
    expect(text).toContain("The reporter has withdrawn this report.");
  });
});
