import type { Category, Priority, Reporter } from "../domain/vocabulary.js";
import type { Cue } from "./cues.js";

/** When a rule applies: every condition that is given has to hold. */
interface When {
  readonly category?: readonly Category[];
  /** All of these. */
  readonly cues?: readonly Cue[];
  /** At least one of these. */
  readonly any?: readonly Cue[];
  readonly none?: readonly Cue[];
  /** The reporter's answer that somebody is in danger now. */
  readonly danger?: true;
  readonly reporter?: readonly Reporter[];
}

export interface Rule {
  readonly id: string;
  readonly when: When;
  readonly priority: Priority;
}

/** What a rule looks at. */
export interface Facts {
  readonly category: Category;
  readonly cues: ReadonlySet<Cue>;
  readonly danger: boolean;
  readonly reporter: Reporter | undefined;
}

/** Harm to a person's body or freedom: with danger now, an emergency. */
const BODILY: readonly Category[] = ["abuse", "self-harm", "solicitation", "exploitation", "sexual-extortion"];

/** What asks for an answer within a day, whatever else is known. */
export const SERIOUS: readonly Category[] = [...BODILY, "csam", "extremism"];
const OTHERWISE: readonly Category[] = ["bullying", "hate", "privacy", "fraud", "harmful-content"];

/** Now, or not long from now. */
const PRESSING: readonly Cue[] = ["now", "hours", "tonight", "tomorrow"];
const WITHIN_A_DAY: readonly Cue[] = [...PRESSING, "today", "live"];
/** Words of death and weapons also stand in films, lectures, and closed files; no other emergency is excused by that. */
const EXCUSES: readonly Cue[] = ["fiction", "teaching", "project", "game"];
const UNREAL: readonly Cue[] = [...EXCUSES, "closing"];
/** What keeps a report from being read as over or harmless. */
const ALIVE: readonly Cue[] = [...PRESSING, "deadline", "live", "missing", "suicide", "weapon", "stalking"];
/** A child's thanks may be a farewell: a person reads it. "Please call me, thanks" is no mere thanks either. */
const GROWN_UP: readonly Reporter[] = ["parent", "teacher", "hotline", "ngo", "citizen", "industry"];

/**
 * The triage guide's priorities. The first rule that applies decides; what comes first is therefore what may never be
 * missed. Rules that lower stand behind, and ask for more.
 */
export const RULES: readonly Rule[] = [
  { id: "danger-to-a-person", priority: "immediate", when: { danger: true, category: [...BODILY, "extremism"] } },
  { id: "suicide-planned", priority: "immediate", when: { cues: ["suicide", "plan"], none: UNREAL } },
  { id: "suicide-soon", priority: "immediate", when: { cues: ["suicide"], any: WITHIN_A_DAY, none: UNREAL } },
  {
    id: "self-harm-soon",
    priority: "immediate",
    when: { category: ["self-harm"], cues: ["plan"], any: WITHIN_A_DAY, none: UNREAL },
  },
  {
    id: "extortion-deadline",
    priority: "immediate",
    when: { category: ["sexual-extortion"], any: ["deadline", "suicide"] },
  },
  {
    id: "extortion-soon",
    priority: "immediate",
    when: { category: ["sexual-extortion"], cues: ["threat"], any: PRESSING },
  },
  {
    id: "meeting-soon",
    priority: "immediate",
    when: { category: ["solicitation", "sexual-extortion"], cues: ["meeting"], any: WITHIN_A_DAY },
  },
  { id: "missing-with-stranger", priority: "immediate", when: { cues: ["missing", "adult"] } },
  { id: "missing-now", priority: "immediate", when: { cues: ["missing"], any: WITHIN_A_DAY, category: SERIOUS } },
  { id: "exploited-now", priority: "immediate", when: { category: ["exploitation"], any: PRESSING } },
  { id: "abuse-now", priority: "immediate", when: { category: ["abuse"], any: PRESSING } },
  {
    id: "attack-named",
    priority: "immediate",
    when: {
      category: ["extremism", "bullying", "hate"],
      cues: ["weapon"],
      any: ["target", ...PRESSING],
      none: UNREAL,
    },
  },
  {
    id: "attack-soon",
    priority: "immediate",
    when: { category: ["extremism"], any: PRESSING, none: [...UNREAL, "propaganda"] },
  },
  {
    id: "harm-streamed-live",
    priority: "immediate",
    when: { category: ["csam", "abuse", "self-harm", "exploitation"], cues: ["live"], none: UNREAL },
  },
  { id: "cry-for-help", priority: "immediate", when: { category: ["other"], cues: ["now"], none: UNREAL } },
  { id: "danger-answered", priority: "urgent", when: { danger: true } },

  {
    id: "follow-up",
    priority: "low",
    when: { category: ["advice", ...OTHERWISE], cues: ["closing"], none: ALIVE },
  },
  {
    id: "thanks",
    priority: "low",
    when: { category: ["other"], cues: ["thanks", "ordinary"], none: ALIVE, reporter: GROWN_UP },
  },
  { id: "long-over", priority: "standard", when: { category: SERIOUS, cues: ["past", "resolved"], none: ALIVE } },
  {
    id: "nothing-reported",
    priority: "low",
    when: { category: ["other"], cues: ["ordinary"], none: [...ALIVE, "thanks"] },
  },
  {
    // A parent or a teacher reports somebody they know: that is a person drawn in, not a page.
    id: "propaganda-only",
    priority: "standard",
    when: {
      category: ["extremism"],
      cues: ["propaganda"],
      none: [...ALIVE, "threat", "recruiting", "plan", "meeting"],
      reporter: ["child", "hotline", "ngo", "citizen", "industry"],
    },
  },

  { id: "serious-harm", priority: "urgent", when: { category: SERIOUS } },
  { id: "stalked", priority: "urgent", when: { cues: ["stalking"] } },
  { id: "missing", priority: "urgent", when: { cues: ["missing"] } },
  { id: "weapon-named", priority: "urgent", when: { cues: ["weapon", "threat"], none: UNREAL } },
  { id: "suicide-named", priority: "urgent", when: { cues: ["suicide"], none: UNREAL } },
  { id: "harm", priority: "standard", when: { category: OTHERWISE } },
  { id: "advice", priority: "low", when: { category: ["advice"] } },
  { id: "not-understood", priority: "urgent", when: {} },
];

/** The rule that decides. The last one always applies. */
export function decide(facts: Facts): Rule {
  const deciding = RULES.find((rule) => applies(rule.when, seriously(facts)));
  if (deciding === undefined) throw new Error("rules: the last rule has to apply to everything");
  return deciding;
}

/** Homework, a game or a song beside it excuses no harm that the report itself is about. */
function seriously(facts: Facts): Facts {
  if (!BODILY.includes(facts.category)) return facts;
  return { ...facts, cues: new Set([...facts.cues].filter((cue) => !EXCUSES.includes(cue))) };
}

function applies({ category, cues = [], any, none = [], danger, reporter }: When, facts: Facts): boolean {
  return (
    (category === undefined || category.includes(facts.category)) &&
    cues.every((cue) => facts.cues.has(cue)) &&
    (any === undefined || any.some((cue) => facts.cues.has(cue))) &&
    !none.some((cue) => facts.cues.has(cue)) &&
    (danger === undefined || facts.danger) &&
    (reporter === undefined || (facts.reporter !== undefined && reporter.includes(facts.reporter)))
  );
}
