import english from "zod/v4/locales/en.js";
import { type Locale, PRIORITIES, type Priority } from "../domain/vocabulary.js";
import { type Book, book, type Names } from "./book.js";
import { unreachableRules } from "./coverage.js";
import { FALLBACK_RULE, HOLD_RULE } from "./plan.js";

/** Something in a directory document that must be put right before it may be applied. */
export interface BookProblem {
  /** Where it stands, e.g. `rules[3].to[0].agency`. */
  readonly path: string;
  readonly code: string;
  /** What would be right, in words for the person who edits the document. */
  readonly accepted: string;
}

/** Hours until the first response is due (triage guide). An agency that acknowledges later than this can't keep it. */
const FIRST_RESPONSE_HOURS: Readonly<Record<Priority, number>> = { immediate: 1, urgent: 24, standard: 72, low: 168 };

/** What a schema can't prove: that every report finds an agency, and every agency that is named exists. Empty when all is well. */
export function checkBook(checked: Book): BookProblem[] {
  return [
    ...checkUniqueIds(checked),
    ...checkAgencyReferences(checked),
    ...checkRules(checked),
    ...checkLadder(checked),
    ...checkNames(checked),
    ...checkHours(checked),
    ...checkResponseTimes(checked),
  ];
}

export class InvalidBook extends Error {
  override readonly name = "InvalidBook";

  constructor(readonly problems: readonly BookProblem[]) {
    super(["the directory document is not valid:", ...problems.map(describeProblem)].join("\n"));
  }
}

export function describeProblem({ path, code, accepted }: BookProblem): string {
  return `${path || "(document)"}: ${code}; accepted: ${accepted}`;
}

/** What zod's small build leaves to be said: which values are accepted. */
const IN_WORDS = english().localeError;

/**
 * A document as a book that is safe to route by.
 * @throws InvalidBook with all that is wrong, not only the first.
 */
export function parseBook(document: unknown): Book {
  const parsed = book.safeParse(document, { error: IN_WORDS });
  if (!parsed.success) {
    throw new InvalidBook(
      parsed.error.issues.map(({ path, code, message }) => ({
        path: jsonPath(path),
        code: code.replaceAll("_", "-"),
        accepted: message.replace(/^accepted: /, ""),
      })),
    );
  }
  const problems = checkBook(parsed.data);
  if (problems.length > 0) throw new InvalidBook(problems);
  return parsed.data;
}

function checkUniqueIds({ agencies, rules, places, ladder, locales }: Book): BookProblem[] {
  return [
    ...repeated(agencies.map(({ id }) => id)).map((at) =>
      problem(`agencies[${at}].id`, "duplicate-id", "an id no agency before it has"),
    ),
    ...repeated(rules.map(({ id }) => id)).map((at) =>
      problem(`rules[${at}].id`, "duplicate-id", "an id no rule before it has"),
    ),
    ...repeated(places.map(({ id }) => id)).map((at) =>
      problem(`places[${at}].id`, "duplicate-id", "an id no place before it has"),
    ),
    ...repeated(ladder).map((at) => problem(`ladder[${at}]`, "duplicate-id", "each agency once")),
    ...repeated(locales).map((at) => problem(`locales[${at}]`, "duplicate-id", "each language once")),
    ...rules.flatMap(({ to }, rule) =>
      repeated(to.map(({ agency }) => agency)).map((at) =>
        problem(`rules[${rule}].to[${at}].agency`, "duplicate-id", "each agency once in a rule"),
      ),
    ),
  ];
}

function checkAgencyReferences({ agencies, rules, ladder, focalPoint }: Book): BookProblem[] {
  const known = new Set(agencies.map(({ id }) => id));
  const references = [
    { path: "focalPoint", agency: focalPoint },
    ...ladder.map((agency, at) => ({ path: `ladder[${at}]`, agency })),
    ...rules.flatMap(({ to }, rule) =>
      to.map(({ agency }, at) => ({ path: `rules[${rule}].to[${at}].agency`, agency })),
    ),
  ];
  return references
    .filter(({ agency }) => !known.has(agency))
    .map(({ path }) => problem(path, "unknown-agency", `one of ${[...known].join(", ")}`));
}

