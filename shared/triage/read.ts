import type { Reading, ReadingInput, Span } from "../domain/reading.js";
import { type Category, PRIORITIES, type Priority } from "../domain/vocabulary.js";
import { type Choice, choose, type Reason } from "./choose.js";
import digests from "./digests.json" with { type: "json" };
import { COMPOUNDS, type Evidence, weigh } from "./evidence.js";
import { find, type Seen } from "./find.js";
import { languageOf } from "./language.js";
import { type Word, words } from "./normalise.js";
import { decide, RULES } from "./rules.js";
import { judge, tellingWords } from "./statistics/judge.js";
import { onTrainingForm } from "./training.js";
import { unmasked } from "./unmask.js";
import { digestOf } from "./version.js";

/** Bounds of the stored reading, see `shared/domain/reading.ts`. */
const MOST_SPANS = 40;
const MOST_RULES = 20;
/** Likelihoods below this are left out. */
const WORTH_TELLING = 0.01;

/** Counted up when the code around rules, lexicons and models changes what is read. */
const READER = 4;

/** Names what a reading was made with. */
const VERSION = digestOf([READER, RULES, COMPOUNDS, digests]);

/**
 * Reads a report: which harm, how pressing, and why. Pure and deterministic; time is bounded for any text of up to
 * 10,000 characters. The answers beside the text and a partner's priority set a floor that the text can't lower.
 */
export function read(input: ReadingInput): Reading {
  const text = unmasked(words(input.text), input.text);
  const guess = languageOf(input.text, text, input.locale);
  const seen = find(input.text, text, guess);
  const evidence = weigh(seen);
  const { danger, reporter } = input;
  const circumstances = { danger, reporter, chosen: named(input.category) };
  const plain = choose(evidence, judge(seen), circumstances);
  const harmAnswered = speaksOfHarm(input);
  const form = { original: input.text, text, guess, circumstances, harmAnswered };
  const choice = input.institution === undefined ? plain : onTrainingForm(plain, form);
  const [deciding, ...others] = raised(choice, input);
  const rules = [deciding, ...others].map(({ id }) => id);
  return {
    category: choice.category,
    secondary: [...choice.secondary],
    priority: deciding.priority,
    hold: choice.doubt !== undefined,
    language: guess.language,
    languageMargin: guess.margin,
    rules: [...new Set([...rules, ...(choice.doubt === undefined ? [] : [choice.doubt]), ...evidence.compounds])].slice(
      0,
      MOST_RULES,
    ),
    spans: [...spansOf(evidence, text), ...tellingSpans(seen, choice.category)].slice(0, MOST_SPANS),
    scores: scoresOf(choice),
    version: VERSION,
  };
}

/** Whether an answer beside the text does, or a child gave them: nobody asks for training so. */
function speaksOfHarm({ danger, reporter, category, priority = "low" }: ReadingInput): boolean {
  const chosen = named(category) ?? "advice";
  return danger || reporter === "child" || chosen !== "advice" || ["immediate", "urgent"].includes(priority);
}

/** The priority of the text, raised to what the answers alone would give and to what a partner says. */
function raised({ reasons: [first, ...more] }: Choice, input: ReadingInput): [Reason, ...Reason[]] {
  const reasons: Reason[] = [...more];
  const answered = answersAlone(named(input.category), input.danger);
  if (answered !== undefined) reasons.push({ id: `answers:${answered.id}`, priority: answered.priority });
  if (input.priority !== undefined) reasons.push({ id: "partner-priority", priority: input.priority });
  const pace = ({ priority }: { priority: Priority }) => PRIORITIES.indexOf(priority);
  const [deciding = first, ...others] = [first, ...reasons].toSorted((a, b) => pace(a) - pace(b));
  return [deciding, ...others];
}

function scoresOf({ likely }: Choice): Partial<Record<Category, number>> {
  const rounded = [...likely].map(([category, chance]) => [category, Math.round(chance * 1000) / 1000] as const);
  return Object.fromEntries(rounded.filter(([, chance]) => chance >= WORTH_TELLING));
}

/** "Other" names no harm: it says nothing for the text and nothing against it. */
const named = (category: Category | undefined) => (category === "other" ? undefined : category);

/** The rule for a report without a word in it; none if nothing was answered. */
function answersAlone(category: Category | undefined, danger: boolean) {
  if (category === undefined && !danger) return undefined;
  return decide({ category: category ?? "other", cues: new Set(), danger, reporter: undefined });
}

/** Where the evidence stands in the text as it was sent. */
function spansOf({ matches }: Evidence, text: readonly Word[]): Span[] {
  return matches.flatMap(({ entry, first, last }) => {
    const [from, to] = [text[first], text[last]];
    return from === undefined || to === undefined ? [] : [{ evidence: entry.id, start: from.start, end: to.end }];
  });
}

/** The words that the statistical reader went by, for the category that was chosen. */
function tellingSpans(seen: Seen, category: Category): Span[] {
  return tellingWords(seen, category).flatMap((at) => {
    const word = seen.text[at];
    return word === undefined ? [] : [{ evidence: `statistics.${category}`, start: word.start, end: word.end }];
  });
}
