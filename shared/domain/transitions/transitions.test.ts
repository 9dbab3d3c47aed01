import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { hours, type Instant, minutes, plus } from "../instant.js";
import type { Report } from "../report.js";
import { REPORT_STATES } from "../states.js";
import { applied, type Transition } from "../transition.js";
import {
  classified,
  erased,
  escalated,
  leased,
  nudged,
  released,
  reminded,
  routed,
  sent,
  takenOver,
  undeliverable,
  unread,
} from "./index.js";

const routing = { rule: "r", hold: false, recipients: [{ agency: "a", role: "acts" }] } as const;
const sending = { messageId: "m", acknowledgeBy: plus(NOON, hours(1)) };
const of = (report: Report): readonly Transition[] => [
  classified(aReading(), NOON),
  unread(report, NOON),
  routed(routing, NOON),
  routed({ ...routing, hold: true }, NOON),
  leased(0, NOON),
  takenOver(0, plus(NOON, minutes(5))),
  released(0),
  sent(report, 0, sending, NOON),
  undeliverable(report, 0, { address: 1 }, NOON),
  undeliverable(report, 0, { agency: "b" }, NOON),
  escalated(report, 0, "b", NOON),
  reminded(report, 0, NOON),
  nudged(report, NOON),
  erased(report, NOON),
];
const KINDS = of(aReport()).length;

test("a transition that changes the state is one that the states allow, from each state it may start in", () => {
  for (const { from, to } of of(aReport())) {
    for (const state of from)
      if (to !== undefined) expect([state, REPORT_STATES[state].to]).toEqual([state, expect.arrayContaining([to])]);
  }
});

/** Any life that a report can have: a list of which transition is tried next, and when. */
const life = fc.array(fc.record({ kind: fc.nat(KINDS - 1), wait: fc.nat(600) }), { maxLength: 40 });

describe("whatever happens to a report", () => {
  const lives = (check: (report: Report, now: Instant) => void): void => {
    fc.assert(
      fc.property(life, fc.boolean(), (steps, danger) => {
        let report = aReport({ danger });
        let now = NOON;
        for (const { kind, wait } of steps) {
          now = plus(now, wait * 1_000);
          const transition = of(report)[kind];
          const after = transition && applied(report, transition);
          if (after) report = after;
          check(report, now);
        }
      }),
    );
  };

  test("it has a due time until it is erased, so that the clock never lets go of it", () => {
    lives((report) => expect(report.dueAt === undefined).toBe(report.state === "erased"));
  });

  test("its version counts its changes, and its history is only added to", () => {
    let before = aReport();
    lives((report) => {
      if (report.id === before.id) expect(report.history.slice(0, before.history.length)).toEqual(before.history);
      before = report;
    });
  });

  test("it is read before it has a dispatch", () => {
    lives((report) => expect(report.dispatches.length === 0 || report.reading !== undefined).toBe(true));
  });
});

test("what could not be read is held for a person, and is immediate when somebody is in danger", () => {
  for (const danger of [true, false]) {
    const report = aReport({ danger });
    expect(applied(report, unread(report, NOON))?.reading).toMatchObject({
      hold: true,
      priority: danger ? "immediate" : "urgent",
    });
  }
});

test("the clock looks again after one minute in the express lane and three in the standard lane, then ever more rarely", () => {
  const waits = (danger: boolean): number[] => {
    let report = aReport({ danger });
    const times: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const now = report.dueAt ?? NOON;
      report = applied(report, nudged(report, now)) ?? report;
      times.push((Date.parse(report.dueAt ?? now) - Date.parse(now)) / minutes(1));
    }
    return times;
  };
  expect(waits(true)).toEqual([2, 4, 8, 15, 15, 15]);
  expect(waits(false)).toEqual([6, 12, 15, 15, 15, 15]);
});
