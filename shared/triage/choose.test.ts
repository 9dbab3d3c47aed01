import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATEGORIES, type Category, PRIORITIES, type Priority, REPORTERS } from "../domain/vocabulary.js";
import { type Circumstances, choose } from "./choose.js";
import { CUES } from "./cues.js";
import type { Evidence } from "./evidence.js";
import type { Judgment } from "./statistics/judge.js";
import { KINDS, type Kind } from "./statistics/kinds.js";

const pace = (priority: Priority) => PRIORITIES.indexOf(priority);

const NOTHING: Evidence = { scores: new Map(), cues: new Set(), matches: [], compounds: [] };
const ALONE: Circumstances = { danger: false, reporter: undefined, chosen: undefined };

/** A judgment that gives each kind named its logit, and all others none. */
const judged = (kinds: Partial<Record<Kind, number>>, priorities: readonly number[] = [0, 0, 0, 1]): Judgment => ({
  kinds: new Map(KINDS.map((kind) => [kind, kinds[kind] ?? 0])),
  priorities: new Map(PRIORITIES.map((priority, at) => [priority, priorities[at] ?? 0])),
});

const anyEvidence = fc.record({
  scores: fc.array(fc.tuple(fc.constantFrom(...CATEGORIES), fc.nat(9))).map((points) => new Map(points)),
  cues: fc.subarray([...CUES]).map((cues) => new Set(cues)),
  matches: fc.constant([]),
  compounds: fc.constant([]),
});
const anyShares = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100))
  .map((parts) => parts.map((part) => (part + 1) / (parts.reduce((sum, one) => sum + one, 0) + 4)));
const anyJudgment = fc
  .tuple(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: KINDS.length }), anyShares)
  .map(
    ([logits, priorities]): Judgment => ({
      ...judged({}, priorities),
      kinds: new Map(KINDS.map((kind, at) => [kind, logits[at] ?? 0])),
    }),
  );
const anyCircumstances = fc.record({
  danger: fc.boolean(),
  reporter: fc.constantFrom(undefined, ...REPORTERS),
  chosen: fc.constantFrom(undefined, ...CATEGORIES),
});

test("the statistical reader raises what the rules give, never lowers it", () => {
  fc.assert(
    fc.property(anyEvidence, anyJudgment, anyCircumstances, (evidence, judgment, circumstances) => {
      const { category, reasons } = choose(evidence, judgment, circumstances);
      const plain = choose(evidence, { ...judgment, priorities: judged({}).priorities }, circumstances);
      expect(plain.category).toBe(category);
      expect(pace(reasons[0].priority)).toBeLessThanOrEqual(pace(plain.reasons[0].priority));
    }),
  );
});

test("likelihoods add up to 1, the most likely is chosen, and the first reason is the most pressing", () => {
  fc.assert(
    fc.property(anyEvidence, anyJudgment, anyCircumstances, (evidence, judgment, circumstances) => {
      const { category, likely, reasons, secondary } = choose(evidence, judgment, circumstances);
      const chances = [...likely.values()];
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
      expect(likely.get(category)).toBe(Math.max(...chances));
      expect(secondary).not.toContain(category);
      const order = reasons.map(({ priority }) => pace(priority));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
  );
});

describe("doubt goes up, and to a person", () => {
  test("two that are level: held, with the priority of the faster", () => {
    const { doubt, reasons } = choose(NOTHING, judged({ bullying: 6, abuse: 5.9 }), ALONE);
    expect(doubt).toBe("hold-level");
    expect(reasons[0]).toMatchObject({ id: "serious-harm", priority: "urgent" });
  });

  test("none that is likely: held", () => {
    expect(choose(NOTHING, judged({ fraud: 1 }), ALONE).doubt).toBe("hold-no-evidence");
  });

  test("a question that reads like an emergency is more than a question", () => {
    const { doubt, reasons } = choose(NOTHING, judged({ advice: 9 }, [0.7, 0.2, 0.1, 0]), ALONE);
    expect(doubt).toBe("hold-not-only-advice");
    expect(reasons[0].id).toBe("reads-immediate");
  });

  test("a question that is only likely is held, with what else it may be", () => {
    const { category, doubt, reasons } = choose(NOTHING, judged({ advice: 6, abuse: 5.4 }), ALONE);
    expect({ category, doubt, decides: reasons[0].id }).toEqual({
      category: "advice",
      doubt: "hold-not-only-advice",
      decides: "serious-harm",
    });
  });

  test("chat that sounds like an emergency is none, and is read by a person within a day", () => {
    const { doubt, reasons } = choose(NOTHING, judged({ ordinary: 9 }, [0.8, 0.1, 0.1, 0]), ALONE);
    expect({ doubt, decides: reasons[0].id }).toEqual({ doubt: "hold-other", decides: "reads-urgent" });
  });

  test("what can't be understood is urgent and held; what reports nothing is neither", () => {
    expect(choose(NOTHING, judged({ other: 9 }), ALONE)).toMatchObject({ category: "other", doubt: "hold-other" });
    const ordinary = choose(NOTHING, judged({ ordinary: 9 }), ALONE);
    expect(ordinary).toMatchObject({ category: "other", doubt: undefined });
    expect(ordinary.reasons[0]).toMatchObject({ id: "nothing-reported", priority: "low" });
  });
});

test("what the reporter chose makes a category likelier, and no other", () => {
  fc.assert(
    fc.property(anyJudgment, fc.constantFrom(...CATEGORIES), (judgment, chosen) => {
      const chance = (circumstances: Circumstances, category: Category) =>
        choose(NOTHING, judgment, circumstances).likely.get(category) ?? 0;
      for (const category of CATEGORIES) {
        const [before, after] = [chance(ALONE, category), chance({ ...ALONE, chosen }, category)];
        if (category === chosen) expect(after).toBeGreaterThanOrEqual(before);
        else expect(after).toBeLessThanOrEqual(before);
      }
    }),
  );
});
