import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { WITH_AGENCIES } from "../dispatches.js";
import { days, hours, type Instant, minutes, plus } from "../instant.js";
import { MOST_NOTICES, unsentNotices } from "../notices.js";
import type { Report } from "../report.js";
import { applied, type Transition } from "../transition.js";
import {
  acknowledged,
  classified,
  closed,
  corrected,
  leased,
  noticeCalledOff,
  noticeFailed,
  noticeLeased,
  noticeNoted,
  noticeReleased,
  noticeSent,
  noticesAsked,
  noticeTakenOver,
  nudged,
  remarked,
  replied,
  returned,
  routed,
  sent,
  withdrawn,
} from "./index.js";

const idOf = (n: number): string => n.toString(16).padStart(32, "0");
const retention = days(90);
const recipients = [
  { agency: "a", role: "acts" },
  { agency: "b", role: "acts" },
] as const;
const sending = { messageId: "m", acknowledgeBy: plus(NOON, hours(2)), remindAt: plus(NOON, hours(1)) };

type Step = (report: Report, now: Instant) => Transition;
function lived(report: Report, ...steps: readonly Step[]): Report {
  return steps.reduce((current, step) => {
    const next = applied(current, step(current, NOON));
    if (!next) throw new Error(`not allowed in ${current.state}`);
    return next;
  }, report);
}
const close =
  (index: number): Step =>
  (report, now) =>
    closed(report, index, { outcome: "referred", retention }, now);
const taken = lived(
  aReport(),
  (_, now) => classified(aReading(), now),
  (_, now) => routed({ rule: "r", hold: false, recipients }, now),
  ...[0, 1].flatMap((index): Step[] => [
    (_, now) => leased(index, "hash", now),
    (report, now) => sent(report, index, sending, now),
  ]),
  (report, now) => acknowledged(report, 0, plus(now, days(7)), now),
);
const ask: Step = (report, now) => noticesAsked(report, 0, [idOf(1)], now);
const lease: Step = (report, now) => noticeLeased(report, 0, now);
const send: Step = (report, now) => noticeSent(report, 0, { at: now, retention, messageId: "n" });
const bounce: Step = (report, now) =>
  noticeNoted(report, 0, { delivery: "bounced", messageId: "n", at: now, retention });

/** All that can happen to notices, and what an agency and the reporter do meanwhile. */
const steps: readonly Step[] = [
  ...[0, 1, 2].flatMap((index): Step[] => [
    (report, now) => noticesAsked(report, index % 2, [idOf(report.version), idOf(report.version + 1_000)], now),
    (report, now) => noticeLeased(report, index, now),
    (report, now) => noticeTakenOver(report, index, now),
    (report, now) => noticeReleased(report, index, now),
    (report, now) => noticeCalledOff(report, index, now),
    (report, now) => noticeSent(report, index, { at: now, retention, messageId: "n" }),
    (report, now) => noticeFailed(report, index, { at: now, retention }),
    (report, now) => noticeNoted(report, index, { delivery: "delivered", messageId: "n", at: now, retention }),
    (report, now) => noticeNoted(report, index, { delivery: "bounced", messageId: "n", at: now, retention }),
  ]),
  close(0),
  close(1),
  (report, now) => returned(report, 1, { reason: "not-our-remit", asked: [] }, now),
  (report, now) => acknowledged(report, 1, plus(now, days(7)), now),
  (report, now) => remarked(report, "viewed", { dispatch: 0 }, now),
  (report, now) => replied(report, { asked: [{ agency: "a", role: "acts" }] }, now),
  (report, now) => nudged(report, now),
  (report, now) => withdrawn(report, now),
  (report, now) => {
    const { category = "other", priority = "low", hold = false } = report.reading ?? {};
    const correction = { at: now, from: { category, priority, hold }, to: { category: "csam", priority } } as const;
    return corrected(report, { correction, asked: recipients }, now);
  },
];

