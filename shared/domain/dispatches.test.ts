import { expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { askedToAct, isAnswered, isAwaited, nextLook } from "./dispatches.js";
import { days, minutes, plus } from "./instant.js";
import type { Correction, Dispatch, Report } from "./report.js";
import { applied, type Transition } from "./transition.js";
import {
  acknowledged,
  classified,
  closed,
  corrected,
  escalated,
  leased,
  reminded,
  returned,
  routed,
  sent,
  undeliverable,
} from "./transitions/index.js";

const later = (n: number) => plus(NOON, minutes(n));

/** A report whose mails to these agencies went out at noon, to be acknowledged within two hours. */
function mailed(...agencies: readonly (readonly [agency: string, role: Dispatch["role"]])[]): Report {
  const recipients = agencies.map(([agency, role]) => ({ agency, role }));
  let report = after(aReport(), classified(aReading(), NOON));
  report = after(report, routed({ rule: "r", hold: false, recipients }, NOON));
  for (const index of agencies.keys()) report = mailedAgain(report, index, 0);
  return report;
}

function mailedAgain(report: Report, index: number, minute: number): Report {
  const taken = after(report, leased(index, "hash", later(minute)));
  const times = { acknowledgeBy: later(minute + 120), remindAt: later(minute + 60) };
  return after(taken, sent(taken, index, { messageId: "m", ...times }, later(minute)));
}

function after(report: Report, transition: Transition): Report {
  const changed = applied(report, transition);
  if (!changed) throw new Error("not allowed");
  return changed;
}

test("the next look is the reminder, then the end of the time, then nothing once it is acknowledged but the follow-up", () => {
  const first = mailed(["police", "acts"], ["school", "informed"]);
  expect(nextLook(first.dispatches)).toBe(later(60));
  const half = mailedAgain(after(first, reminded(first, 0, { letter: "half-time" }, later(60))), 0, 60);
  expect(nextLook(half.dispatches)).toBe(later(120));
  const taken = after(half, acknowledged(half, 0, plus(NOON, days(7)), later(61)));
  expect(nextLook(taken.dispatches)).toBe(plus(NOON, days(7)));
});

test("one answer in a line is enough, and says nothing of another line", () => {
  const two = mailed(["police", "acts"], ["prosecutor", "acts"]);
  const asked = mailedAgain(after(two, escalated(two, 0, "centre", later(120))), 2, 120);
  const taken = after(asked, acknowledged(asked, 2, plus(NOON, days(7)), later(130)));
  expect([0, 1, 2].map((index) => isAnswered(taken.dispatches, index))).toEqual([true, false, true]);
  expect([0, 1, 2].map((index) => isAwaited(taken.dispatches, index))).toEqual([false, true, false]);
});

test("who was only informed was not asked to act", () => {
  expect(askedToAct(mailed(["police", "acts"], ["focal", "informed"]).dispatches)).toEqual(["police"]);
});

const correction = (to: Correction["to"], dispatch?: number): Correction => ({
  at: later(10),
  ...(dispatch !== undefined && { dispatch }),
  from: { category: "bullying", priority: "standard", hold: false },
  to,
});

test("a higher priority asks the agencies that stay anew, in its own time; a lower one leaves them theirs", () => {
  const report = mailed(["police", "acts"], ["focal", "acts"]);
  const asked = [{ agency: "police", role: "acts" }] as const;
  const higher = { correction: correction({ category: "abuse", priority: "immediate" }, 1), asked };
  const [raised] = after(report, corrected(report, higher, later(10))).dispatches;
  expect(raised).toMatchObject({ state: "pending", letter: "first", number: 1 });
  expect(raised).not.toHaveProperty("acknowledgeBy");
  const lower = { correction: correction({ category: "abuse", priority: "low" }, 1), asked };
  const [lowered] = after(report, corrected(report, lower, later(10))).dispatches;
  expect(lowered).toMatchObject({ state: "sent", acknowledgeBy: later(120) });
});

test("who corrects a report and is not among those it then goes to has handed it over; the others are asked no more", () => {
  const report = mailed(["focal", "acts"], ["school", "acts"], ["health", "acts"]);
  const taken = after(report, acknowledged(report, 2, plus(NOON, days(7)), later(5)));
  const to = { category: "abuse", priority: "standard" } as const;
  const change = { correction: correction(to, 0), asked: [{ agency: "police", role: "acts" }] } as const;
  const { dispatches, state, reading } = after(taken, corrected(taken, change, later(10)));
  expect(dispatches.map(({ agency, role, answer }) => [agency, role, answer])).toEqual([
    ["focal", "acts", "returned"],
    ["school", "informed", "none"],
    ["health", "acts", "acknowledged"],
    ["police", "acts", "none"],
  ]);
  expect(state).toBe("acknowledged");
  expect(reading).toMatchObject({ category: "abuse", hold: false });
  expect(nextLook(dispatches)).toBe(plus(NOON, days(7)));
});

test("a report that a return closes is kept for the longest, not erased with the next tick", () => {
  const two = mailed(["police", "acts"], ["prosecutor", "acts"]);
  const done = after(two, closed(two, 0, { outcome: "protected", retention: days(180) }, later(5)));
  expect(done.state).toBe("dispatched");
  const { state, dueAt } = after(done, returned(done, 1, { reason: "known-already", asked: [] }, later(6)));
  expect([state, dueAt]).toEqual(["closed", plus(later(6), days(365))]);
});

test("an agency that is asked in the time that another left it is reminded in the middle of what is left", () => {
  const first = mailed(["police", "acts"]);
  const moved = after(first, undeliverable(first, 0, { agency: "centre", acknowledgeBy: later(120) }, later(20)));
  const asked = mailedAgain(moved, 1, 20);
  expect(asked.dispatches[1]).toMatchObject({ acknowledgeBy: later(120), remindAt: later(70) });
});
