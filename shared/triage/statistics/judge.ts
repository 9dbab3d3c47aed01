import { PRIORITIES, type Priority } from "../../domain/vocabulary.js";
import { stored } from "../data.js";
import type { Seen } from "../find.js";
import { LinearModel, shareOf, shares, storedModel } from "../linear.js";
import { eachOfWording, featuresOf } from "./features.js";
import { KINDS, type Kind } from "./kinds.js";

/** What the statistical reader makes of a report. */
export interface Judgment {
  /** How much speaks for each kind (logits): to be added to and compared, no shares yet. */
  readonly kinds: ReadonlyMap<Kind, number>;
  /** How likely each priority is; they add up to 1. */
  readonly priorities: ReadonlyMap<Priority, number>;
}

let loaded: LinearModel | undefined;
function model(): LinearModel {
  loaded ??= new LinearModel(stored(storedModel, "statistics"));
  return loaded;
}

/** Where there are no words, only answers count; without those, nothing is understood. */
const SILENT: Judgment = {
  kinds: new Map(KINDS.map((kind) => [kind, kind === "other" ? 1 : 0])),
  priorities: new Map([["low", 1]]),
};

/** Logistic regression over words, pieces of words, and what the lexicons found, trained on the corpus in `infra/triage`. */
export function judge(seen: Seen): Judgment {
  if (seen.text.length === 0) return SILENT;
  const sums = model().sums(featuresOf(seen));
  const priorities = shares(sums.slice(KINDS.length));
  return {
    kinds: new Map(KINDS.map((kind, at) => [kind, sums[at] ?? 0])),
    priorities: new Map(PRIORITIES.map((priority, at) => [priority, priorities[at] ?? 0])),
  };
}

/** Words that are told, and what one has to add to a logit to be told. */
const MOST_TELLING = 4;
const TELLING = 0.15;
/** Letters. "A" and "of" may tip a balance, and tell nobody why. */
const SHORTEST_TOLD = 3;

/** The words of a text that speak most for a kind, in the order of the text. */
export function tellingWords(seen: Seen, kind: Kind): number[] {
  const [wording] = featuresOf(seen);
  if (wording === undefined) return [];
  const weighing = model();
  const said = new Float64Array(seen.text.length);
  eachOfWording(seen.text, (hash, word) => {
    said[word] = (said[word] ?? 0) + weighing.weight(hash, KINDS.indexOf(kind)) * shareOf(wording);
  });
  return [...said.keys()]
    .filter((word) => (said[word] ?? 0) >= TELLING && (seen.text[word]?.folded.length ?? 0) >= SHORTEST_TOLD)
    .toSorted((a, b) => (said[b] ?? 0) - (said[a] ?? 0))
    .slice(0, MOST_TELLING)
    .toSorted((a, b) => a - b);
}
