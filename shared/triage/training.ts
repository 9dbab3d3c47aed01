import { PRIORITIES, type Priority } from "../domain/vocabulary.js";
import { type Choice, type Circumstances, choose } from "./choose.js";
import type { Cue } from "./cues.js";
import { type Evidence, weigh } from "./evidence.js";
import { find } from "./find.js";
import type { LanguageGuess } from "./language.js";
import type { Word } from "./normalise.js";
import { type Passage, sentencesOf } from "./passages.js";
import { type Judgment, judge } from "./statistics/judge.js";

/** A text that came on the form for training and advice. */
export interface TrainingForm {
  readonly original: string;
  readonly text: readonly Word[];
  readonly guess: LanguageGuess;
  readonly circumstances: Circumstances;
  /** An answer beside the text speaks of harm. */
  readonly harmAnswered: boolean;
}

/**
 * What a text on the form for training and advice is, given what it would be read as elsewhere. A request names harm as
 * its topic, and a headmaster may tell of harm in a request. So each clause is read by itself: what asks is set aside, and
 * what is left must not tell of anything immediate or urgent. Where it does the text keeps its reading, raised to that of
 * the clause, and a person reads it: few who come here tell of harm, and none of them may be lost.
 */
export function onTrainingForm(choice: Choice, form: TrainingForm): Choice {
  const sentences = sentencesOf(form.original, form.text, form.guess.language).map((clauses) =>
    clauses.map((clause) => heard(clause, form)),
  );
  const told = toldIn(sentences, form);
  const { harmAnswered } = form;
  if (told.length > 0) return harmAnswered ? harmIn(choice, told) : unsure(harmIn(choice, told));
  if (harmAnswered) return choice;
  const asks = sentences.some(asking) || (form.text.length > 0 && heard(form.text, form).asks);
  return asks || !namesHarm(choice) ? training(choice) : unsure(choice);
}

type Sentence = readonly Heard[];

/** What tells of harm: single clauses, or all together that ask for nothing, where each says little. */
function toldIn(sentences: readonly Sentence[], form: TrainingForm): Heard[] {
  const apart = sentences.filter((sentence) => !asking(sentence));
  const beside = sentences.filter((sentence) => asking(sentence) && isMoreThanTopics(sentence, form));
  return [
    ...sentences.flat().filter(isNow),
    ...apart.flat().filter((clause) => tells(clause, LIMITS.apart.clause)),
    ...beside.flat().filter((clause) => tells(clause, LIMITS.beside.clause)),
    ...together(apart, form).filter((left) => tells(left, LIMITS.apart.together)),
    ...together([...apart, ...beside], form).filter((left) => tells(left, LIMITS.beside.together)),
  ].filter(isPressing);
}

const asking = (sentence: Sentence): boolean => sentence.some((clause) => clause.asks);

/** A sentence that asks may go on with a list of topics, which sounds like harm clause by clause and not as a whole. */
function isMoreThanTopics(sentence: Sentence, form: TrainingForm): boolean {
  const left = sentence.filter((clause) => !clause.asks);
  const whole = () =>
    heard(
      sentence.flatMap(({ words }) => words),
      form,
    );
  return (
    left.some(({ immediate }) => immediate >= LIMITS.now) ||
    wordsLeft([left]).length > TOPICS ||
    whole().press >= LIMITS.topics
  );
}

const wordsLeft = (sentences: readonly Sentence[]): Passage =>
  sentences.flat().flatMap((clause) => (clause.asks ? [] : clause.words));

/** All that asks for nothing, read as one; nothing where nothing is left. */
function together(sentences: readonly Sentence[], form: TrainingForm): Heard[] {
  const words = wordsLeft(sentences);
  if (words.length === 0) return [];
  const left = heard(words, form);
  return [{ ...left, says: left.says || words.length >= STORY }];
}

const training = ({ likely }: Choice): Choice => ({
  category: "advice",
  secondary: [],
  likely,
  reasons: [{ id: "training-asked", priority: "low" }],
  doubt: undefined,
});

const unsure = (choice: Choice): Choice => ({ ...choice, doubt: choice.doubt ?? "hold-not-only-advice" });

