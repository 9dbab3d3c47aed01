import { type Category, PRIORITIES, type Reporter } from "../domain/vocabulary.js";
import type { Cue } from "./cues.js";
import type { Evidence } from "./evidence.js";
import { decide, type Rule } from "./rules.js";

/** Why a person has to read a report; the id stands among the rules of the reading. */
type Doubt = "hold-no-evidence" | "hold-level" | "hold-other" | "hold-not-only-advice";

export interface Choice {
  readonly category: Category;
  /** Other categories with enough evidence, most first. */
  readonly secondary: readonly Category[];
  readonly rule: Rule;
  readonly doubt: Doubt | undefined;
}

/** What a choice rests on besides the evidence. */
export interface Circumstances {
  readonly danger: boolean;
  readonly reporter: Reporter | undefined;
  /** Words of the report. */
  readonly length: number;
}

/** Points that name a category: one telling phrase, or two hints. */
const ENOUGH = 2;
/** Points between two categories that decide between them; anything less is level. */
const LEAD = 1;
/** Words. Questions and requests are short; who writes more tells a story, and one word of advice in it settles nothing. */
const LONG = 40;

/** Signs that something happens to somebody, though no category has enough evidence. */
const WORRYING: readonly Cue[] = [
  ...(["meeting", "threat", "images", "photo", "asking", "secrecy", "weapon", "suicide", "missing", "adult"] as const),
  ...(["stalking", "recruiting", "deadline", "now"] as const),
];

/**
 * Chooses the primary category and the rule that sets the priority. Of several that fit, the one that asks for the
 * faster response is primary (triage guide); where two are level or none has enough, the fastest candidate's rule
 * decides and a person reads the report.
 */
export function choose({ scores, cues }: Evidence, { danger, reporter, length }: Circumstances): Choice {
  const points = (category: Category) => scores.get(category) ?? 0;
  const ruleFor = (category: Category) => decide({ category, cues, danger, reporter });
  const fastest = (categories: readonly Category[]): Category | undefined =>
    categories.toSorted(
      (a, b) => pace(ruleFor(a)) - pace(ruleFor(b)) || pace(harmOf(a)) - pace(harmOf(b)) || points(b) - points(a),
    )[0];
  const held = (category: Category, doubt: Doubt): Choice => ({
    category,
    secondary: [],
    rule: ruleFor(category),
    doubt,
  });

  const candidates = [...scores.keys()];
  const [top, next] = candidates;
  if (top === undefined || points(top) < ENOUGH) {
    // A hint is no reassurance about what else stands there: that it isn't understood stays a candidate.
    return held(fastest([...candidates, "other"]) ?? "other", "hold-no-evidence");
  }

  const fitting = candidates.filter((category) => points(category) >= Math.max(ENOUGH, points(top) / 2));
  // A lecture on an emergency is no emergency, if that is said twice as clearly as the emergency.
  const taught = cues.has("fiction") || cues.has("teaching");
  const harmless = top === "advice" && taught && points(top) >= points(next ?? "other") * 2;
  const category = (harmless ? top : fastest(fitting)) ?? top;
  if (category === "advice" && (length > LONG || WORRYING.some((cue) => cues.has(cue)))) {
    return held("other", "hold-not-only-advice");
  }

  const level = fitting.some((other) => other !== category && Math.abs(points(other) - points(category)) < LEAD);
  const rule = ruleFor(category);
  const unnamed = category === "other" && rule.priority !== "low";
  return {
    category,
    secondary: candidates.filter((other) => other !== category && points(other) >= ENOUGH).slice(0, 5),
    rule,
    doubt: unnamed ? "hold-other" : level ? "hold-level" : undefined,
  };
}

const pace = ({ priority }: Rule) => PRIORITIES.indexOf(priority);

/** What a category asks for by itself. */
const harmOf = (category: Category) => decide({ category, cues: new Set(), danger: false, reporter: undefined });
