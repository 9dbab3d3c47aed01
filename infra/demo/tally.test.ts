import { expect, test } from "vitest";
import { faultsIn, type Tally, tallyLine } from "./tally.js";

const WRITTEN = ["question In which school?", "reply In this one."];
const ALL_WELL: Tally = { reports: 1, mails: 0, letters: ["secretariat first"], here: WRITTEN, there: WRITTEN };

test("one report, no mail, and everybody's words once on both sides is all well", () => {
  expect(faultsIn(ALL_WELL)).toEqual([]);
  expect(tallyLine(ALL_WELL)).toBe(
    "reports there: 1 · mails across: 0 · letters to agencies there: 1 · messages here and there: 2 and 2 · twice: 0",
  );
});

test.each<[string, Partial<Tally>, string]>([
  ["a report that never arrived", { reports: 0 }, "it is there 0 times"],
  ["a report that is there twice", { reports: 2 }, "it is there 2 times"],
  ["a mail in the channel's stead", { mails: 1 }, "mails went there: 1"],
  ["an agency that was asked twice", { letters: ["a first", "b first", "a first"] }, "twice: a first"],
  ["an answer that was not passed on", { there: WRITTEN.slice(0, 1) }, "not there: reply In this one."],
  ["a question that was not passed on", { here: WRITTEN.slice(1) }, "not here: question In which school?"],
  ["an answer that was passed on twice", { there: [...WRITTEN, ...WRITTEN.slice(1)] }, "twice: reply In this one."],
])("%s is a fault, and named", (_, part, fault) => {
  expect(faultsIn({ ...ALL_WELL, ...part })).toEqual([fault]);
});
