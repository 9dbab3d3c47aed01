import { PRIORITIES } from "../../shared/domain/vocabulary.js";
import { find } from "../../shared/triage/find.js";
import type { StoredModel } from "../../shared/triage/linear.js";
import { words } from "../../shared/triage/normalise.js";
import { featuresOf } from "../../shared/triage/statistics/features.js";
import { KINDS, type Kind, OUTPUTS } from "../../shared/triage/statistics/kinds.js";
import { unmasked } from "../../shared/triage/unmask.js";
import { corpus, sentences, withoutDiacritics } from "./corpus.js";
import type { LabelledReport, LabelledSentence } from "./labelled-report.js";
import { type Example, type Training, train } from "./trainer.js";

const TRAINING: Training = {
  outputs: OUTPUTS,
  heads: [KINDS.length, PRIORITIES.length],
  epochs: 25,
  rate: 2,
  biasRate: 0.02,
  dropout: 0.5,
  // 52,000 rows of 19 bytes: just under 1 MB.
  features: 52_000,
};

/** How much of a report's label goes to the categories that it also carries. */
const SECONDARY = 0.15;

/** What a single sentence counts beside a whole report. */
const SENTENCE = 0.5;

/** Learns category and priority from the reports written for training. */
export function trainStatistics(): StoredModel {
  const texts = [...corpus("training"), ...sentences()];
  const balance = balanceOf(texts);
  return train(
    texts.flatMap((text) => examplesOf(text, balance(text))),
    TRAINING,
  );
}

/** What a text counts at least and at most, so that no kind stands on a few words, and none drowns the others. */
const LEAST = 0.5;
const MOST = 1.6;

/** Weights by which rarer kinds count more, in each language for itself. */
function balanceOf(texts: readonly LabelledSentence[]): (text: LabelledSentence) => number {
  const groupOf = (text: LabelledSentence) => `${text.language} ${kindOf(text)}`;
  const groups = Map.groupBy(texts, groupOf);
  const languages = Map.groupBy(texts, ({ language }) => language);
  return (text) => {
    const even = (languages.get(text.language)?.length ?? 0) / KINDS.length;
    const weight = Math.min(MOST, Math.max(LEAST, even / (groups.get(groupOf(text))?.length ?? 1)));
    return "reporter" in text ? weight : weight * SENTENCE;
  };
}

/** As typed and without diacritics: a reader that knows one spelling has to know the other. */
function examplesOf(report: LabelledReport | LabelledSentence, weight: number): Example[] {
  const plain = withoutDiacritics(report.text);
  const wanted = wantedOf(report);
  return (plain === report.text ? [plain] : [report.text, plain]).map((text) => ({
    groups: featuresOf(find(text, unmasked(words(text), text), { language: report.language, margin: 1 })),
    wanted,
    weight,
  }));
}

function wantedOf(report: LabelledReport | LabelledSentence): number[] {
  const { priority } = report;
  const secondary = "secondary" in report ? report.secondary : [];
  const kind = kindOf(report);
  const others = new Set<Kind>(secondary);
  const shareOfEach = SECONDARY / Math.max(1, others.size);
  return [
    ...KINDS.map((one) => {
      if (one === kind) return others.size === 0 ? 1 : 1 - SECONDARY;
      return others.has(one) ? shareOfEach : 0;
    }),
    ...PRIORITIES.map((one) => (one === priority ? 1 : 0)),
  ];
}

/** What is "other" and presses nobody reports no harm; the rest of it can't be understood. */
function kindOf({ category, priority }: LabelledSentence): Kind {
  return category === "other" && (priority === "low" || priority === "standard") ? "ordinary" : category;
}
