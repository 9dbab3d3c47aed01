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
  epochs: Number(process.env["EP"] ?? 25),
  rate: Number(process.env["RATE"] ?? 2),
  biasRate: 0.02,
  dropout: Number(process.env["DROP"] ?? 0.5),
  features: Number(process.env["FEATS"] ?? 36000),
};

/** How much of a report's label goes to the categories that it also carries. */
const SECONDARY = 0.15;

/** Learns category and priority from the reports written for training. */
export function trainStatistics(): StoredModel {
  return train([...corpus("training"), ...sentences()].flatMap(examplesOf), TRAINING);
}

/** As typed and without diacritics: a reader that knows one spelling has to know the other. */
function examplesOf(report: LabelledReport | LabelledSentence): Example[] {
  const plain = withoutDiacritics(report.text);
  const wanted = wantedOf(report);
  return (plain === report.text ? [plain] : [report.text, plain]).map((text) => ({
    groups: featuresOf(find(text, unmasked(words(text), text), { language: report.language, margin: 1 })),
    wanted,
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
