import { expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import type { Report } from "../../shared/domain/report.js";
import { applied } from "../../shared/domain/transition.js";
import { classified, routed } from "../../shared/domain/transitions/index.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { wayOn } from "./verdict.js";

test("when everybody was asked, an open report has nobody left to write to; one that was withdrawn needs nobody else", () => {
  const book = builtInBook("RS");
  const recipients = book.ladder.map((agency) => ({ agency, role: "acts" as const }));
  const read = applied(aReport(), classified(aReading(), NOON));
  const report = read && applied(read, routed({ rule: "r", hold: false, recipients }, NOON));
  if (!report) throw new Error("not routed");
  const dispatches = report.dispatches.map((one) => ({
    ...one,
    state: "sent" as const,
    delivery: "bounced" as const,
    // Past every agency's last one.
    address: 9,
  }));
  const open: Report = { ...report, state: "dispatched", dispatches };
  expect(wayOn(book, open, 0, NOON)).toBe("nobody");
  expect(wayOn(book, { ...open, state: "withdrawn" }, 0, NOON)).toEqual({ agency: dispatches[0]?.agency });
});