/** The text's own reading, or where that names no harm the clause's; as pressing as the more pressing of the two. */
function harmIn(choice: Choice, told: readonly Heard[]): Choice {
  const [worst] = told.toSorted((a, b) => pace(a.choice) - pace(b.choice));
  if (worst === undefined) return choice;
  const named = choice.category === "advice" || choice.category === "other" ? worst.choice : choice;
  const [first, second] = pace(worst.choice) < pace(choice) ? [worst.choice, choice] : [choice, worst.choice];
  const [deciding, ...others] = first.reasons;
  return { ...named, reasons: [deciding, ...others, ...second.reasons] };
}

/** Words read by themselves. */
interface Heard {
  readonly words: Passage;
  readonly choice: Choice;
  /** It wants training, advice, or material. */
  readonly asks: boolean;
  /** How likely it is immediate, and how likely that or urgent, going by its words and not by its topic. */
  readonly immediate: number;
  readonly press: number;
  /** Something is said in it that goes on or was done, besides who the institution is and whom it looks after. */
  readonly says: boolean;
}

function heard(words: Passage, { original, guess, circumstances }: TrainingForm): Heard {
  const seen = find(original, words, guess);
  const evidence = weigh(seen);
  const judgment = judge(seen);
  const choice = choose(evidence, judgment, { ...circumstances, chosen: undefined, training: true });
  const immediate = chance(judgment, "immediate");
  return {
    words,
    choice,
    asks: choice.category === "advice" || evidence.cues.has("teaching"),
    immediate,
    press: immediate + chance(judgment, "urgent"),
    says: immediate >= LIMITS.says || saysMore(evidence),
  };
}

/**
 * Likelihoods from which something pressing is told, set on the reports in `test/triage`. Beside what asks, in one
 * sentence, it takes more.
 */
const LIMITS = {
  apart: { clause: 0.5, together: 0.25 },
  beside: { clause: 0.9, together: 0.6 },
  topics: 0.3,
  now: 0.5,
  /** What is as likely to be immediate says something, though no lexicon knows what. */
  says: 0.35,
} as const;
/** Words. An institution says in fewer who it is: "a football academy, 90 boys between 8 and 16". */
const STORY = 11;
/** Words. More than a list of topics has. */
const TOPICS = 13;
/** Likelihood from which a text that asks for nothing is a report that took the wrong form. */
const NAMED = 0.8;

const tells = (one: Heard, limit: number): boolean =>
  isNow(one) || (one.choice.category !== "advice" && one.press >= limit && one.says);

/** A rule says so, by what the clause speaks of: the statistical reader is asked for the rest. */
const isNow = ({ choice }: Heard): boolean => {
  const [{ id, priority }] = choice.reasons;
  return choice.category !== "advice" && priority === "immediate" && !id.startsWith("reads-");
};

const isPressing = ({ choice }: { readonly choice: Choice }): boolean => pace(choice) <= PRIORITIES.indexOf("urgent");

/** Pressing in whatever way, or plainly of one kind. */
function namesHarm(choice: Choice): boolean {
  const { category, likely } = choice;
  const named = category !== "advice" && category !== "other" && (likely.get(category) ?? 0) >= NAMED;
  return isPressing({ choice }) || (named && choice.reasons[0].priority !== "low");
}

/** Who is spoken of, and in what kind of text: each request says that. */
const SETTING: ReadonlySet<Cue> = new Set<Cue>([
  ...(["child", "teen", "small-child", "age", "carer", "family", "adult", "peer", "place", "target"] as const),
  ...(["question", "teaching", "fiction", "project", "game", "past", "resolved", "closing", "thanks"] as const),
  ...(["negation", "absence"] as const),
]);

function saysMore({ scores, cues }: Evidence): boolean {
  const harm = [...scores.keys()].some((category) => category !== "advice" && category !== "other");
  return harm || [...cues].some((cue) => !SETTING.has(cue));
}

const chance = ({ priorities }: Judgment, priority: Priority): number => priorities.get(priority) ?? 0;

const pace = ({ reasons: [{ priority }] }: Choice): number => PRIORITIES.indexOf(priority);
