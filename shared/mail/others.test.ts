import { expect, test } from "vitest";
import type { Dispatch } from "../domain/report.js";
import { composeDispatchMail } from "./dispatch-mail.js";
import { first, reported } from "./testing/example.js";
import { parsed } from "./testing/parsed.js";

async function listed(...others: readonly Partial<Dispatch>[]): Promise<string[]> {
  const dispatches = [first, ...others.map((one) => ({ ...first, agency: "focal", ...one }))];
  const { text } = await parsed((await composeDispatchMail(reported({ dispatches }))).raw);
  const [, section = ""] = text.split("Who else received it\n");
  return section.split("\n\n", 1).join().split("\n").slice(1);
}

test.each<[string, Partial<Dispatch>]>([
  ["asked to take it on", {}],
  ["for information", { role: "informed" }],
  ["did not acknowledge in time", { answer: "overdue" }],
  ["could not be reached by mail", { state: "failed" }],
  ["has taken it on", { answer: "acknowledged" }],
  ["gave it back (not within its remit)", { answer: "returned", reason: "not-our-remit" }],
  ["gave it back (another place is responsible)", { answer: "returned", reason: "other-place" }],
  ["gave it back (no capacity at present)", { answer: "returned", reason: "no-capacity" }],
  ["gave it back (known there already)", { answer: "returned", reason: "known-already" }],
  ["gave it back (another reason)", { answer: "returned", reason: "other-reason" }],
  ["handed it on", { answer: "returned" }],
  ["has closed it", { answer: "closed" }],
])("another agency is listed as: %s", async (answer, dispatch) => {
  expect(await listed(dispatch)).toEqual([`* Agency focal: ${answer}`]);
});

test("each agency's answer is told once, and the reader's own dispatches are not among the others", async () => {
  expect(await listed({}, {}, { agency: "police", role: "informed" }, { agency: "gone" })).toEqual([
    "* Agency focal: asked to take it on",
    "* gone: asked to take it on",
  ]);
  expect(await listed({ agency: "police" })).toEqual(["No other agency has received it."]);
});
