import { expect, test } from "vitest";
import { LinearModel, shares } from "../../shared/triage/linear.js";
import { type Example, type Training, train } from "./trainer.js";

const TRAINING: Training = {
  outputs: ["left", "right", "near", "far"],
  heads: [2, 2],
  epochs: 30,
  rate: 2,
  biasRate: 0.02,
  dropout: 0.2,
  features: 1000,
};
/** Features of which one tells left from right, another near from far, and the rest nothing. */
const example = (left: boolean, near: boolean, noise: number): Example => ({
  groups: [
    { features: new Set([left ? 1 << 8 : 2 << 8, near ? 3 << 8 : 4 << 8]), weight: 1 },
    { features: new Set([(100 + (noise % 7)) << 8]), weight: 0.5 },
  ],
  wanted: [left ? 1 : 0, left ? 0 : 1, near ? 1 : 0, near ? 0 : 1],
  weight: 1,
});
const examples = Array.from({ length: 80 }, (_, at) => example(at % 2 === 0, at % 3 === 0, at));

test("what tells two outputs apart is learned, each head for itself", () => {
  const model = new LinearModel(train(examples, TRAINING));
  for (const [at, { groups, wanted }] of examples.entries()) {
    const sums = model.sums(groups);
    const [left = 0] = shares(sums.slice(0, 2));
    const [near = 0] = shares(sums.slice(2));
    expect([left > 0.5, near > 0.5], String(at)).toEqual([wanted[0] === 1, wanted[2] === 1]);
  }
  expect(model.weight(1 << 8, 0)).toBeGreaterThan(0);
  expect(model.weight(2 << 8, 0)).toBeLessThan(0);
});

test("the same examples give the same model, byte for byte", () => {
  expect(train(examples, TRAINING)).toEqual(train(examples, TRAINING));
});

test("only the most telling features are kept", () => {
  const model = train(examples, { ...TRAINING, features: 4 });
  expect(model.features).toBe(4);
  const kept = new LinearModel(model);
  expect([1, 2, 3, 4].map((key) => kept.weight(key << 8, key < 3 ? 0 : 2) !== 0)).toEqual([true, true, true, true]);
  expect(kept.weight(100 << 8, 0)).toBe(0);
});

test("a feature that never occurred says nothing", () => {
  const model = new LinearModel(train(examples, TRAINING));
  const unknown = [{ features: new Set([9999 << 8]), weight: 1 }];
  expect(model.sums(unknown)).toEqual(model.sums([]));
});
