import { expect, test } from "vitest";
import { aReport, NOON } from "../../test/support/reports.js";
import { days, hours, minutes, plus } from "../domain/instant.js";
import type { Dispatch, HistoryEntry, Report } from "../domain/report.js";
import { pending } from "../domain/transitions/routed.js";
import { journeyOf } from "./journey.js";

const later = (n: number) => plus(NOON, minutes(n));

function mailed(agency: string, facts: Partial<Dispatch> = {}): Dispatch {
  const { role = "acts" } = facts;
  return { ...pending({ agency, role }), state: "sent", sentAt: NOON, acknowledgeBy: plus(NOON, hours(12)), ...facts };
}

function aJourney(facts: Partial<Report>, now = later(60)) {
  return journeyOf({ ...aReport(), ...facts }, now);
}

const entry = (code: HistoryEntry["code"], minute: number, dispatch?: number): HistoryEntry => ({
  at: later(minute),
  code,
  ...(dispatch !== undefined && { dispatch }),
});

test("each step has its moment, as far as one was recorded", () => {
  const history = [entry("received", 0), entry("sent", 2, 0), entry("sent", 3, 1), entry("acknowledged", 9, 1)];
  const dispatches = [mailed("police"), mailed("school", { answer: "acknowledged" })];
  expect(aJourney({ state: "acknowledged", history, dispatches }).steps).toEqual([
    { progress: "received", at: NOON },
    { progress: "with-agency", at: later(2) },
    { progress: "taken-on", at: later(9) },
  ]);
  expect(aJourney({ state: "held" }).steps.at(-1)).toEqual({ progress: "with-agency", at: undefined });
});

test("who took it on and gave it back has not taken it on", () => {
  const history = [entry("acknowledged", 5, 0), entry("returned", 6, 0), entry("acknowledged", 9, 1)];
  const dispatches = [mailed("police", { answer: "returned" }), mailed("school", { answer: "acknowledged" })];
  const { steps, holders } = aJourney({ state: "acknowledged", history, dispatches });
  expect(steps.at(-1)?.at).toBe(later(9));
  expect(holders).toEqual([{ agency: "school", does: "works" }]);
});

test("what is closed without ever having been taken on shows no such step", () => {
  const dispatches = [mailed("police", { answer: "closed", outcome: "unfounded" })];
  const { steps } = aJourney({ state: "closed", history: [entry("closed", 5, 0)], dispatches });
  expect(steps.map(({ progress }) => progress)).toEqual(["received", "with-agency", "closed"]);
});

test("the first time that is still to come is when somebody is expected; when all are over, it is late", () => {
  const dispatches = [
    mailed("police", { answer: "overdue", acknowledgeBy: later(30) }),
    mailed("centre", { acknowledgeBy: later(120), inPlaceOf: 0 }),
    mailed("school", { acknowledgeBy: later(90) }),
  ];
  expect(aJourney({ state: "dispatched", dispatches }).expected).toBe(later(90));
  expect(aJourney({ state: "dispatched", dispatches }, later(100)).expected).toBe(later(120));
  expect(aJourney({ state: "dispatched", dispatches }, plus(NOON, days(1))).expected).toBe("late");
});

test("nothing is expected of those who are only informed, not written to yet, or at work", () => {
  const informed = mailed("school", { role: "informed" });
  expect(aJourney({ state: "dispatched", dispatches: [informed] }).expected).toBeUndefined();
  const unsent = pending({ agency: "police", role: "acts" });
  expect(aJourney({ state: "routed", dispatches: [unsent] }).expected).toBeUndefined();
  const other = mailed("police", { answer: "acknowledged" });
  expect(aJourney({ state: "acknowledged", dispatches: [mailed("school"), other] }).expected).toBeUndefined();
});

test("an agency that has it twice is named once, by what it does", () => {
  const dispatches = [
    mailed("police", { answer: "closed" }),
    mailed("school", { state: "failed" }),
    mailed("police", { answer: "acknowledged" }),
    mailed("health", { answer: "closed" }),
  ];
  expect(aJourney({ state: "acknowledged", dispatches }).holders).toEqual([
    { agency: "police", does: "works" },
    { agency: "health", does: "finished" },
  ]);
});

test("what came of it is what was said since the reporter last wrote, each once, and only when all is over", () => {
  const dispatches = [
    mailed("police", { answer: "closed", outcome: "no-action-possible" }),
    mailed("police", { answer: "closed", outcome: "protected" }),
    mailed("school", { answer: "closed", outcome: "protected" }),
  ];
  const history = [entry("closed", 1, 0), entry("replied", 2), entry("closed", 3, 1), entry("closed", 4, 2)];
  expect(aJourney({ state: "closed", dispatches, history }).outcomes).toEqual(["protected"]);
  expect(aJourney({ state: "dispatched", dispatches, history }).outcomes).toEqual([]);
  expect(aJourney({ state: "closed", dispatches, history: history.slice(0, 1) }).outcomes).toEqual([
    "no-action-possible",
  ]);
});
