import type { Reading, ReadingInput, Span } from "../domain/reading.js";
import { type Category, PRIORITIES, type Priority, READING_LANGUAGES } from "../domain/vocabulary.js";
import { type Choice, choose } from "./choose.js";
import { COMPOUNDS, type Evidence, weigh } from "./evidence.js";
import { type LanguageGuess, languageOf } from "./language.js";
import { LEXICONS, matcherOf } from "./lexicons.js";
import type { Match } from "./matcher.js";
import { type Word, words } from "./normalise.js";
import { decide, RULES } from "./rules.js";
import { versionOf } from "./version.js";

/** Below this the guess may be wrong, or two languages are mixed: every lexicon is asked. */
const SURE_OF_LANGUAGE = 0.25;

/** Bounds of the stored reading, see `shared/domain/reading.ts`. */
const MOST_SPANS = 40;
const MOST_RULES = 20;

const VERSION = versionOf([RULES, COMPOUNDS, LEXICONS]);

/**
 * Reads a report: which harm, how pressing, and why. Pure and deterministic; time is bounded for any text of up to
 * 10,000 characters. The answers beside the text and a partner's priority set a floor that the text can't lower.
 */
export function read(input: ReadingInput): Reading {
  const text = words(input.text);
  const guess = languageOf(input.text, text, input.locale);
  const evidence = weigh(findAll(text, guess), text, named(input.category));
  const choice = choose(evidence, { danger: input.danger, reporter: input.reporter, length: text.length });
  const { priority, rules } = raise(choice, input);
  return {
    category: choice.category,
    secondary: [...choice.secondary],
    priority,
    hold: choice.doubt !== undefined,
    language: guess.language,
    languageMargin: guess.margin,
    rules: [...rules, ...(choice.doubt === undefined ? [] : [choice.doubt]), ...evidence.compounds].slice(
      0,
      MOST_RULES,
    ),
    spans: spansOf(evidence, text),
    scores: Object.fromEntries(evidence.scores),
    version: VERSION,
  };
}

function findAll(text: readonly Word[], { language, margin }: LanguageGuess): Match[] {
  const asked = margin < SURE_OF_LANGUAGE ? READING_LANGUAGES : [language];
  return asked.flatMap((one) => matcherOf(one).find(text));
}

/** The priority of the text's rule, raised to what the answers alone would give and to what a partner says. */
function raise({ rule }: Choice, input: ReadingInput): { priority: Priority; rules: string[] } {
  const reasons = [{ id: rule.id, priority: rule.priority }];
  const answered = answersAlone(named(input.category), input.danger);
  if (answered !== undefined) reasons.push({ id: `answers:${answered.id}`, priority: answered.priority });
  if (input.priority !== undefined) reasons.push({ id: "partner-priority", priority: input.priority });

  const pace = (priority: Priority) => PRIORITIES.indexOf(priority);
  const [deciding = reasons[0], ...others] = reasons.toSorted((a, b) => pace(a.priority) - pace(b.priority));
  const priority = deciding?.priority ?? rule.priority;
  return { priority, rules: [deciding?.id ?? rule.id, ...others.map(({ id }) => id)] };
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
  return matches.slice(0, MOST_SPANS).flatMap(({ entry, first, last }) => {
    const [from, to] = [text[first], text[last]];
    return from === undefined || to === undefined ? [] : [{ evidence: entry.id, start: from.start, end: to.end }];
  });
}
