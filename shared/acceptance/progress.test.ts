import { expect, test } from "vitest";
import { aReport, NOON } from "../../test/support/reports.js";
import { receiptOf } from "../domain/receipt.js";
import { STATES } from "../domain/states.js";
import { pending } from "../domain/transitions/routed.js";
import { memoryReports } from "../stores/reports.memory.js";
import { findReport, follow, progressOf } from "./progress.js";

test("every state is told in the reporter's terms; what is withdrawn or erased is not told at all", () => {
  const told = STATES.map((state) => [state, progressOf({ state, dispatches: [] })]);
  expect(Object.fromEntries(told)).toEqual({
    received: "received",
    classified: "received",
    routed: "received",
    held: "with-agency",
    dispatched: "with-agency",
    returned: "with-agency",
    acknowledged: "taken-on",
    closed: "closed",
    withdrawn: undefined,
    erased: undefined,
  });
});

test("a report that goes to one more agency is with those that have it", () => {
  const dispatches = [
    { ...pending({ agency: "school", role: "acts" }), state: "sent" as const, sentAt: NOON },
    pending({ agency: "police", role: "acts" }),
  ];
  expect(progressOf({ state: "routed", dispatches })).toBe("with-agency");
  expect(progressOf({ state: "routed", dispatches: dispatches.slice(1) })).toBe("received");
});

test("a mistyped receipt asks no store", async () => {
  const reports = { get: () => Promise.reject(new Error("asked")) };
  expect(await findReport("4X7Q", reports)).toBe("mistyped");
  expect(await follow("4X7Q", reports)).toBe("mistyped");
});

test("a receipt that was never given is unknown", async () => {
  const reports = memoryReports();
  await reports.create(aReport());
  const receipt = receiptOf({ nonce: "never-given-never-given", fields: {} });
  expect([await findReport(receipt, reports), await follow(receipt, reports)]).toEqual(["unknown", "unknown"]);
});
