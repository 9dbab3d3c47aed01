import type { Cue } from "./cues.js";
import type { Entry } from "./lexicon/entry.js";
import type { Match } from "./matcher.js";
import type { Found } from "./phrases.js";

/**
 * Concepts that are a cue too. Only what can't make an emergency by itself: daily words are many, and rules that raise
 * go by the lexicons' phrases, while rules that lower are watched by the statistical reader.
 */
export const CONCEPT_CUES: Readonly<Record<string, Cue>> = {
  "baby-toddler": "small-child",
  child: "child",
  boy: "child",
  girl: "child",
  teen: "teen",
  mother: "family",
  father: "family",
  "step-parent": "family",
  "uncle-aunt": "family",
  grandparent: "family",
  teacher: "carer",
  coach: "carer",
  clergy: "carer",
  classmate: "peer",
  "gang-of-peers": "peer",
  "ex-partner": "peer",
  "age-number": "age",
  "meeting-place": "place",
  "left-alone": "alone",
  "locked-in": "locked",
  "injury-blood": "injured",
  "still-continues": "ongoing",
  "months-years-ongoing": "ongoing",
  "second-hand": "hearsay",
  "film-book-song": "fiction",
  "game-play": "game",
  "school-project": "project",
  "workshop-lecture": "teaching",
  "leaflet-material": "teaching",
  "long-ago": "past",
  convicted: "resolved",
  "over-done": "resolved",
  "follow-up": "closing",
  withdraw: "closing",
  thanks: "thanks",
};

const ENTRIES: ReadonlyMap<string, Entry> = new Map(
  Object.entries(CONCEPT_CUES).map(([name, cue]) => [
    name,
    { id: `concept.${cue}.${name}`, category: undefined, weight: 0, cues: [cue] },
  ]),
);

/** The cues among the concepts found, as if a lexicon had them. */
export function cuesAmong(concepts: readonly Found[]): Match[] {
  return concepts.flatMap(({ name, first, last }) => {
    const entry = ENTRIES.get(name);
    return entry === undefined ? [] : [{ entry, first, last }];
  });
}
