import { CATEGORIES, type Category } from "../domain/vocabulary.js";
import type { Cue } from "./cues.js";
import type { Seen } from "./find.js";
import type { Match } from "./lexicon.js";
import type { Word } from "./normalise.js";

/** Evidence drawn from cues that stand together in one report, though no single phrase says it. */
export interface Compound {
  readonly id: string;
  readonly cues: readonly Cue[];
  readonly category: Category;
  readonly weight: number;
}

export const COMPOUNDS: readonly Compound[] = [
  { id: "images-threatened", cues: ["images", "threat"], category: "sexual-extortion", weight: 3 },
  { id: "photo-threatened-for-money", cues: ["photo", "threat", "money"], category: "sexual-extortion", weight: 3 },
  { id: "photo-threatened", cues: ["photo", "threat", "asking"], category: "sexual-extortion", weight: 1.5 },
  { id: "photo-deadline", cues: ["photo", "deadline"], category: "sexual-extortion", weight: 1.5 },
  { id: "photo-deadline-money", cues: ["photo", "deadline", "money"], category: "sexual-extortion", weight: 1 },
  { id: "images-deadline", cues: ["images", "deadline"], category: "sexual-extortion", weight: 2 },
  { id: "images-asked", cues: ["images", "asking"], category: "solicitation", weight: 2 },
  { id: "photo-asked-by-adult", cues: ["photo", "asking", "adult"], category: "solicitation", weight: 2 },
  { id: "meeting-with-adult", cues: ["meeting", "adult"], category: "solicitation", weight: 2 },
  { id: "secrecy-with-adult", cues: ["secrecy", "adult"], category: "solicitation", weight: 2 },
  { id: "missing-with-adult", cues: ["missing", "adult"], category: "solicitation", weight: 2 },
  { id: "weapon-at-target", cues: ["weapon", "target"], category: "extremism", weight: 2 },
  { id: "weapon-threat", cues: ["weapon", "threat"], category: "bullying", weight: 1 },
  { id: "question-about-fiction", cues: ["question", "fiction"], category: "advice", weight: 1 },
];

export interface Evidence {
  /** Points per category; what has none is left out. */
  readonly scores: ReadonlyMap<Category, number>;
  readonly cues: ReadonlySet<Cue>;
  /** Matches that count, in the order of the text. */
  readonly matches: readonly Match[];
  readonly compounds: readonly string[];
}

/** Adds up what was found: each entry once, denied ones not at all, a phrase within a longer one of its category not twice. */
export function weigh({ text, matches: all }: Seen): Evidence {
  const found = all.filter(({ entry }) => entry.category !== undefined || entry.cues.length > 0);
  const denied = deniedBy(found, text);
  const matches = found
    .filter((match) => !denied(match) && !found.some((other) => covers(other, match)))
    .toSorted((a, b) => a.first - b.first || b.last - a.last);

  const scores = new Map<Category, number>();
  const add = (category: Category, weight: number) => scores.set(category, (scores.get(category) ?? 0) + weight);
  const cues = new Set<Cue>();
  for (const entry of new Set(matches.map((match) => match.entry))) {
    if (entry.category !== undefined) add(entry.category, entry.weight);
    for (const cue of entry.cues) cues.add(cue);
  }
  const together = COMPOUNDS.filter((compound) => compound.cues.every((cue) => cues.has(cue)));
  for (const { category, weight } of together) add(category, weight);
  return { scores: ordered(scores), cues, matches, compounds: together.map(({ id }) => id) };
}

/** "Sexual abuse" within "child sexual abuse material" says nothing of its own: only what adds something counts beside a longer phrase. */
function covers(long: Match, short: Match): boolean {
  const within = long.first <= short.first && long.last >= short.last;
  const { category, weight, cues } = short.entry;
  return (
    within &&
    long.last - long.first > short.last - short.first &&
    long.entry !== short.entry &&
    (category === undefined || (long.entry.category !== undefined && long.entry.weight >= weight)) &&
    cues.every((cue) => long.entry.cues.includes(cue))
  );
}

/** Cues of time and form can't be denied: "not today" still speaks of today, and doubt goes up. */
const UNDENIABLE: ReadonlySet<Cue> = new Set([
  ...([
    "now",
    "hours",
    "tonight",
    "tomorrow",
    "today",
    "past",
    "resolved",
    "closing",
    "thanks",
    "question",
    "negation",
    "absence",
  ] as const),
]);

/** Tells whether a match is denied right before it ("nije mi pretio", "never hit") or right after it ("pretnji nema"). */
function deniedBy(found: readonly Match[], text: readonly Word[]): (match: Match) => boolean {
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const { entry, first, last } of found) {
    if (entry.cues.includes("absence") && !text[first]?.opens) ends.add(first - 1);
    if (!entry.cues.includes("negation") || text[last + 1]?.opens) continue;
    starts.add(last + 1);
    const between = text[last + 1];
    if (between !== undefined && between.folded.length <= SHORT && !text[last + 2]?.opens) starts.add(last + 2);
  }
  return ({ entry, first, last }) =>
    (starts.has(first) || ends.has(last)) &&
    (entry.category !== undefined || entry.cues.some((cue) => !UNDENIABLE.has(cue)));
}

/** Letters of a pronoun or auxiliary that may stand between a negation and what it denies. */
const SHORT = 3;

/** Most points first; between equals, the order of the guide. */
function ordered(scores: ReadonlyMap<Category, number>): Map<Category, number> {
  const place = (category: Category) => CATEGORIES.indexOf(category);
  return new Map([...scores].toSorted(([a, x], [b, y]) => y - x || place(a) - place(b)));
}
