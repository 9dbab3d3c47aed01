import { describe, expect, test } from "vitest";
import { hours, minutes, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import type { Officer } from "../officer.js";
import { listPage } from "./list.js";
import { aDispatch, aDispatched, allOf, anOfficer, FOCAL_POINT, POLICE, PREVENTION } from "./testing/case.js";

const officer = anOfficer(POLICE, "en");

async function listed(stored: readonly Report[], { who = officer, now = NOON } = {}) {
  const reports = memoryReports();
  for (const report of stored) await reports.create(report);
  const { statusCode, body = "" } = await listPage(who, { reports, time: { now: () => now } });
  const rows = allOf(body, /<tr>(<th scope="row">.*?)<\/tr>/gs).map((row) => ({
    address: allOf(row, /href="([^"]*)"/g),
    cells: allOf(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs).map((cell) => cell.replaceAll(/<[^>]*>/g, "")),
  }));
  return { statusCode, body, rows };
}
const references = (rows: Awaited<ReturnType<typeof listed>>["rows"]) => rows.map(({ cells }) => cells[0]);

test("a dispatch is listed with what is asked, until when, and the way to it", async () => {
  const reading = aReading({ category: "fraud", priority: "urgent" });
  const report = aDispatched([aDispatch(PREVENTION), aDispatch(POLICE)], { reading });
  const { statusCode, rows } = await listed([report]);
  expect(statusCode).toBe(200);
  expect(rows).toEqual([
    {
      address: [`/desk/reports/${report.id}.1`],
      cells: [
        report.reference,
        "Fraud or stolen account",
        "urgent",
        "to act",
        "22 Nov 2026, 01:00",
        "not yet acknowledged",
      ],
    },
  ]);
});

describe("the most urgent stands first", () => {
  const at = (by: number) => ({ acknowledgeBy: plus(NOON, hours(by)) });
  const low = aDispatched([aDispatch(POLICE, at(1))], { reading: aReading({ priority: "low" }) });
  const urgentLater = aDispatched([aDispatch(POLICE, at(5))], { reading: aReading({ priority: "urgent" }) });
  const urgentSooner = aDispatched([aDispatch(POLICE, at(2))], { reading: aReading({ priority: "urgent" }) });
  const takenOn = aDispatched([aDispatch(POLICE, { answer: "acknowledged" })], {
    reading: aReading({ priority: "immediate" }),
    state: "acknowledged",
  });
  const informed = aDispatched([aDispatch(FOCAL_POINT), aDispatch(POLICE, { role: "informed" })], {
    reading: aReading({ priority: "immediate" }),
    receivedAt: plus(NOON, hours(1)),
  });

  test("what waits for an answer, then by priority, then by time limit", async () => {
    const order = [urgentSooner, urgentLater, low, takenOn, informed].map(({ reference }) => reference);
    for (const stored of [
      [low, informed, takenOn, urgentLater, urgentSooner],
      [urgentSooner, takenOn, low, urgentLater, informed],
    ]) {
      expect(references((await listed(stored)).rows)).toEqual(order);
    }
  });

  test("the count says how many wait, and what the agency has said it can work on", async () => {
    const { body } = await listed([low, takenOn, informed]);
    expect(body).toContain("Open: 3. Not yet acknowledged: 1.");
    expect(body).not.toContain("capacity");
    const who: Officer = { ...officer, agency: { ...officer.agency, capacity: 40 } };
    expect((await listed([low], { who })).body).toContain("Stated capacity of your agency: 40.");
  });
});

test("what is overdue is marked, when nobody else was asked yet too", async () => {
  const by = { acknowledgeBy: plus(NOON, minutes(30)) };
  const report = aDispatched([aDispatch(POLICE, by)]);
  const escalated = aDispatched([aDispatch(POLICE, { ...by, answer: "overdue" })]);
  const { rows } = await listed([report, escalated], { now: plus(NOON, minutes(31)) });
  for (const { cells } of rows) expect(cells[4]).toBe("21 Nov 2026, 13:30 – overdue");
  expect((await listed([report])).body).not.toContain("overdue");
});

test("what the agency has let go of, what is over, and what others have is not listed", async () => {
  const { rows, body } = await listed([
    aDispatched([aDispatch(PREVENTION)]),
    aDispatched([aDispatch(POLICE, { answer: "returned" }), aDispatch(PREVENTION)]),
    aDispatched([aDispatch(POLICE, { answer: "closed" }), aDispatch(PREVENTION)]),
    aDispatched([aDispatch(POLICE, { state: "failed" }), aDispatch(PREVENTION)]),
    aDispatched([aDispatch(POLICE)], { state: "withdrawn" }),
    aDispatched([aDispatch(POLICE)], { jurisdiction: "ME" }),
  ]);
  expect(rows).toEqual([]);
  expect(body).toContain("Your agency has no open report.");
});

test("a report that was sent to the same agency again is listed once for each dispatch that it still has", async () => {
  const again = aDispatched([aDispatch(POLICE, { answer: "returned" }), aDispatch(POLICE), aDispatch(POLICE)]);
  const { rows } = await listed([again]);
  expect(rows.map(({ address }) => address)).toEqual([
    [`/desk/reports/${again.id}.1`],
    [`/desk/reports/${again.id}.2`],
  ]);
});

test("the way out is a post that only this session's page can make", async () => {
  const { body } = await listed([]);
  expect(body).toMatch(/<form action="\/desk\/leave" method="post"><input type="hidden" name="form" value="token"/);
});

test("an index that can't be read is the caller's to answer", async () => {
  const reports = { ...memoryReports(), openAt: () => Promise.reject(new Error("down")) };
  await expect(listPage(officer, { reports, time: { now: () => NOON } })).rejects.toThrow("down");
});
