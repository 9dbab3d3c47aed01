import { describe, expect, test } from "vitest";
import { days, minutes, plus } from "../../../shared/domain/instant.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import { aDispatch, aDispatched, anActing, FOCAL_POINT, POLICE, PREVENTION } from "./testing/case.js";

const acts = () => aDispatched([aDispatch(POLICE), aDispatch(PREVENTION, { role: "informed" })]);

describe("acknowledge", () => {
  test("is recorded, fixes when the agency is asked how it stands, and leads back to the report", async () => {
    const desk = await anActing(acts());
    const { status, location } = await desk.act("acknowledge");
    expect([status, location]).toEqual([303, `/desk/reports/${desk.id}.0`]);
    const report = await desk.report();
    expect(report.state).toBe("acknowledged");
    expect(report.dispatches[0]).toMatchObject({ answer: "acknowledged", remindAt: plus(NOON, days(30)) });
    expect(desk.codes()).toEqual(["dispatch-acknowledged"]);
  });

  test("makes one that was only informed act", async () => {
    const desk = await anActing(acts(), { as: PREVENTION, index: 1 });
    await desk.act("acknowledge");
    expect((await desk.report()).dispatches[1]).toMatchObject({ answer: "acknowledged", role: "acts" });
  });
});

describe("return", () => {
  test("asks the next agency at once, and lets the agency go", async () => {
    const desk = await anActing(acts());
    const { status, location } = await desk.act("return", {
      reason: "other-place",
      to: "",
      note: " Not ours,\r\nsorry. ",
    });
    expect([status, location]).toEqual([303, "/desk"]);
    const { state, dispatches } = await desk.report();
    expect(state).toBe("returned");
    expect(dispatches[0]).toMatchObject({ answer: "returned", reason: "other-place" });
    expect(dispatches.slice(2)).toMatchObject([{ role: "acts", cause: "returned", inPlaceOf: 0 }]);
    expect(desk.outbox.sent).toMatchObject([{ event: { dispatch: 2 }, lane: "standard" }]);
    expect(await desk.messages()).toEqual([{ at: NOON, kind: "note", dispatch: 0, text: "Not ours,\nsorry." }]);
    expect(desk.codes()).toEqual(["dispatch-returned"]);
  });

  test("goes to the agency that is named", async () => {
    const desk = await anActing(acts());
    await desk.act("return", { reason: "not-our-remit", to: PREVENTION });
    expect((await desk.report()).dispatches.slice(2)).toMatchObject([{ agency: PREVENTION, role: "acts" }]);
  });

  test("asks nobody when the agency was only informed", async () => {
    const desk = await anActing(acts(), { as: PREVENTION, index: 1 });
    expect((await desk.act("return", { reason: "known-already" })).location).toBe("/desk");
    expect((await desk.report()).dispatches).toHaveLength(2);
  });

  test("by the focal point names who is to get it", async () => {
    const desk = await anActing(aDispatched([aDispatch(FOCAL_POINT)]), { as: FOCAL_POINT });
    const { status, text } = await desk.act("return", { reason: "not-our-remit", to: "" });
    expect(status).toBe(422);
    expect(text).toContain("Choose the agency that should get the report.");
    await desk.act("return", { reason: "not-our-remit", to: POLICE });
    expect((await desk.report()).dispatches[1]).toMatchObject({ agency: POLICE });
  });

  test("can't name the agency itself, one that gave it back, or one of another country", async () => {
    const desk = await anActing(
      aDispatched([aDispatch(POLICE), aDispatch(PREVENTION, { answer: "returned", reason: "other-place" })]),
    );
    for (const to of [POLICE, PREVENTION, "no-such-agency"]) {
      expect((await desk.act("return", { reason: "other-place", to })).status).toBe(422);
    }
    expect((await desk.report()).version).toBe(1);
  });
});

