import type { Reading } from "../domain/reading.js";
import { CATEGORIES, type Locale } from "../domain/vocabulary.js";
import { catalogue } from "./catalogue.js";
import { categoryName } from "./names.js";
import cnr from "./reasons/cnr.json" with { type: "json" };
import en from "./reasons/en.json" with { type: "json" };
import sq from "./reasons/sq.json" with { type: "json" };
import srCyrl from "./reasons/sr-Cyrl.json" with { type: "json" };
import srLatn from "./reasons/sr-Latn.json" with { type: "json" };
import vi from "./reasons/vi.json" with { type: "json" };

const reason = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

/**
 * Why a report has its category and priority, in sentences for an officer, the deciding reason first. Rules that came
 * after these texts are named by their id, so that nothing is left unsaid.
 */
export function reasonTexts(locale: Locale, reading: Reading): string[] {
  const said = new Set(reading.rules.map((rule) => ruleText(locale, rule, reading.rules)));
  return [...said, evidenceText(locale, reading)].filter((text) => text !== undefined);
}

/** How triage names the rule that the reporter's ticked answers alone would have come to. */
const ANSWERS = "answers:";

function ruleText(locale: Locale, rule: string, rules: readonly string[]): string | undefined {
  if (!rule.startsWith(ANSWERS)) return isKnown(rule) ? reason(locale, rule) : reason(locale, "unknown", { rule });
  const answered = rule.slice(ANSWERS.length);
  // Said already where the text comes to the same.
  if (rules.includes(answered)) return undefined;
  return reason(locale, "answers", { reason: ruleText(locale, answered, rules) ?? answered });
}

/** How many passages speak for which categories, most telling first. Never the passages: mail is read on its way. */
function evidenceText(locale: Locale, { spans, scores, category }: Reading): string | undefined {
  if (spans.length === 0) return undefined;
  const kinds = CATEGORIES.filter((one) => (scores[one] ?? 0) >= PLAUSIBLE).toSorted(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0),
  );
  const named = (kinds.length === 0 ? [category] : kinds.slice(0, MOST_KINDS)).map((one) => categoryName(locale, one));
  return reason(locale, "evidence", { count: spans.length, kinds: named.join("; ") });
}

/** Likelihood below which a category is no more than not ruled out. */
const PLAUSIBLE = 0.1;
/** More would say nothing about the reading any more. */
const MOST_KINDS = 3;

/** The keys that are frames around a reason, not the name of a rule. */
const FRAMES = ["answers", "unknown", "evidence"];

function isKnown(rule: string): rule is keyof typeof en {
  return Object.hasOwn(en, rule) && !FRAMES.includes(rule);
}