describe("whatever happens to a report with notices", () => {
  const life = fc.array(fc.record({ kind: fc.nat(steps.length - 1), wait: fc.nat(120) }), { maxLength: 40 });
  const lives = (check: (report: Report, before: Report, now: Instant) => void): void => {
    fc.assert(
      fc.property(life, (path) => {
        let report = taken;
        let now = NOON;
        for (const { kind, wait } of path) {
          now = plus(now, wait * 1_000);
          const transition = steps[kind]?.(report, now);
          const next = transition && applied(report, transition);
          if (!next) continue;
          const before = report;
          report = next;
          check(report, before, now);
        }
      }),
      { numRuns: 1_000 },
    );
  };

  test("it is not closed while one is to go out, and of a withdrawn one none waits", () => {
    lives((report) => {
      if (report.state === "closed") expect(unsentNotices(report)).toEqual([]);
      if (report.state === "withdrawn")
        expect(report.notices?.map(({ state }) => state) ?? []).not.toContain("pending");
    });
  });

  test("while one is to go out the clock looks within a quarter of an hour", () => {
    lives((report, _, now) => {
      if (!WITH_AGENCIES.includes(report.state) || unsentNotices(report).length === 0) return;
      expect((report.dueAt ?? "") <= plus(now, minutes(15))).toBe(true);
    });
  });

  test("once closed it is kept for as long as the agency or the directory says, and a late word of a mail changes that not", () => {
    lives((report, before, now) => {
      if (report.state !== "closed") return;
      if (before.state !== "closed") expect((report.dueAt ?? "") >= plus(now, retention)).toBe(true);
      else if (report.notices !== before.notices) expect(report.dueAt).toBe(before.dueAt);
    });
  });

  test("each keeps its place and its name, and what went out or never will does not go out again", () => {
    lives(({ notices = [] }, before) => {
      for (const [index, one] of (before.notices ?? []).entries()) {
        expect(notices[index]?.id).toBe(one.id);
        if (one.state === "failed" || one.state === "called-off") expect(notices[index]).toEqual(one);
        if (one.state === "sent") expect(["sent", "failed"]).toContain(notices[index]?.state);
      }
      expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
      expect(notices.length).toBeLessThanOrEqual(MOST_NOTICES);
    });
  });
});

test("only an agency that has taken the report on sends one, the same once", () => {
  expect(applied(taken, noticesAsked(taken, 1, [idOf(1)], NOON))).toBeUndefined();
  const asked = lived(taken, ask);
  expect(asked.notices).toEqual([{ id: idOf(1), dispatch: 0, state: "pending", at: NOON }]);
  expect(applied(asked, noticesAsked(asked, 0, [idOf(1)], NOON))).toBeUndefined();
  const more = applied(asked, noticesAsked(asked, 0, [idOf(1), idOf(2)], NOON));
  expect(more?.notices?.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
});

test("there is an end to how many a report has", () => {
  const ids = Array.from({ length: MOST_NOTICES + 1 }, (_, n) => idOf(n));
  expect(applied(taken, noticesAsked(taken, 0, ids, NOON))).toBeUndefined();
  expect(applied(taken, noticesAsked(taken, 0, ids.slice(1), NOON))?.notices).toHaveLength(MOST_NOTICES);
});

test("a report whose agency closes it while a notice waits is closed when that is out, and kept as long as the directory says", () => {
  const waiting = lived(
    taken,
    (report, now) => returned(report, 1, { reason: "known-already", asked: [] }, now),
    ask,
    close(0),
  );
  expect(waiting.state).not.toBe("closed");
  const done = lived(waiting, lease, send);
  expect([done.state, done.dueAt]).toEqual(["closed", plus(NOON, retention)]);
});

test("a notice that came back is written to its agency once, and to nobody where the report is over", () => {
  const back = lived(taken, ask, lease, send, bounce);
  expect(back.notices).toMatchObject([{ state: "failed", delivery: "bounced" }]);
  expect(back.dispatches.map(({ state, letter }) => [state, letter])).toEqual([
    ["pending", "news"],
    ["sent", "first"],
  ]);
  expect(back.history.at(-1)).toEqual({ at: NOON, code: "notice-failed", dispatch: 0 });
  expect(applied(back, bounce(back, NOON))).toBeUndefined();

  const over = lived(
    taken,
    ask,
    lease,
    send,
    close(0),
    (report, now) => returned(report, 1, { reason: "known-already", asked: [] }, now),
    bounce,
  );
  expect([over.state, over.notices?.[0]?.state]).toEqual(["closed", "failed"]);
  expect(over.dispatches.map(({ state }) => state)).toEqual(["sent", "sent"]);
});

test("one that nobody recorded as sent is recorded by what the mail service says of it", () => {
  const unrecorded = lived(taken, ask, lease, (report, now) =>
    noticeNoted(report, 0, { delivery: "delivered", messageId: "n", at: now, retention }),
  );
  expect(unrecorded.notices).toMatchObject([{ state: "sent", messageId: "n", sentAt: NOON, delivery: "delivered" }]);
  expect(unrecorded.history.slice(-2).map(({ code }) => code)).toEqual(["notice-sent", "notice-delivered"]);
});
