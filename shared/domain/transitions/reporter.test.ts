import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { isAwaited } from "../dispatches.js";
import { days, hours, type Instant, minutes, plus, seconds } from "../instant.js";
import { type Report, unsent } from "../report.js";
import { applied, type Transition } from "../transition.js";
import {
  acknowledged,
  classified,
  closed,
  erased,
  leased,
  released,
  remarked,
  replied,
  repliedInDanger,
  returned,
  routed,
  sent,
  takenOver,
  toldOfWithdrawal,
  undeliverable,
  waitsUntil,
  withdrawn,
} from "./index.js";

const LATER = plus(NOON, hours(1));
const THEN = plus(LATER, minutes(1));

function lived(report: Report, ...steps: readonly ((report: Report) => Transition)[]): Report {
  return steps.reduce((current, step) => {
    const next = applied(current, step(current));
    if (!next) throw new Error(`not allowed in ${current.state}`);
    return next;
  }, report);
}

const lease = (index: number, now = NOON) => [() => leased(index, "hash", now)];
const send =
  (index: number, now: Instant = NOON) =>
  (report: Report) =>
    sent(report, index, { messageId: `m${index}`, acknowledgeBy: plus(now, hours(12)), remindAt: LATER }, now);
const mail = (index: number, now = NOON) => [...lease(index, now), send(index, now)];

const recipients = [
  { agency: "acting", role: "acts" },
  { agency: "informed", role: "informed" },
] as const;
const routedReport = lived(
  aReport(),
  () => classified(aReading(), NOON),
  () => routed({ rule: "r", hold: false, recipients }, NOON),
);
const mailedReport = lived(routedReport, ...mail(0), ...mail(1));
const taken = lived(mailedReport, (report) => acknowledged(report, 0, plus(NOON, days(7)), NOON));
const done = lived(taken, (report) => closed(report, 0, { outcome: "referred", retention: days(180) }, NOON));

const lettersOf = ({ dispatches }: Report) =>
  dispatches.map(({ agency, state, letter }) => `${agency}: ${state === "sent" ? "nothing" : `${state} ${letter}`}`);

describe("a reply", () => {
  test("before anybody has the report is kept for whoever gets it, and changes nothing else", () => {
    const report = aReport();
    expect(lived(report, (one) => replied(one, {}, LATER))).toEqual({
      ...report,
      version: 2,
      history: [...report.history, { at: LATER, code: "replied" }],
    });
  });

  test("that says somebody is in danger makes a report that was not read yet due within a minute", () => {
    const report = lived({ ...aReport(), dueAt: plus(NOON, minutes(15)) }, (one) =>
      replied(one, { danger: true }, NOON),
    );
    expect(report).toMatchObject({ danger: true, dueAt: plus(NOON, minutes(1)) });
    expect(repliedInDanger(report)).toBe(true);
  });

  test("brings a mail to the agency that acts, and none to one that was only informed", () => {
    for (const report of [mailedReport, taken]) {
      const told = lived(report, (one) => replied(one, {}, LATER));
      expect(lettersOf(told)).toEqual(["acting: pending news", "informed: nothing"]);
      expect(told.dispatches[0]).toMatchObject({ reminders: 0, acknowledgeBy: plus(NOON, hours(12)) });
    }
  });

  test("brings a mail to whoever asked the reporter", () => {
    const told = lived(
      taken,
      (one) => remarked(one, "asked", { dispatch: 1 }, NOON),
      (one) => replied(one, {}, LATER),
    );
    expect(lettersOf(told)).toEqual(["acting: pending news", "informed: pending news"]);
  });

  test("while a mail is on its way is followed by another one", () => {
    const told = lived(routedReport, ...lease(0), (one) => replied(one, {}, plus(NOON, seconds(1))), send(0, LATER));
    expect(lettersOf(told)[0]).toBe("acting: pending news");
    expect(lived(told, ...mail(0, THEN)).dispatches[0]).toMatchObject({ state: "sent", letter: "news", number: 1 });
  });

  test("in danger gives the agency its time anew, and asks who else is to know", () => {
    const asked = [...recipients, { agency: "police", role: "acts" }] as const;
    const told = lived(mailedReport, (one) => replied(one, { danger: true, priority: "immediate", asked }, LATER));
    expect(told).toMatchObject({ danger: true, reading: { priority: "immediate" } });
    expect(told.history.slice(-2).map(({ code }) => code)).toEqual(["replied", "raised"]);
    expect(lettersOf(told)).toEqual(["acting: pending news", "informed: nothing", "police: pending first"]);
    expect(told.dispatches[0]?.acknowledgeBy).toBeUndefined();
    expect(lived(told, ...mail(0, THEN)).dispatches[0]).toMatchObject({
      state: "sent",
      acknowledgeBy: plus(THEN, hours(12)),
    });
  });

  test("in danger while a mail is on its way gives the time anew with the next one", () => {
    const raise = (one: Report) => replied(one, { danger: true, priority: "immediate" }, plus(NOON, seconds(1)));
    const told = lived(routedReport, ...lease(0), raise, send(0, LATER));
    expect(told.dispatches[0]).toMatchObject({ state: "pending", letter: "news" });
    expect(told.dispatches[0]?.acknowledgeBy).toBeUndefined();
    expect(lived(told, ...mail(0, THEN)).dispatches[0]?.acknowledgeBy).toBe(plus(THEN, hours(12)));
  });

  test("never lowers a priority", () => {
    const told = lived(mailedReport, (one) => replied(one, { danger: true, priority: "low" }, LATER));
    expect(told.reading?.priority).toBe("standard");
    expect(told.history.at(-1)?.code).toBe("replied");
  });

  test("to a closed report has somebody take it up again, in their time", () => {
    const again = lived(done, (one) => replied(one, { asked: [{ agency: "acting", role: "acts" }] }, LATER));
    expect(again).toMatchObject({ state: "routed", dueAt: plus(LATER, minutes(3)) });
    expect(again.dispatches.at(-1)).toMatchObject({ agency: "acting", cause: "reopened", state: "pending" });
    expect(isAwaited(again.dispatches, 2)).toBe(true);
    expect(lived(again, ...mail(2, THEN)).state).toBe("dispatched");
  });

  test("to a closed report that nobody can take up leaves it closed, with its end as it was", () => {
    expect(lived(done, (one) => replied(one, {}, LATER))).toMatchObject({ state: "closed", dueAt: done.dueAt });
  });

  test("to a closed report that is about to be erased comes too late", () => {
    const end = plus(NOON, days(180));
    const reply = { asked: [{ agency: "acting", role: "acts" }] } as const;
    expect(applied(done, replied(done, reply, plus(end, -minutes(11))))).toBeDefined();
    expect(applied(done, replied(done, reply, plus(end, -minutes(10))))).toBeUndefined();
  });

  test("is not for a report that is withdrawn or erased", () => {
    const gone = lived(done, (one) => withdrawn(one, LATER));
    for (const report of [gone, lived(gone, (one) => erased(one, LATER))])
      expect(applied(report, replied(report, { danger: true, priority: "immediate" }, LATER))).toBeUndefined();
  });
});