function checkRules(checked: Book): BookProblem[] {
  const { rules } = checked;
  const places = new Set(checked.places.map(({ id }) => id));
  const last = rules.length - 1;
  const unreachable = unreachableRules(checked);
  return [
    ...rules.flatMap(({ id, when, to }, at): BookProblem[] => [
      ...(id === HOLD_RULE || id === FALLBACK_RULE
        ? [problem(`rules[${at}].id`, "reserved-id", `any id but ${HOLD_RULE} and ${FALLBACK_RULE}`)]
        : []),
      ...(to.some(({ role }) => role === "acts")
        ? []
        : [problem(`rules[${at}].to`, "nobody-acts", "at least one agency with the role acts")]),
      ...(when.place ?? []).flatMap((place, index) =>
        places.has(place)
          ? []
          : [
              problem(
                `rules[${at}].when.place[${index}]`,
                "unknown-place",
                `one of ${[...places].join(", ") || "no places: add it to `places`"}`,
              ),
            ],
      ),
    ]),
    ...unreachable.map((at) =>
      problem(
        `rules[${at}]`,
        "unreachable-rule",
        "a rule that some report reaches: the rules before it take all of its reports",
      ),
    ),
    ...(isCatchAll(rules[last]?.when)
      ? []
      : [problem(`rules[${last}].when`, "last-rule-not-catch-all", "a last rule with no condition")]),
  ];
}

function isCatchAll(when: Book["rules"][number]["when"] | undefined): boolean {
  return when !== undefined && Object.values(when).every((condition) => condition === undefined);
}

function checkLadder({ ladder, focalPoint }: Book): BookProblem[] {
  const last = ladder.length - 1;
  return ladder[last] === focalPoint
    ? []
    : [problem(`ladder[${last}]`, "ladder-not-ending-at-focal-point", focalPoint)];
}

/** Each name in each language the jurisdiction offers, and each agency in the one its mail is written in. */
function checkNames({ names, locales, agencies, places, emergency }: Book): BookProblem[] {
  const missing = (path: string, given: Names, wanted: readonly Locale[]): BookProblem[] =>
    wanted
      .filter((locale) => !hasName(given, locale))
      .map((locale) => problem(`${path}.${locale}`, "missing-name", "a name in this language"));
  return [
    ...missing("names", names, locales),
    ...agencies.flatMap((agency, at) =>
      missing(`agencies[${at}].names`, agency.names, [...new Set([...locales, agency.locale])]),
    ),
    ...places.flatMap((place, at) => missing(`places[${at}].names`, place.names, locales)),
    ...emergency.flatMap((number, at) => missing(`emergency[${at}].names`, number.names, locales)),
  ];
}

function hasName(names: Names, locale: Locale): boolean {
  return names[locale] !== undefined || (locale === "cnr" && names["sr-Latn"] !== undefined);
}

function checkHours({ agencies }: Book): BookProblem[] {
  return agencies.flatMap(({ hours }, at) => {
    if (hours === "always") return [];
    return [
      ...(hours.from < hours.to
        ? []
        : [problem(`agencies[${at}].hours.to`, "times-not-in-order", `a time after ${hours.from}`)]),
      ...repeated(hours.weekdays).map((day) =>
        problem(`agencies[${at}].hours.weekdays[${day}]`, "duplicate-id", "each weekday once"),
      ),
    ];
  });
}

function checkResponseTimes({ acknowledgeWithinHours: within }: Book): BookProblem[] {
  return PRIORITIES.flatMap((priority, index) => {
    const path = `acknowledgeWithinHours.${priority}`;
    const most = FIRST_RESPONSE_HOURS[priority];
    const morePressing = PRIORITIES[index - 1];
    return [
      ...(within[priority] <= most ? [] : [problem(path, "later-than-first-response", `at most ${most} hours`)]),
      ...(morePressing === undefined || within[morePressing] <= within[priority]
        ? []
        : [
            problem(
              path,
              "shorter-than-more-pressing",
              `at least the ${within[morePressing]} hours of ${morePressing}`,
            ),
          ]),
    ];
  });
}

/** Positions of values that stand earlier in the list already. */
function repeated(values: readonly (string | number)[]): number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

function problem(path: string, code: string, accepted: string): BookProblem {
  return { path, code, accepted };
}
