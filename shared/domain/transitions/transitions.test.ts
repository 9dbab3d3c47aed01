import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { newsOf } from "../../webhooks/news.js";
import { isAwaited, isLive, nextLook, WITH_AGENCIES } from "../dispatches.js";
import { days, hours, type Instant, minutes, plus } from "../instant.js";
import { unsentNotices } from "../notices.js";
import { type Correction, type Report, unsent } from "../report.js";
import { REPORT_STATES } from "../states.js";
import { applied, type Transition } from "../transition.js";
import type { Priority } from "../vocabulary.js";
import {
  acknowledged,
  asking,
  calledOff,
  classified,
  closed,
  corrected,
  corroborated,
  erased,
  escalated,
  gaveUp,
  heard,
  held,
  leased,
  lookedAt,
  lostByPeer,
  noted,
  noticeLeased,
  noticeNoted,
  noticeSent,
  noticesAsked,
  nudged,
  passedOver,
  putOff,
  raised,
  redirected,
  released,
  remarked,
  reminded,
  replied,
  resent,
  returned,
  routed,
  saying,
  sent,
  takenOver,
  tellAgain,
  toldOfWithdrawal,
  undeliverable,
  unheard,
  unread,
  withdrawn,
} from "./index.js";

const routing = {
  rule: "r",
  hold: false,
  recipients: [
    { agency: "a", role: "acts" },
    { agency: "b", role: "acts" },
    { agency: "c", role: "informed" },
  ],
} as const;
const sending = { messageId: "m", acknowledgeBy: plus(NOON, hours(2)), remindAt: plus(NOON, hours(1)) };
const correction = (report: Report, priority: Priority): Correction => {
  const { category, hold, ...reading } = report.reading ?? aReading();
  return { at: NOON, dispatch: 0, from: { category, priority: reading.priority, hold }, to: { category, priority } };
};
const asked = [
  { agency: "d", role: "acts" },
  { agency: "b", role: "acts" },
] as const;

/** Everything that can happen, to each of the first dispatches. */
const of = (report: Report, now: Instant): readonly Transition[] => [
  classified(aReading(), now),
  unread(report, now),
  routed(routing, now),
  routed({ ...routing, hold: true }, now),
  nudged(report, now),
  erased(report, now),
  corrected(report, { correction: correction(report, "immediate"), asked }, now),
  corrected(report, { correction: correction(report, "low"), asked }, now),
  redirected(report, { agency: "e", role: "acts" }, "asked by telephone", now),
  held(report, { agency: "focal", role: "acts" }, "looks wrong", now),
  corroborated(report, "0".repeat(32), now),
  replied(report, {}, now),
  replied(report, { danger: true, priority: "immediate", asked }, now),
  raised(report, { priority: "immediate", asked }, now),
  withdrawn(report, now),
  toldOfWithdrawal(report),
  lookedAt(report, plus(now, minutes(3))),
  saying(report, "news", plus(now, minutes(5)), now),
  heard(report, report.partner?.webhook?.number ?? 0, "news"),
  putOff(report, report.partner?.webhook?.number ?? 0, plus(now, hours(1))),
  gaveUp(report, report.partner?.webhook?.number ?? 0, "news", now),
  tellAgain(report, true, now),
  ...[0, 1, 2, 3].flatMap((index) => [
    calledOff(index),
    leased(index, "hash", now),
    takenOver(index, "hash", now),
    released(index),
    sent(report, index, { ...sending, acknowledgeBy: plus(now, hours(2)), remindAt: plus(now, hours(1)) }, now),
    sent(report, index, { ...sending, peer: { id: "1", nextAt: plus(now, minutes(5)) } }, now),
    unheard(index, { ...report.dispatches[index]?.peer, since: now, nextAt: plus(now, minutes(1)) }),
    passedOver(report, index, now),
    // The clock asks who has it, and nobody else.
    report.dispatches[index]?.peer?.id ? asking(report, index, now) : nudged(report, now),
    lostByPeer(report, index, now),
    undeliverable(report, index, { address: 1 }, now),
    undeliverable(report, index, { agency: "f", acknowledgeBy: plus(now, hours(1)) }, now),
    noted(report, index, { delivery: "delivered", messageId: "m", at: now, sending }),
    noted(report, index, { delivery: "bounced", messageId: "m", at: now, sending }),
    escalated(report, index, "g", now),
    reminded(report, index, { letter: "half-time" }, now),
    reminded(report, index, { letter: "overdue", remindAt: plus(now, hours(1)) }, now),
    resent(report, index, now),
    acknowledged(report, index, plus(now, days(7)), now),
    returned(report, index, { reason: "not-our-remit", asked: [{ agency: "h", role: "acts" }] }, now),
    closed(report, index, { outcome: "referred", retention: days(180) }, now),
    remarked(report, "viewed", { dispatch: index }, now),
  ]),
  noticesAsked(report, 0, [report.version.toString(16).padStart(32, "0")], now),
  noticeLeased(report, 0, now),
  noticeSent(report, 0, { at: now, retention: days(180), messageId: "n" }),
  noticeNoted(report, 0, { delivery: "bounced", messageId: "n", at: now, retention: days(180) }),
];
const KINDS = of(aReport(), NOON).length;

