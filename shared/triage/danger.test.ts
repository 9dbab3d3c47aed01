import fc from "fast-check";
import { expect, test } from "vitest";
import { CATEGORIES, PRIORITIES, type Priority } from "../domain/vocabulary.js";
import { priorityInDanger } from "./danger.js";

const reading = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  secondary: fc.subarray([...CATEGORIES]),
  priority: fc.constantFrom(...PRIORITIES),
  hold: fc.boolean(),
});
const pace = (priority: Priority): number => PRIORITIES.indexOf(priority);

test("danger never lowers a priority, and makes at least urgent", () => {
  fc.assert(
    fc.property(reading, (read) => {
      expect(pace(priorityInDanger(read))).toBeLessThanOrEqual(Math.min(pace(read.priority), pace("urgent")));
    }),
  );
});

test.each([
  ["abuse", "immediate"],
  ["self-harm", "immediate"],
  ["extremism", "immediate"],
  ["bullying", "urgent"],
  ["advice", "urgent"],
] as const)("%s with somebody in danger is %s", (category, priority) => {
  expect(priorityInDanger({ category, secondary: [], priority: "low", hold: false })).toBe(priority);
});

test("of an unsure reading, the most pressing of what it may be decides; of a sure one, only what it is", () => {
  const of = (hold: boolean) =>
    priorityInDanger({ category: "bullying", secondary: ["fraud", "self-harm"], priority: "standard", hold });
  expect([of(true), of(false)]).toEqual(["immediate", "urgent"]);
});

test("said again, it changes nothing", () => {
  fc.assert(
    fc.property(reading, (read) => {
      const priority = priorityInDanger(read);
      expect(priorityInDanger({ ...read, priority })).toBe(priority);
    }),
  );
});
