import fc from "fast-check";
import {
  AGE_BANDS,
  CATEGORIES,
  INSTITUTIONS,
  JURISDICTIONS,
  LOCALES,
  PRIORITIES,
  REPORTERS,
} from "../domain/vocabulary.js";
import {
  type Agency,
  type Book,
  type Condition,
  type ConsentRule,
  type Partner,
  ROLES,
  type RoutingRule,
} from "./book.js";
import { uncoveredPlaces, unreachableRules } from "./coverage.js";
import type { RoutingFacts } from "./plan.js";

/** Generated directory documents and facts, for properties that must hold in any valid book. Used by tests only. */

const name = { en: "A name", "sr-Latn": "Ime", "sr-Cyrl": "Име", cnr: "Ime", sq: "Emër", vi: "Tên" };

const agencyOf = (id: string): fc.Arbitrary<Agency> =>
  fc.record({
    id: fc.constant(id),
    names: fc.constant(name),
    addresses: fc.constantFrom([`duty@${id}.example`], [`duty@${id}.example`, `desk@${id}.example`]),
    locale: fc.constantFrom(...LOCALES),
    timeZone: fc.constantFrom("Europe/Belgrade", "Asia/Ho_Chi_Minh", "UTC"),
    hours: fc.constantFrom(
      "always" as const,
      { weekdays: [1, 2, 3, 4, 5], from: "07:30", to: "15:30", holidays: "rs" },
      { weekdays: [2, 4, 6], from: "00:00", to: "23:59", holidays: "vn" },
    ),
  });

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });

function conditionOver(places: readonly string[]): fc.Arbitrary<Condition> {
  return fc.record(
    {
      category: some(CATEGORIES),
      priority: some(PRIORITIES),
      age: some(AGE_BANDS),
      reporter: some(REPORTERS),
      institution: some(INSTITUTIONS),
      ...(places.length > 0 && { place: some(places) }),
    },
    { requiredKeys: [] },
  );
}

function rulesOver(agencies: readonly string[], places: readonly string[]): fc.Arbitrary<RoutingRule[]> {
  const to = fc
    .tuple(some(agencies), fc.subarray([...agencies]))
    .map(([acting, informed]) => [
      ...acting.map((agency) => ({ agency, role: "acts" as const })),
      ...informed.filter((agency) => !acting.includes(agency)).map((agency) => ({ agency, role: "informed" as const })),
    ]);
  return fc
    .tuple(fc.array(fc.tuple(conditionOver(places), to), { maxLength: 8 }), to)
    .map(([rules, catchAll]) => [
      ...rules.map(([when, recipients], at) => ({ id: `rule-${at}`, when, to: recipients })),
      { id: "rest", when: {}, to: catchAll },
    ]);
}

function partnersOf(agencies: readonly string[], places: readonly string[]): fc.Arbitrary<Partner[]> {
  if (places.length === 0) return fc.constant([]);
  return fc.array(
    fc.record({
      jurisdiction: fc.constantFrom(...JURISDICTIONS),
      places: some(places),
      agency: fc.constantFrom(...agencies),
      role: fc.constantFrom(...ROLES),
    }),
    { maxLength: 2 },
  );
}

/** Whether a parent agrees at all, up to which age, and from which the child does. */
const consents: fc.Arbitrary<ConsentRule> = fc
  .record(
    { parentBelowAge: fc.integer({ min: 1, max: 18 }), ownFromAge: fc.integer({ min: 1, max: 18 }) },
    { requiredKeys: [] },
  )
  .map(({ parentBelowAge, ownFromAge }) => ({
    ...(parentBelowAge !== undefined && { parentBelowAge }),
    ...(parentBelowAge !== undefined &&
      ownFromAge !== undefined && { ownFromAge: Math.min(ownFromAge, parentBelowAge) }),
    source: "made up",
  }));

/** A book that `checkBook` accepts. */
export const validBook: fc.Arbitrary<Book> = fc
  .record({ agencies: fc.integer({ min: 1, max: 6 }), places: fc.integer({ min: 0, max: 4 }) })
  .chain((count) => {
    const agencies = Array.from({ length: count.agencies }, (_, at) => `agency-${at}`);
    const places = Array.from({ length: count.places }, (_, at) => `place-${at}`);
    return fc
      .record({
        jurisdiction: fc.constantFrom(...JURISDICTIONS),
        version: fc.integer({ min: 1, max: 1_000_000 }),
        agencies: fc.tuple(...agencies.map(agencyOf)),
        rules: rulesOver(agencies, places),
        ladder: fc.shuffledSubarray(agencies, { minLength: 1 }),
        locales: some(LOCALES),
        partners: partnersOf(agencies, places),
        consent: consents,
      })
      .map(
        (drawn): Book => ({
          ...drawn,
          names: name,
          focalPoint: drawn.ladder.at(-1) ?? "agency-0",
          emergency: [{ number: "112", names: name, source: "made up" }],
          places: places.map((id) => ({ id, names: name })),
          holidays: { rs: ["2026-11-11", "2027-01-01"], vn: ["2027-02-05", "2027-02-06"] },
          acknowledgeWithin: {
            immediate: { hours: 0.5 },
            urgent: { hours: 12 },
            standard: { workingHours: 16 },
            low: { workingHours: 40 },
          },
          closeWithinDays: { immediate: 7, urgent: 14, standard: 30, low: 30 },
          retentionDays: 180,
          digest: [],
        }),
      )
      .map(withoutSelf)
      .map(withoutUnreachable)
      .map(withoutUncovered);
  });

/** Any facts triage and the form can give, places that no book knows included. */
export const anyFacts: fc.Arbitrary<RoutingFacts> = fc.record(
  {
    category: fc.constantFrom(...CATEGORIES),
    secondary: fc.subarray([...CATEGORIES], { maxLength: 5 }),
    priority: fc.constantFrom(...PRIORITIES),
    hold: fc.boolean(),
    age: fc.constantFrom(...AGE_BANDS),
    reporter: fc.constantFrom(...REPORTERS),
    institution: fc.constantFrom(...INSTITUTIONS),
    place: fc.constantFrom("place-0", "place-1", "place-2", "place-3", "nowhere"),
    without: fc.subarray(["agency-0", "agency-1", "agency-2", "agency-3", "agency-4", "agency-5"]),
  },
  { requiredKeys: ["category", "secondary", "priority", "hold"] },
);

/**
 * Rules drawn earlier may cover everything together, and the catch-all with it. The last one left then gets what no
 * other takes, which is what a catch-all is.
 */
function withoutUnreachable(book: Book): Book {
  const unreachable = unreachableRules(book);
  const reached = book.rules.filter((_, at) => !unreachable.includes(at));
  return { ...book, rules: reached.map((rule, at) => (at === reached.length - 1 ? { ...rule, when: {} } : rule)) };
}

/** A book is no partner of its own, and nobody stands for a partner who is at home. */
function withoutSelf(book: Book): Book {
  const partners = book.partners.filter(
    ({ jurisdiction, agency }) => jurisdiction !== book.jurisdiction && agency !== book.focalPoint,
  );
  return { ...book, partners };
}

/** Places drawn that neither a rule nor a partner came to name. */
function withoutUncovered(book: Book): Book {
  const uncovered = uncoveredPlaces(book);
  return { ...book, places: book.places.filter((_, at) => !uncovered.includes(at)) };
}
