import { describe, expect, test } from "vitest";
import { checked, REPORT_STATES, STATES } from "./states.js";

describe("a state machine is refused when loaded", () => {
  test("with a state that can't be reached", () => {
    expect(() =>
      checked(["a", "b", "lost"], "a", {
        a: { to: ["b"], duty: "route" },
        b: { to: [] },
        lost: { to: ["b"], duty: "route" },
      }),
    ).toThrow("lost can't be reached");
  });

  test("with a state that leads to no end", () => {
    expect(() =>
      checked(["a", "b", "c"], "a", {
        a: { to: ["b", "c"], duty: "route" },
        b: { to: ["b"], duty: "route" },
        c: { to: [] },
      }),
    ).toThrow("b leads to no end");
  });

  test("with an open state that has no clock", () => {
    expect(() => checked(["a", "b"], "a", { a: { to: ["b"] }, b: { to: [] } })).toThrow(
      "a: a state that leads on has a duty",
    );
  });
});

test("the only end of a report is erasure, and a reporter can withdraw until then", () => {
  expect(STATES.filter((state) => REPORT_STATES[state].to.length === 0)).toEqual(["erased"]);
  const closedForReporters = ["withdrawn", "erased"];
  for (const state of STATES) {
    expect([state, REPORT_STATES[state].to.includes("withdrawn")]).toEqual([
      state,
      !closedForReporters.includes(state),
    ]);
  }
});
