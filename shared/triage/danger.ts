import type { Reading } from "../domain/reading.js";
import { PRIORITIES, type Priority } from "../domain/vocabulary.js";
import { decide } from "./rules.js";

/**
 * What the rules give for what was read when the reporter says, later on, that somebody is in danger now. Never lower
 * than it was. Where a person has yet to say which kind it is, the fastest of the candidates decides, as in triage.
 */
export function priorityInDanger({
  category,
  secondary,
  priority,
  hold,
}: Pick<Reading, "category" | "secondary" | "priority" | "hold">): Priority {
  const candidates = hold ? [category, ...secondary] : [category];
  // The cues of the text have had their say in the priority that it has; a reading doesn't keep them.
  const given = candidates.map(
    (one) => decide({ category: one, cues: new Set(), danger: true, reporter: undefined }).priority,
  );
  return given.reduce(moreSo, priority);
}

const moreSo = (a: Priority, b: Priority): Priority => (PRIORITIES.indexOf(b) < PRIORITIES.indexOf(a) ? b : a);
