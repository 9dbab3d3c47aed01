import * as z from "zod/mini";
import { Places, unpacked } from "./packing.js";

/** A trained linear model as `npm run train` writes it: a row of int8 weights for each feature that was worth keeping. */
export const storedModel = z.strictObject({
  outputs: z.array(z.string()),
  /** What an int8 weight of 1 is worth, for each output. A weight of n is worth n² of it: fine steps near 0, and room. */
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  features: z.int(),
  /** The features' keys, rising, then their rows of signed bytes; deflated, base64. */
  packed: z.string(),
});
export type StoredModel = z.infer<typeof storedModel>;

/** A feature is known by 24 bits of its hash: of the unknown ones, one in some hundred is taken for a known one. */
export const keyOf = (hash: number) => hash >>> 8;

/** Features that count as much together, however many there are, as `weight` says. */
export interface Group {
  /** 32-bit hashes. */
  readonly features: ReadonlySet<number>;
  readonly weight: number;
}

/** What each feature of a group counts. */
export const shareOf = ({ features, weight }: Group) => weight / Math.sqrt(Math.max(1, features.size));

/** Sums weights of hashed features. */
export class LinearModel {
  readonly outputs: readonly string[];
  readonly #stored: StoredModel;
  readonly #places: Places;
  readonly #weights: Int8Array;

  constructor(stored: StoredModel) {
    const { rising, rest } = unpacked(stored.packed, stored.features);
    this.#stored = stored;
    this.#places = new Places(rising);
    this.#weights = rest;
    this.outputs = stored.outputs;
  }

  /** The outputs' sums (logits). */
  sums(groups: readonly Group[]): number[] {
    const { scales, biases } = this.#stored;
    const columns = biases.length;
    const sums = Float64Array.from(biases);
    for (const group of groups) {
      const found = new Int32Array(columns);
      for (const hash of group.features) {
        const row = this.#places.of(keyOf(hash)) * columns;
        if (row < 0) continue;
        for (let at = 0; at < columns; at += 1) found[at] = (found[at] ?? 0) + squared(this.#weights[row + at] ?? 0);
      }
      const share = shareOf(group);
      for (let at = 0; at < sums.length; at += 1) {
        sums[at] = (sums[at] ?? 0) + (found[at] ?? 0) * (scales[at] ?? 0) * share;
      }
    }
    return [...sums];
  }

  /** What one feature adds to one output: the reason behind a sum. */
  weight(hash: number, output: number): number {
    const row = this.#places.of(keyOf(hash)) * this.outputs.length;
    return row < 0 ? 0 : squared(this.#weights[row + output] ?? 0) * (this.#stored.scales[output] ?? 0);
  }
}

const squared = (weight: number) => weight * Math.abs(weight);

/** Shares that add up to 1 (softmax). */
export function shares(sums: readonly number[]): number[] {
  const highest = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp(sum - highest));
  const total = raised.reduce((one, other) => one + other, 0);
  return raised.map((value) => value / total);
}
