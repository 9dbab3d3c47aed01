import fc from "fast-check";
import { expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { hours, type Instant, minutes, plus, seconds } from "../instant.js";
import type { Report } from "../report.js";
import { applied, type Transition } from "../transition.js";
import type { Priority } from "../vocabulary.js";
import {
  acknowledged,
  asking,
  askNextAt,
  classified,
  leased,
  lostByPeer,
  passedOver,
  reminded,
  replied,
  routed,
  sent,
  unheard,
  withdrawn,
} from "./index.js";

const must = (report: Report, transition: Transition): Report => {
  const after = applied(report, transition);
  if (!after) throw new Error("not allowed");
  return after;
};

const asked = { rule: "r", hold: false, recipients: [{ agency: "montenegro", role: "acts" }] } as const;
const times = { acknowledgeBy: plus(NOON, hours(40)), remindAt: plus(NOON, hours(20)) };

function underWay(priority: Priority = "standard"): Report {
  const read = must(aReport(), classified(aReading({ priority }), NOON));
  return must(must(read, routed(asked, NOON)), leased(0, "hash", NOON));
}

function overThere(priority: Priority = "standard", now: Instant = NOON): Report {
  const peer = { id: "1", reference: "ME-1", nextAt: plus(now, minutes(5)) };
  return must(underWay(priority), sent(underWay(priority), 0, { messageId: "peer:1", ...times, peer }, now));
}

test("what another deployment took is due when it is to be asked", () => {
  expect(overThere()).toMatchObject({ state: "dispatched", dueAt: plus(NOON, minutes(5)) });
});

test("asked in the first hour every minute or five, then ever more rarely, and for ever", () => {
  const waits = (report: Report, until: number): number[] => {
    const found: number[] = [];
    for (let now = report.dueAt ?? NOON; now < plus(NOON, until); now = askNextAt(report, 0, now)) {
      found.push((Date.parse(askNextAt(report, 0, now)) - Date.parse(now)) / minutes(1));
    }
    return found;
  };
  expect(waits(overThere("immediate"), minutes(19)).every((wait) => wait === 1)).toBe(true);
  const standard = waits(overThere(), hours(72));
  expect([standard[0], standard.at(-1)]).toEqual([5, 30]);
  const taken = must(overThere(), acknowledged(overThere(), 0, plus(NOON, hours(500)), NOON));
  expect(waits(taken, hours(200)).at(-1)).toBe(120);
});

test("whatever happened, it is asked again: no sooner than in a minute, no later than in two hours", () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.boolean(), fc.constantFrom("immediate", "low"), (later, isTaken, priority) => {
      const sentOne = overThere(priority);
      const report = isTaken ? must(sentOne, acknowledged(sentOne, 0, plus(NOON, hours(500)), NOON)) : sentOne;
      const now = plus(NOON, later);
      const wait = Date.parse(askNextAt(report, 0, now)) - Date.parse(now);
      expect(wait).toBeGreaterThanOrEqual(minutes(1));
      expect(wait).toBeLessThanOrEqual(hours(2));
      expect(must(report, asking(report, 0, now)).dispatches[0]?.peer?.nextAt).toBe(plus(now, wait));
    }),
  );
});

test("one that was called in vain waits under no lease, and is not called off when it is withdrawn: it may be there", () => {
  const peer = { since: NOON, nextAt: plus(NOON, seconds(15)) };
  const waiting = must(underWay(), unheard(0, peer));
  expect(waiting.dispatches[0]).toMatchObject({ state: "pending", letter: "first", peer });
  expect(must(waiting, withdrawn(waiting, NOON)).dispatches[0]).toMatchObject({
    state: "pending",
    letter: "withdrawn",
  });
  const untouched = must(must(aReport(), classified(aReading(), NOON)), routed(asked, NOON));
  expect(must(untouched, withdrawn(untouched, NOON)).dispatches[0]?.state).toBe("called-off");
});

test("once its agency has mail, one that never took it is forgotten; one that did is asked on", () => {
  const waiting = must(must(underWay(), unheard(0, { since: NOON })), leased(0, "hash", NOON));
  expect(must(waiting, sent(waiting, 0, { messageId: "m", ...times }, NOON)).dispatches[0]).not.toHaveProperty("peer");
  const written = must(overThere(), replied(overThere(), {}, NOON));
  const taken = must(written, leased(0, "hash", NOON));
  const mailed = must(taken, sent(taken, 0, { messageId: "m", ...times }, NOON));
  expect(mailed.dispatches[0]?.peer?.id).toBe("1");
});

test("a reminder is passed over, and what the reporter wrote in that moment is not", () => {
  const pressed = must(overThere(), reminded(overThere(), 0, { letter: "half-time" }, plus(NOON, hours(20))));
  const taken = must(pressed, leased(0, "hash", plus(NOON, hours(20))));
  expect(must(taken, passedOver(taken, 0, plus(NOON, hours(20)))).dispatches[0]).toMatchObject({ state: "sent" });
  const spoken = must(taken, replied(taken, {}, plus(NOON, hours(20) + 1)));
  expect(must(spoken, passedOver(spoken, 0, plus(NOON, hours(20) + 2))).dispatches[0]).toMatchObject({
    state: "pending",
    letter: "news",
  });
});

test("what the other deployment lost is to be given to it again, and its time runs on", () => {
  const lost = must(overThere(), lostByPeer(overThere(), 0, plus(NOON, hours(1))));
  expect(lost.dispatches[0]).toMatchObject({
    state: "pending",
    letter: "first",
    peer: {},
    ...{ acknowledgeBy: times.acknowledgeBy },
  });
  expect(lost.state).toBe("dispatched");
  expect(applied(lost, lostByPeer(lost, 0, plus(NOON, hours(1))))).toBeUndefined();
});
