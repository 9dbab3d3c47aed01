import type { Reading, Span } from "../domain/reading.js";
import type { Category, Locale } from "../domain/vocabulary.js";
import { CATEGORIES } from "../domain/vocabulary.js";
import { catalogue } from "./catalogue.js";
import { categoryName, languageName } from "./names.js";
import { reasonTexts } from "./reasons.js";
import cnr from "./topics/cnr.json" with { type: "json" };
import en from "./topics/en.json" with { type: "json" };
import sq from "./topics/sq.json" with { type: "json" };
import srCyrl from "./topics/sr-Cyrl.json" with { type: "json" };
import srLatn from "./topics/sr-Latn.json" with { type: "json" };
import vi from "./topics/vi.json" with { type: "json" };

const topic = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

/** Something that the text was found to speak of. */
interface Finding {
  /** In the officer's language: "planned meeting: tomorrow". */
  readonly text: string;
  /** Where it stands in the report, as UTF-16 offsets. */
  readonly passages: readonly { readonly start: number; readonly end: number }[];
}

/** Why a report was read as it was, for an officer who has the report itself beside it. */
export interface Explanation {
  /** Why it has its category and priority, the deciding reason first. */
  readonly reasons: readonly string[];
  readonly findings: readonly Finding[];
  /** How likely each category is, most likely first. */
  readonly categories: readonly { readonly name: string; readonly likely: number }[];
  readonly language: { readonly name: string; readonly margin: number };
  /** Names rules, lexicons and models, so that a reading can be repeated. */
  readonly version: string;
}

/** What a reading says, in the officer's language. Holds no word of the report, only where they stand. */
export function explain(locale: Locale, reading: Reading): Explanation {
  const { scores, language, languageMargin, version } = reading;
  const likely = CATEGORIES.map((category) => ({
    name: categoryName(locale, category),
    likely: scores[category] ?? 0,
  }));
  return {
    reasons: reasonTexts(locale, reading),
    findings: findingsIn(locale, reading.spans),
    categories: likely.filter((one) => one.likely > 0).toSorted((a, b) => b.likely - a.likely),
    language: { name: languageName(locale, language), margin: languageMargin },
    version,
  };
}

/** Topics that say when; they are told with what stands nearest. */
const WHEN: readonly string[] = ["now", "hours", "today", "tonight", "tomorrow", "deadline", "ongoing", "past"];
/** What is done or meant, so that a time can belong to it; a person, a place or a question has none. */
const DEEDS: readonly string[] = [
  ...["meeting", "threat", "suicide", "selfharm", "weapon", "missing", "live", "stalking", "money", "images", "sent"],
  ...["abuse", "locked", "alone", "injured", "exploitation", "extortion", "solicitation", "extremism", "target"],
];
/** Topics that change what stands beside them, and say nothing alone. */
const BESIDE: readonly string[] = ["negation", "absence"];
/** Characters. What is farther off belongs to another sentence. */
const NEAR = 80;

function findingsIn(locale: Locale, spans: readonly Span[]): Finding[] {
  const told = spans.filter(({ evidence }) => !BESIDE.includes(topicOf(evidence)));
  const times = told.filter(({ evidence }) => WHEN.includes(topicOf(evidence)));
  const deeds = told.filter(({ evidence }) => !isWord(evidence) && DEEDS.includes(topicOf(evidence)));
  const timeOf = (deed: Span) => {
    const time = nearest(deed, times);
    return time !== undefined && nearest(time, deeds) === deed ? time : undefined;
  };
  const taken = new Set(deeds.map(timeOf));
  const findings = new Map<string, Finding["passages"]>();
  for (const span of told.filter((one) => !taken.has(one))) {
    const time = deeds.includes(span) ? timeOf(span) : undefined;
    const what = nameOf(locale, span.evidence);
    const text = time === undefined ? what : topic(locale, "frame.when", { what, when: nameOf(locale, time.evidence) });
    const passages = [span, ...(time === undefined ? [] : [time])].map(({ start, end }) => ({ start, end }));
    findings.set(text, [...(findings.get(text) ?? []), ...passages]);
  }
  return [...findings].map(([text, passages]) => ({ text, passages }));
}

function nearest(to: Span, among: readonly Span[]): Span | undefined {
  const gap = (one: Span) => Math.max(one.start - to.end, to.start - one.end, 0);
  return among.filter((one) => gap(one) <= NEAR).toSorted((a, b) => gap(a) - gap(b))[0];
}

/** A mere word that the statistical reader went by, for the category that its id names. */
const isWord = (evidence: string) => evidence.startsWith("statistics.");

/** The second part of an evidence's id: "en.meeting.wants" speaks of a meeting. */
const topicOf = (evidence: string) => evidence.split(".")[1] ?? evidence;

function nameOf(locale: Locale, evidence: string): string {
  const name = topicOf(evidence);
  if (isWord(evidence) && isCategory(name)) {
    return topic(locale, "frame.category", { category: categoryName(locale, name) });
  }
  // Evidence that came after these texts is named by its id, so that nothing is left unsaid.
  return isTopic(name) ? topic(locale, name) : evidence;
}

const isCategory = (name: string): name is Category => CATEGORIES.some((category) => category === name);
const isTopic = (name: string): name is keyof typeof en => Object.hasOwn(en, name) && !name.startsWith("frame.");
