import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { minutes } from "../../../shared/domain/instant.js";
import { OUTCOMES, RETURN_REASONS, type Report } from "../../../shared/domain/report.js";
import { aDispatch, aDispatched, anActing, POLICE, PREVENTION, unescaped } from "./testing/case.js";

const acts = () => aDispatched([aDispatch(POLICE), aDispatch(PREVENTION, { role: "informed" })]);

describe("a form that is not in order", () => {
  test.each([
    ["return", { note: "x".repeat(2_001) }, ["return-reason", "return-note"]],
    ["return", { reason: "bored" }, ["return-reason"]],
    ["close", { outcome: "", note: "kept" }, ["close-outcome"]],
    ["correct", { category: "aliens", priority: "low" }, ["correct-category"]],
    ["correct", { category: "csam" }, ["correct-priority"]],
    ["ask", { text: "y".repeat(2_001) }, ["write-text"]],
  ])(
    "%s: comes back with what was typed, each problem at the top and beside its field",
    async (action, fields, wrong) => {
      const desk = await anActing(acts());
      const { status, body } = await desk.act(action, fields);
      expect(status).toBe(422);
      for (const field of wrong) {
        expect(body).toContain(`<a href="#${field}">`);
        expect(body).toMatch(new RegExp(`id="${field}-error">Error: \\w`));
        expect(body).toMatch(new RegExp(` id="${field}"`));
      }
      for (const value of Object.values(fields).filter((one) => one.length > 6)) expect(body).toContain(value);
      expect((await desk.report()).version).toBe(1);
      expect([await desk.messages(), desk.codes()]).toEqual([[], []]);
    },
  );

  test("keeps hostile words as words", async () => {
    const desk = await anActing(acts());
    const note = `</textarea><script>alert(1)</script>${"z".repeat(2_000)}`;
    const { body } = await desk.act("return", { note });
    expect(body).not.toContain("<script");
    expect(unescaped(body)).toContain(note);
  });
});

describe("what can't be done any more", () => {
  const cases: [string, Report][] = [
    [
      "Reason: another reason.",
      aDispatched([aDispatch(POLICE, { answer: "returned", reason: "other-reason" }), aDispatch(PREVENTION)]),
    ],
    [
      "Outcome: unfounded.",
      aDispatched([aDispatch(POLICE, { answer: "closed", outcome: "unfounded" }), aDispatch(PREVENTION)]),
    ],
    ["could not be delivered", aDispatched([aDispatch(POLICE, { state: "failed" }), aDispatch(PREVENTION)])],
    ["has withdrawn this report", aDispatched([aDispatch(POLICE)], { state: "withdrawn" })],
    ["have closed it", aDispatched([aDispatch(POLICE, { role: "informed" })], { state: "closed" })],
  ];

  test.each(cases)("is refused with what the state is: %s", async (said, report) => {
    const posts = { acknowledge: {}, ask: { text: "x" }, answer: { text: "x" }, close: { outcome: "advised" } };
    const others = { return: { reason: "no-capacity" }, correct: { category: "csam", priority: "low" } };
    for (const [action, fields] of Object.entries({ ...posts, ...others })) {
      const desk = await anActing(report);
      const { status, text, body } = await desk.act(action, fields);
      expect([action, status]).toEqual([action, 409]);
      expect(text).toContain(said);
      expect(body).toContain(`href="/desk/reports/${desk.id}.0"`);
      expect([(await desk.report()).version, await desk.messages()]).toEqual([1, []]);
    }
  });

  test("as the reporter withdraws in this moment leaves no word behind", async () => {
    const desk = await anActing(acts());
    const { apply } = desk.reports;
    desk.reports.apply = async (id, transition) => {
      await apply(id, { from: ["dispatched"], to: "withdrawn" });
      return apply(id, transition);
    };
    expect((await desk.act("ask", { text: "Is she safe?" })).status).toBe(409);
    expect(await desk.messages()).toEqual([]);
  });

  test("another agency's dispatch, an unknown one and an unknown action are answered alike", async () => {
    const desk = await anActing(aDispatched([aDispatch(PREVENTION)]));
    const unknown = await desk.act("close", { outcome: "advised" }, `${"0".repeat(32)}.0`);
    expect(unknown.status).toBe(404);
    expect(await desk.act("close", { outcome: "advised" })).toEqual(unknown);
    expect(await desk.act("erase", {})).toEqual(unknown);
    expect(await desk.act("constructor", {})).toEqual(unknown);
  });
});

test.each([
  ["acknowledge", {}],
  ["return", { reason: RETURN_REASONS[0] }],
  ["close", { outcome: OUTCOMES[0], note: "done" }],
  ["correct", { category: "csam", priority: "urgent" }],
  ["answer", { text: "Thank you." }],
])("%s: the same post again changes nothing and goes to the same page", async (action, fields) => {
  const desk = await anActing(acts());
  const first = await desk.act(action, fields);
  const before = [await desk.report(), await desk.messages()];
  desk.pass(minutes(2));
  expect(await desk.act(action, fields)).toEqual(first);
  expect([await desk.report(), await desk.messages()]).toEqual(before);
});

test("two officers of an agency who do the same at once have both done it", async () => {
  const desk = await anActing(acts());
  const { apply } = desk.reports;
  desk.reports.apply = async (id, transition) => {
    desk.reports.apply = apply;
    await desk.act("acknowledge");
    return apply(id, transition);
  };
  expect((await desk.act("acknowledge")).status).toBe(303);
  expect(desk.codes()).toEqual(["dispatch-acknowledged"]);
});

test("a report that never stands still is tried again later", async () => {
  const desk = await anActing(acts());
  let version = 1;
  desk.reports.apply = async () => ({ applied: false, report: { ...(await desk.report()), version: ++version } });
  expect((await desk.act("ask", { text: "Is she safe?" })).status).toBe(503);
});

test("a queue that takes no message is the clock's business, not the officer's", async () => {
  const desk = await anActing(acts(), { dispatch: () => Promise.reject(transient("queue-unavailable")) });
  expect((await desk.act("return", { reason: "no-capacity" })).status).toBe(303);
  expect(desk.codes()).toEqual(["send-failed", "dispatch-returned"]);
  expect((await desk.report()).dispatches[2]?.state).toBe("pending");
});
