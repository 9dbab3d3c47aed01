import { deflateRawSync } from "node:zlib";
import { type Group, keyOf, type StoredModel, shareOf } from "../../shared/triage/linear.js";
import { differences } from "../../shared/triage/packing.js";
import { generator, shuffle } from "./chance.js";

/** One text to learn from. */
export interface Example {
  readonly groups: readonly Group[];
  /** What each output should say: each head's part adds up to 1. */
  readonly wanted: readonly number[];
  /** How much it counts; 1 for most. */
  readonly weight: number;
}

export interface Training {
  readonly outputs: readonly string[];
  /** Outputs in a row that compete with each other (one softmax), as lengths that add up to all outputs. */
  readonly heads: readonly number[];
  readonly epochs: number;
  /** Step of gradient descent; falls to nothing over the epochs. */
  readonly rate: number;
  /** How slowly the biases follow, which hold what all texts share; 0 for none. */
  readonly biasRate: number;
  /** Share of an example's features left out each time it is shown, so that none is relied on alone. */
  readonly dropout: number;
  /** How many features are kept. */
  readonly features: number;
}

/** Fewer examples than this say nothing about a feature. */
const FEWEST = 2;

/**
 * Logistic regression by stochastic gradient descent: once over all features, then again over those that said most.
 * Deterministic: same examples in the same order, same model.
 */
export function train(examples: readonly Example[], training: Training): StoredModel {
  const all = vocabularyOf(examples);
  const first = descend(rowsOf(examples, all), all.length, training);
  const kept = mostTelling(examples, all, first, training);
  return packed(kept, descend(rowsOf(examples, kept), kept.length, training), training);
}

/** Keys of the features that occur often enough, rising. */
function vocabularyOf(examples: readonly Example[]): number[] {
  const counts = new Map<number, number>();
  for (const { groups } of examples) {
    for (const hash of groups.flatMap(({ features }) => [...features])) {
      counts.set(keyOf(hash), (counts.get(keyOf(hash)) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([key, count]) => (count < FEWEST ? [] : [key])).sort((a, b) => a - b);
}

/** An example as rows of the model and what each counts. */
interface Row {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly wanted: readonly number[];
  readonly weight: number;
}

function rowsOf(examples: readonly Example[], keys: readonly number[]): Row[] {
  const places = new Map(keys.map((key, row) => [key, row]));
  return examples.map(({ groups, wanted, weight }) => {
    const found = groups.flatMap((group) => {
      const value = shareOf(group);
      return [...group.features].flatMap((hash) => {
        const row = places.get(keyOf(hash));
        return row === undefined ? [] : [{ row, value }];
      });
    });
    return {
      rows: Int32Array.from(found, ({ row }) => row),
      values: Float32Array.from(found, ({ value }) => value),
      wanted,
      weight,
    };
  });
}

interface Weights {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

function descend(examples: readonly Row[], rows: number, training: Training): Weights {
  const columns = training.outputs.length;
  const learnt = { weights: new Float32Array(rows * columns), biases: new Float32Array(columns) };
  const random = generator(20_261_122);
  const order = [...examples];
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = training.rate * (1 - epoch / training.epochs);
    for (const example of order) step(example, learnt, training, rate * example.weight, random);
  }
  return learnt;
}

function step(
  { rows, values, wanted }: Row,
  { weights, biases }: Weights,
  { heads, dropout, biasRate }: Training,
  rate: number,
  random: () => number,
): void {
  const columns = biases.length;
  // What is left speaks up for what is left out, half way to its full voice.
  const louder = 1 / Math.sqrt(1 - dropout);
  const shown = rows.map((row) => (random() < dropout ? -1 : row * columns));
  const steps = Float32Array.from(biases);
  for (let at = 0; at < shown.length; at += 1) {
    const row = shown[at] ?? -1;
    if (row < 0) continue;
    const value = (values[at] ?? 0) * louder;
    for (let column = 0; column < columns; column += 1) {
      steps[column] = (steps[column] ?? 0) + (weights[row + column] ?? 0) * value;
    }
  }
  softmaxEach(steps, heads);
  for (let column = 0; column < columns; column += 1) {
    steps[column] = rate * ((steps[column] ?? 0) - (wanted[column] ?? 0));
    biases[column] = (biases[column] ?? 0) - biasRate * (steps[column] ?? 0);
  }
  for (let at = 0; at < shown.length; at += 1) {
    const row = shown[at] ?? -1;
    if (row < 0) continue;
    const value = (values[at] ?? 0) * louder;
    for (let column = 0; column < columns; column += 1) {
      weights[row + column] = (weights[row + column] ?? 0) - (steps[column] ?? 0) * value;
    }
  }
}

function softmaxEach(sums: Float32Array, heads: readonly number[]): void {
  let from = 0;
  for (const length of heads) {
    const head = sums.subarray(from, from + length);
    const highest = Math.max(...head);
    let total = 0;
    for (let at = 0; at < length; at += 1) {
      const raised = Math.exp((head[at] ?? 0) - highest);
      head[at] = raised;
      total += raised;
    }
    for (let at = 0; at < length; at += 1) head[at] = (head[at] ?? 0) / total;
    from += length;
  }
}

/** The features whose weights are largest where they occur. */
function mostTelling(
  examples: readonly Example[],
  keys: readonly number[],
  { weights }: Weights,
  { features, outputs }: Training,
): number[] {
  const counts = new Float64Array(keys.length);
  for (const { rows } of rowsOf(examples, keys)) for (const row of rows) counts[row] = (counts[row] ?? 0) + 1;
  const columns = outputs.length;
  const size = keys.map((_, row) =>
    weights.subarray(row * columns, (row + 1) * columns).reduce((sum, weight) => sum + weight ** 2, 0),
  );
  return keys
    .map((key, row) => ({ key, says: (size[row] ?? 0) * (counts[row] ?? 0) }))
    .toSorted((a, b) => b.says - a.says || a.key - b.key)
    .slice(0, features)
    .map(({ key }) => key)
    .sort((a, b) => a - b);
}

/** Rounds to int8, by square roots: large weights are rare, and what many small ones say together counts. */
function packed(keys: readonly number[], { weights, biases }: Weights, { outputs }: Training): StoredModel {
  const columns = outputs.length;
  const largest = outputs.map((_, column) =>
    keys.reduce((most, _key, row) => Math.max(most, Math.abs(weights[row * columns + column] ?? 0)), Number.MIN_VALUE),
  );
  const scales = largest.map((most) => Number((most / 127 ** 2).toPrecision(6)));
  const bytes = Int8Array.from(weights, (weight, place) => {
    const root = Math.round(Math.sqrt(Math.abs(weight) / (scales[place % columns] ?? 1)));
    return Math.sign(weight) * Math.min(127, root);
  });
  const data = Buffer.concat([Buffer.from(differences(keys)), Buffer.from(bytes.buffer)]);
  return {
    outputs: [...outputs],
    scales,
    biases: [...biases].map((bias) => Number(bias.toPrecision(6))),
    features: keys.length,
    packed: deflateRawSync(data, { level: 9 }).toString("base64"),
  };
}