describe("a withdrawal", () => {
  test("before any mail went out calls all of them off", () => {
    const report = lived(routedReport, (one) => withdrawn(one, LATER));
    expect(report.state).toBe("withdrawn");
    expect(unsent(report.dispatches)).toEqual([]);
    expect(lettersOf(report)).toEqual(["acting: called-off first", "informed: called-off first"]);
  });

  test("is told to all who had the report, whatever they answered, once each", () => {
    const back = lived(mailedReport, (one) =>
      returned(one, 0, { reason: "no-capacity", asked: [{ agency: "informed", role: "acts" }] }, NOON),
    );
    for (const report of [mailedReport, taken, done, back, lived(back, ...mail(2))]) {
      const told = lived(report, (one) => withdrawn(one, LATER));
      expect(unsent(told.dispatches).map((index) => told.dispatches[index]?.agency)).toEqual(["acting", "informed"]);
      expect(lettersOf(told).filter((line) => line.includes("pending withdrawn"))).toHaveLength(2);
    }
  });

  test("while a mail is on its way is told once that is out", () => {
    const told = lived(routedReport, ...lease(0), (one) => withdrawn(one, LATER), send(0, LATER));
    expect(lettersOf(told)).toEqual(["acting: pending withdrawn", "informed: called-off first"]);
    const out = lived(told, ...mail(0, LATER));
    expect(unsent(out.dispatches)).toEqual([]);
    expect(out.state).toBe("withdrawn");
  });

  test("takes the place of a mail whose sender died or could not send it", () => {
    const pressed = lived(routedReport, ...lease(0), (one) => withdrawn(one, LATER));
    const said = { messageId: "m", letter: "withdrawn", acknowledgeBy: LATER, remindAt: LATER } as const;
    for (const again of [[() => takenOver(0, "hash", LATER)], [() => released(0), () => leased(0, "hash", LATER)]]) {
      const told = lived(pressed, ...again, (one) => sent(one, 0, said, LATER));
      expect(lettersOf(told)[0]).toBe("acting: nothing");
    }
  });

  test("that comes back goes to the agency's next address, and to nobody else", () => {
    const told = lived(mailedReport, (one) => withdrawn(one, LATER), ...lease(0, LATER), send(0, LATER));
    const next = lived(told, (one) => undeliverable(one, 0, { address: 1 }, LATER));
    expect(next.dispatches[0]).toMatchObject({ state: "pending", letter: "withdrawn", address: 1 });
    const nobody = lived(told, (one) => undeliverable(one, 0, { agency: "another" }, LATER));
    expect(nobody.dispatches).toHaveLength(2);
    expect(nobody.dispatches[0]?.state).toBe("failed");
  });

  test("leaves the row for three days for mails that come back, then it is erased", () => {
    const told = lived(
      done,
      (one) => withdrawn(one, LATER),
      (one) => toldOfWithdrawal(one),
    );
    expect(told.dueAt).toBe(plus(LATER, days(3)));
    expect(waitsUntil(told)).toBe(told.dueAt);
    expect(lived(told, (one) => erased(one, LATER)).dueAt).toBeUndefined();
  });

  test("is taken once", () => {
    const report = lived(done, (one) => withdrawn(one, LATER));
    expect(applied(report, withdrawn(report, LATER))).toBeUndefined();
  });
});
