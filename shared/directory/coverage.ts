import { AGE_BANDS, CATEGORIES, INSTITUTIONS, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import type { Book, Condition } from "./book.js";

/**
 * Which reports a rule can still get once the rules before it have taken theirs. Every condition is a box in the space
 * category × priority × age × reporter × place × institution; what is left of a rule is its box less the boxes before it. Exact, also
 * where several earlier rules cover a later one only together.
 */
type Box = readonly (readonly string[])[];

/** Reporter, place and institution may be unanswered, which only a rule that doesn't ask for them fits. */
const UNANSWERED = "";

/** Positions of the rules that no report can ever reach. */
export function unreachableRules({ rules, places }: Pick<Book, "rules" | "places">): number[] {
  const answers = {
    places: [UNANSWERED, ...places.map(({ id }) => id)],
    reporters: [UNANSWERED, ...REPORTERS],
    institutions: [UNANSWERED, ...INSTITUTIONS],
  };
  const boxOf = ({ category, priority, age, reporter, place, institution }: Condition): Box => [
    category ?? CATEGORIES,
    priority ?? PRIORITIES,
    age ?? AGE_BANDS,
    reporter ?? answers.reporters,
    // A place that isn't in the list is a problem of its own; here it would only hide this one.
    place ?? answers.places,
    institution ?? answers.institutions,
  ];
  const boxes = rules.map(({ when }) => boxOf(when));
  return boxes.flatMap((box, at) => (isCovered(box, boxes.slice(0, at)) ? [at] : []));
}

/** Positions of the places that make no difference: no rule and no partner asks for them, so nobody need answer them. */
export function uncoveredPlaces({ rules, partners, places }: Pick<Book, "rules" | "partners" | "places">): number[] {
  const named = new Set([...rules.flatMap(({ when }) => when.place ?? []), ...partners.flatMap((one) => one.places)]);
  return places.flatMap(({ id }, at) => (named.has(id) ? [] : [at]));
}

function isCovered(box: Box, by: readonly Box[]): boolean {
  return by.reduce<readonly Box[]>((left, taken) => left.flatMap((part) => without(part, taken)), [box]).length === 0;
}

/** What of a box is outside another, as boxes that don't overlap: one for each dimension it sticks out in. */
function without(box: Box, taken: Box): Box[] {
  const inside = box.map((values, dimension) => values.filter((value) => taken[dimension]?.includes(value)));
  if (inside.some((values) => values.length === 0)) return [box];
  return box.flatMap((values, dimension) => {
    const outside = values.filter((value) => !taken[dimension]?.includes(value));
    return outside.length === 0 ? [] : [[...inside.slice(0, dimension), outside, ...box.slice(dimension + 1)]];
  });
}
