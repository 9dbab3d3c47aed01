import { CATEGORIES, PRIORITIES } from "../../domain/vocabulary.js";

/**
 * What a report can be about: the categories, and `ordinary`, which is "other" of another kind: not something that
 * can't be understood, but something that reports no harm (thanks, a parking ticket, a recipe).
 */
export const KINDS = [...CATEGORIES, "ordinary"] as const;
export type Kind = (typeof KINDS)[number];

/** The outputs of the statistical model, in order. */
export const OUTPUTS = [...KINDS, ...PRIORITIES] as const;