describe("words to the reporter", () => {
  test.each([
    ["ask", "question", "asked", ["reporter-asked"]],
    ["answer", "answer", "answered", []],
  ] as const)(
    "%s: are kept apart from the report, which says only that there are some",
    async (action, kind, code, codes) => {
      const desk = await anActing(acts());
      const { location } = await desk.act(action, { text: "Is she safe now?" });
      expect(location).toBe(`/desk/reports/${desk.id}.0`);
      expect(await desk.messages()).toEqual([{ at: NOON, kind, dispatch: 0, text: "Is she safe now?" }]);
      const report = await desk.report();
      expect(report.history.at(-1)).toEqual({ at: NOON, code, dispatch: 0 });
      expect([report.state, report.dispatches[0]?.answer]).toEqual(["dispatched", "none"]);
      expect(JSON.stringify([report, desk.outbox.sent, desk.telemetry.records])).not.toContain("safe");
      expect(desk.codes()).toEqual(codes);
    },
  );

  test("sent twice are one question; after a reply the same may be asked again", async () => {
    const desk = await anActing(acts());
    const ask = async () => {
      desk.pass(minutes(1));
      await desk.act("ask", { text: "Is she safe?" });
      return (await desk.report()).history.filter(({ code }) => code === "asked").length;
    };
    expect([await ask(), await ask()]).toEqual([1, 1]);
    await desk.statements.addMessage(desk.id, { at: plus(NOON, minutes(3)), kind: "reply", text: "Yes" }, NOON);
    desk.pass(minutes(1));
    expect(await ask()).toBe(2);
    expect(await desk.messages()).toHaveLength(3);
  });

  test("are each agency's own: two may ask the same", async () => {
    const desk = await anActing(aDispatched([aDispatch(POLICE), aDispatch(PREVENTION)]));
    await desk.statements.addMessage(desk.id, { at: NOON, kind: "question", dispatch: 1, text: "Is she safe?" }, NOON);
    desk.pass(minutes(1));
    await desk.act("ask", { text: "Is she safe?" });
    expect((await desk.messages()).map(({ dispatch }) => dispatch)).toEqual([1, 0]);
  });

  test.each(["", " \r\n ", undefined])("that are none (%j) are refused", async (text) => {
    const desk = await anActing(acts());
    const { status, text: page } = await desk.act("ask", text === undefined ? {} : { text });
    expect(status).toBe(422);
    expect(page).toContain("Write the message.");
    expect(await desk.messages()).toEqual([]);
  });

  test("may have 2,000 characters in any script, line breaks counted once", async () => {
    for (const letter of ["a", "ђ", "ỷ", "😀", "\r\n"]) {
      const desk = await anActing(acts());
      const fits = `x${letter.repeat(1_998)}x`;
      expect((await desk.act("answer", { text: fits })).status).toBe(303);
      expect((await desk.act("answer", { text: `x${fits}` })).status).toBe(422);
    }
  });
});

describe("close", () => {
  test("closes the report when nobody else has it, and keeps the statement until the retention ends", async () => {
    const kept: string[] = [];
    const desk = await anActing(acts());
    desk.statements.keep = async (_id, until) => void kept.push(until);
    await desk.act("acknowledge");
    const { location } = await desk.act("close", { outcome: "protected", note: "" });
    expect(location).toBe("/desk");
    const report = await desk.report();
    expect([report.state, report.dueAt]).toEqual(["closed", plus(NOON, days(180))]);
    expect(report.history.at(-1)).toMatchObject({ code: "closed", dispatch: 0, detail: "protected" });
    expect(kept.every((until) => until > plus(NOON, days(210)))).toBe(true);
    expect(kept).not.toHaveLength(0);
    expect(await desk.messages()).toEqual([]);
    expect(desk.codes()).toEqual(["dispatch-acknowledged", "dispatch-closed"]);
  });

  test("leaves it open while others are at work on it", async () => {
    const desk = await anActing(aDispatched([aDispatch(POLICE), aDispatch(PREVENTION)]));
    await desk.act("close", { outcome: "referred", note: "Prevention goes on." });
    const report = await desk.report();
    expect([report.state, report.dispatches[0]?.outcome]).toEqual(["dispatched", "referred"]);
    expect(await desk.messages()).toMatchObject([{ kind: "note", text: "Prevention goes on." }]);
  });
});

describe("correct", () => {
  const held = (facts = {}) =>
    aDispatched([aDispatch(FOCAL_POINT)], { state: "held", reading: aReading({ hold: true, ...facts }) });

  test("sends the report to whom it concerns, and keeps what triage had said", async () => {
    const desk = await anActing(acts());
    const { location } = await desk.act("correct", { category: "csam", priority: "immediate" });
    expect(location).toBe(`/desk/reports/${desk.id}.0`);
    const report = await desk.report();
    expect(report.reading).toMatchObject({ category: "csam", priority: "immediate", hold: false });
    expect(report.corrections).toEqual([
      {
        at: NOON,
        dispatch: 0,
        from: { category: "bullying", priority: "standard", hold: false },
        to: { category: "csam", priority: "immediate" },
      },
    ]);
    expect(desk.outbox.sent.map(({ lane }) => lane)).toContain("express");
    expect(desk.codes()).toEqual(["report-corrected"]);
  });

  test("of a held report may find it to be what it was read as", async () => {
    const desk = await anActing(held(), { as: FOCAL_POINT });
    expect((await desk.act("correct", { category: "bullying", priority: "standard" })).status).toBe(303);
    const report = await desk.report();
    expect([report.reading?.hold, report.corrections?.length]).toEqual([false, 1]);
    expect(report.dispatches.some(({ agency, answer }) => agency !== FOCAL_POINT && answer === "none")).toBe(true);
  });

  test("of any other one has to change something", async () => {
    const desk = await anActing(acts());
    const { status, text } = await desk.act("correct", { category: "bullying", priority: "standard" });
    expect(status).toBe(422);
    expect(text).toContain("Choose another kind or another priority");
  });

  test("does not send it to an agency that gave it back", async () => {
    const back = aDispatch(POLICE, { answer: "returned", reason: "known-already" });
    const desk = await anActing(aDispatched([aDispatch(FOCAL_POINT), back]), { as: FOCAL_POINT });
    await desk.act("correct", { category: "fraud", priority: "urgent" });
    expect((await desk.report()).dispatches.slice(2).map(({ agency }) => agency)).not.toContain(POLICE);
  });
});
