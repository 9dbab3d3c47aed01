import type { Instant } from "../instant.js";
import type { Reading } from "../reading.js";
import type { Report } from "../report.js";
import type { Transition } from "../transition.js";

/** received → classified: fixes what was read in it, why, and which other reports name the same web address. */
export function classified(
  reading: Reading,
  now: Instant,
  related: readonly string[] = [],
): Transition & { version?: never } {
  const [rule] = reading.rules;
  return {
    from: ["received"],
    to: "classified",
    attempts: 0,
    reading,
    ...(related.length > 0 && { related }),
    entries: [{ at: now, code: "classified", ...(rule !== undefined && { detail: rule }) }],
  };
}

/** Stands in for the version of the rules where none were applied. */
const NO_RULES = "none";

/**
 * received → classified, for a report that classification fails on again and again: a person has to read it. What it
 * is taken for comes from the ticked answers alone, and doubt goes up.
 */
export function unread({ danger, chosenCategory, locale }: Report, now: Instant): Transition {
  const reading: Reading = {
    category: chosenCategory ?? "other",
    secondary: [],
    priority: danger ? "immediate" : "urgent",
    hold: true,
    language: locale === "vi" || locale === "sq" || locale === "en" ? locale : "sr",
    languageMargin: 0,
    rules: ["unread"],
    spans: [],
    scores: {},
    version: NO_RULES,
  };
  return { ...classified(reading, now), entries: [{ at: now, code: "unread" }] };
}