const HOTLINE = { id: "hotline", digest: "x", webhook: { number: 0 } };

/** Any life that a report can have: a list of which transition is tried next, and when. */
const life = fc.array(fc.record({ kind: fc.nat(KINDS - 1), wait: fc.nat(600) }), { maxLength: 60 });
/** Most lives get nowhere when each step is left to chance: these begin with their mails sent. */
const mailed = [
  (_: Report, now: Instant) => classified(aReading(), now),
  (_: Report, now: Instant) => routed(routing, now),
  ...[0, 1, 2].flatMap((index) => [
    (_: Report, now: Instant) => leased(index, "hash", now),
    (report: Report, now: Instant) => sent(report, index, sending, now),
  ]),
];

describe("whatever happens to a report", () => {
  const lives = (check: (report: Report, before: Report, transition: Transition) => void): void => {
    fc.assert(
      fc.property(life, fc.boolean(), fc.boolean(), fc.boolean(), (steps, danger, isMailed, isTold) => {
        let report = aReport({ danger, ...(isTold && { partner: HOTLINE }) });
        let now = NOON;
        for (const step of isMailed ? mailed : []) report = applied(report, step(report, now)) ?? report;
        for (const { kind, wait } of steps) {
          now = plus(now, wait * 1_000);
          const transition = of(report, now)[kind];
          const after = transition && applied(report, transition);
          if (!transition || !after) continue;
          const before = report;
          report = after;
          check(report, before, transition);
        }
      }),
      { numRuns: 500 },
    );
  };

  test("its state only changes as the states allow", () => {
    lives(({ state }, before) => {
      if (state !== before.state)
        expect([before.state, REPORT_STATES[before.state].to]).toEqual([before.state, expect.arrayContaining([state])]);
    });
  });

  test("somebody has been asked to act on it and has neither given it back nor finished, or a notice of theirs is to go out, or it is closed", () => {
    lives(({ state, dispatches, notices }) => {
      if (dispatches.length === 0 || !WITH_AGENCIES.includes(state) || unsentNotices({ notices }).length > 0) return;
      expect(dispatches.some((one) => one.role === "acts" && isLive(one))).toBe(true);
    });
  });

  test("it is closed only when nobody's answer is awaited and nobody has it on the table", () => {
    lives(({ state, dispatches }) => {
      if (state !== "closed") return;
      expect(dispatches.some((_, index) => isAwaited(dispatches, index))).toBe(false);
      expect(dispatches.some(({ answer }) => answer === "acknowledged")).toBe(false);
    });
  });

  test("once closed it is kept for as long as was said, and not erased before", () => {
    lives(({ state, dueAt = "", history }, before) => {
      if (state !== "closed" || before.state === "closed") return;
      expect(dueAt >= plus(history.at(-1)?.at ?? NOON, days(180))).toBe(true);
    });
  });

  test("once withdrawn, who had mail of it is told, and nobody else hears of it", () => {
    lives(({ state, dispatches }, before) => {
      if (state !== "withdrawn" || before.state === "withdrawn") return;
      const had = before.dispatches.filter((one) => one.sentAt !== undefined && one.state !== "failed");
      const told = dispatches.filter((one) => one.state === "pending" || one.state === "sending");
      expect(told.every((one) => one.state === "sending" || one.letter === "withdrawn")).toBe(true);
      for (const { agency } of had) expect(told.filter((one) => one.agency === agency).length).toBeGreaterThan(0);
      // Another deployment that was called may have it, though nobody here heard so.
      for (const one of told) {
        expect(one.sentAt !== undefined || one.peer !== undefined || one.state === "sending").toBe(true);
      }
    });
  });

  test("a reply leaves a mail to come for whoever acts on it, and a closed report with somebody who has to answer", () => {
    lives(({ state, dispatches }, before, { entries = [] }) => {
      if (!WITH_AGENCIES.includes(state) || !entries.some(({ code }) => code === "replied")) return;
      for (const [index, one] of dispatches.entries()) {
        if (one.role !== "acts" || !(one.answer === "acknowledged" || isAwaited(dispatches, index))) continue;
        expect(["pending", "sending"]).toContain(one.state);
      }
      if (before.state === "closed" && dispatches.length > before.dispatches.length) {
        expect(dispatches.some((_, index) => isAwaited(dispatches, index))).toBe(true);
      }
    });
  });

  test("no reminder waits to be sent to an agency of which nothing is asked", () => {
    lives(({ dispatches }, _, { entries = [] }) => {
      const byAgency = entries.some(({ code }) => ["acknowledged", "returned", "closed", "corrected"].includes(code));
      for (const [index, { state, letter }] of dispatches.entries()) {
        if (byAgency && state === "pending" && (letter === "half-time" || letter === "overdue"))
          expect(isAwaited(dispatches, index)).toBe(true);
      }
    });
  });

  test("the time that an agency was given stays, unless the priority rises", () => {
    lives(({ dispatches, reading, history }, before) => {
      if (reading?.priority !== before.reading?.priority) return;
      // It may have risen while a mail was on its way: the next mail then fixes the time anew (reporter.test.ts).
      if (history.some(({ code }) => code === "raised")) return;
      for (const [index, { acknowledgeBy }] of before.dispatches.entries())
        if (acknowledgeBy !== undefined) expect(dispatches[index]?.acknowledgeBy).toBe(acknowledgeBy);
    });
  });

  test("it has a due time until it is erased, so that the clock never lets go of it", () => {
    lives((report) => expect(report.dueAt === undefined).toBe(report.state === "erased"));
  });

  test("it is looked at when the next mail or the next agency is due, and no later", () => {
    lives(({ dispatches, notices, dueAt = "", attempts, state }) => {
      const look = nextLook(dispatches);
      if (attempts > 0 || look === undefined || unsent(dispatches).length > 0 || !WITH_AGENCIES.includes(state)) return;
      if (unsentNotices({ notices }).length > 0) return;
      expect(dueAt <= look).toBe(true);
    });
  });

  test("its version counts its changes, and its history is only added to", () => {
    lives((report, before) => {
      expect(report.version).toBe(before.version + 1);
      expect(report.history.slice(0, before.history.length)).toEqual(before.history);
    });
  });

  test("its partner is told of what happens to it, and to be told of it changes nothing else", () => {
    lives((report, before, { telling, tellAt, entries = [] }) => {
      if (!report.partner) expect(report).not.toHaveProperty("tellAt");
      else if (telling || tellAt) {
        const { version: _, partner: __, tellAt: ___, ...rest } = report;
        expect(before).toMatchObject(rest);
      } else expect(report.tellAt).toBe(entries.at(-1)?.at ?? before.tellAt);
    });
  });

  test("nothing that a partner may know of it changes without an entry, by which the clock finds it", () => {
    lives((report, before, { entries = [] }) => {
      // A mail that is asked for once more (`resent`) leaves its entry when it goes out.
      if (newsOf(report) !== newsOf(before) && unsent(report.dispatches).length === 0) expect(entries).not.toEqual([]);
    });
  });

  test("what its partner was told is numbered upwards, and what was not heard is not forgotten", () => {
    lives(({ partner }, before) => {
      const [now, then] = [partner?.webhook, before.partner?.webhook];
      if (!now || !then) return;
      expect(now.number - then.number === 0 || now.number - then.number === 1).toBe(true);
      if (then.trying && !now.trying) expect(now.told).toBe(then.trying.news);
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
