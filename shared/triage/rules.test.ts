import fc from "fast-check";
import { expect, test } from "vitest";
import { CATEGORIES, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import { CUES } from "./cues.js";
import { COMPOUNDS } from "./evidence.js";
import { decide, RULES, SERIOUS } from "./rules.js";

const facts = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  cues: fc.subarray([...CUES]).map((cues) => new Set(cues)),
  danger: fc.boolean(),
  reporter: fc.constantFrom(undefined, ...REPORTERS),
});
const pace = (priority: (typeof PRIORITIES)[number]) => PRIORITIES.indexOf(priority);

test("every rule and compound has its own id, short enough to be stored", () => {
  const ids = [...RULES, ...COMPOUNDS].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(`answers:${id}`.length).toBeLessThanOrEqual(60);
});

test("some rule decides on anything", () => {
  fc.assert(fc.property(facts, (given) => PRIORITIES.includes(decide(given).priority)));
});

test("the answer that somebody is in danger never lowers, and makes at least urgent", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const without = pace(decide({ ...given, danger: false }).priority);
      const withDanger = pace(decide({ ...given, danger: true }).priority);
      expect(withDanger).toBeLessThanOrEqual(Math.min(without, pace("urgent")));
    }),
  );
});

test("serious harm is low for no reason at all, and standard only when it is over or nobody's", () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...SERIOUS), (given, category) => {
      const rule = decide({ ...given, category });
      expect(rule.priority).not.toBe("low");
      if (rule.priority === "standard") expect(["long-over", "propaganda-only"]).toContain(rule.id);
    }),
  );
});
