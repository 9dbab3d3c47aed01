import { CATEGORIES, type Category, PRIORITIES, type Priority, type Reporter } from "../domain/vocabulary.js";
import type { Cue } from "./cues.js";
import type { Evidence } from "./evidence.js";
import { shares } from "./linear.js";
import { decide } from "./rules.js";
import type { Judgment } from "./statistics/judge.js";
import { KINDS, type Kind } from "./statistics/kinds.js";

/** Why a person has to read a report; the id stands among the rules of the reading. */
type Doubt = "hold-no-evidence" | "hold-level" | "hold-other" | "hold-not-only-advice";

/** What gives a priority: a rule, what the statistical reader makes of the text, or an answer beside it. */
export interface Reason {
  readonly id: string;
  readonly priority: Priority;
}

export interface Choice {
  readonly category: Category;
  /** Other categories that it may carry too, most likely first. */
  readonly secondary: readonly Category[];
  /** How likely each category is, most likely first; they add up to 1. */
  readonly likely: ReadonlyMap<Category, number>;
  /** Most pressing first, so that the first decides. */
  readonly reasons: readonly [Reason, ...Reason[]];
  readonly doubt: Doubt | undefined;
}

/** What a choice rests on besides the text. */
export interface Circumstances {
  readonly danger: boolean;
  readonly reporter: Reporter | undefined;
  /** What the reporter chose on the form. */
  readonly chosen: Category | undefined;
  /** It came on the form for training and advice, and asks for that rather than for anything else. */
  readonly training?: true;
}

/** What a point of the lexicons adds to a logit of the statistical reader, and how many points count. */
const POINT = 0.4;
const MOST_POINTS = 8;
/** A category that the reporter chose counts as much as two telling phrases, and doesn't silence the text. */
const CHOSEN = 2;
/** "Only a question" is often said by those who dare not say more. */
const CHOSEN_ADVICE = 0.5;

/** Likelihood below which the text names no category, and difference below which two are level. */
const NAMED = 0.3;
const LEAD = 0.1;
/** Likelihood below which "a question" or "nothing" may be more than that. */
const HARMLESS = 0.7;
/** Likelihood from which a category is told as a second one. */
const SECOND = 0.2;

/**
 * Chooses the primary category and what gives the priority. Rules over category and cues decide; the statistical
 * reader may raise what they give, never lower it. Where two categories are level or none is likely, the fastest
 * candidate's rule decides and a person reads the report (triage guide).
 */
export function choose(evidence: Evidence, judgment: Judgment, circumstances: Circumstances): Choice {
  const { likely, ordinary, harmful } = weighed(evidence, judgment, circumstances);
  const [category = "other", second = "other"] = likely.keys();
  const chance = (one: Category) => likely.get(one) ?? 0;
  const unnamed = chance(category) < NAMED;
  const level = chance(category) - chance(second) < LEAD;
  const nothing = category === "advice" || (category === "other" && ordinary);
  const hardly = nothing && chance(category) < HARMLESS;

  const cues = new Set<Cue>(evidence.cues);
  if (ordinary) cues.add("ordinary");
  const { danger, reporter } = circumstances;
  const candidates = level || unnamed || hardly ? [category, second] : [category];
  const rules = candidates.map((one) => decide({ category: one, cues, danger, reporter }));
  const fastest = Math.min(...rules.map(({ priority }) => pace(priority)));
  const raises = raisedBy(judgment, { harmful, nothing }).filter(({ priority }) => pace(priority) < fastest);
  const reasons = byPace([...rules, ...raises]);
  const pressing = pace(reasons[0].priority) <= pace("urgent");
  return {
    category,
    secondary: [...likely.keys()].filter((one) => one !== category && one !== "other" && chance(one) >= SECOND),
    likely,
    reasons,
    doubt: doubtOf({ unnamed, level, questioned: hardly || pressing, category }),
  };
}

/** What is unsure about a choice, the most important first. */
function doubtOf(choice: {
  unnamed: boolean;
  level: boolean;
  questioned: boolean;
  category: Category;
}): Doubt | undefined {
  if (choice.unnamed) return "hold-no-evidence";
  if (choice.level) return "hold-level";
  if (choice.questioned && choice.category === "other") return "hold-other";
  if (choice.questioned && choice.category === "advice") return "hold-not-only-advice";
  return undefined;
}

/** How likely each category is: the statistical reader's judgment, the lexicons' points, and what the reporter chose. */
function weighed({ scores }: Evidence, { kinds }: Judgment, { chosen, training }: Circumstances) {
  const logits = KINDS.map((kind) => {
    const points = kind === "ordinary" ? 0 : (scores.get(kind) ?? 0);
    const said = kind === chosen ? (kind === "advice" ? CHOSEN_ADVICE : CHOSEN) : 0;
    const expected = training && kind === "advice" ? CHOSEN : 0;
    return (kinds.get(kind) ?? 0) + POINT * Math.min(points, MOST_POINTS) + said + expected;
  });
  const chances = shares(logits);
  const of = (kind: Kind) => chances[KINDS.indexOf(kind)] ?? 0;
  const chance = (category: Category) => of(category) + (category === "other" ? of("ordinary") : 0);
  return {
    likely: new Map(CATEGORIES.toSorted((a, b) => chance(b) - chance(a)).map((one) => [one, chance(one)])),
    ordinary: of("ordinary") > of("other"),
    harmful: 1 - of("ordinary"),
  };
}

/**
 * Likelihoods from which the statistical reader raises: set on the reports in `test/triage`, so that few emergencies are
 * missed and one report in five, at most, is read as more pressing than it is.
 */
const RAISES: readonly (readonly [Priority, number])[] = [
  ["immediate", 0.35],
  ["urgent", 0.45],
  ["standard", 0.6],
];
/** What seems to be a question or nothing is low, and somebody may not dare to say more: it takes less to be urgent. */
const URGENT_AFTER_ALL = 0.25;

/**
 * The most pressing priority that is likely enough. Chat and news have emergencies in them too: what more likely
 * reports nothing than something is no emergency, though a person reads it within a day.
 */
function raisedBy({ priorities }: Judgment, { harmful, nothing }: { harmful: number; nothing: boolean }): Reason[] {
  let chance = 0;
  for (const [priority, likely] of RAISES) {
    chance += priorities.get(priority) ?? 0;
    const enough = priority === "urgent" && nothing ? URGENT_AFTER_ALL : likely;
    if (chance >= enough && (priority !== "immediate" || harmful >= enough)) {
      return [{ id: `reads-${priority}`, priority }];
    }
  }
  return [];
}

const pace = (priority: Priority) => PRIORITIES.indexOf(priority);

function byPace([first, ...others]: readonly Reason[]): [Reason, ...Reason[]] {
  if (first === undefined) throw new Error("triage: no rule applies");
  const [deciding = first, ...rest] = [first, ...others].toSorted((a, b) => pace(a.priority) - pace(b.priority));
  return [deciding, ...rest];
}
