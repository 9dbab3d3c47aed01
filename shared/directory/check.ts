import english from "zod/v4/locales/en.js";
import { type Book, book } from "./book.js";
import { checkAgencies } from "./check-agencies.js";
import { checkChannels } from "./check-channels.js";
import { checkPartners } from "./check-partners.js";
import { checkResponseTimes } from "./check-times.js";
import { uncoveredPlaces, unreachableRules } from "./coverage.js";
import { FALLBACK_RULE, HOLD_RULE } from "./plan.js";
import { type BookProblem, describeProblem, problem, repeated, unknown } from "./problem.js";

/** What a schema can't prove: that every report finds an agency, and every agency that is named exists. Empty when all is well. */
export function checkBook(checked: Book): BookProblem[] {
  return [
    ...checkUniqueIds(checked),
    ...checkAgencyReferences(checked),
    ...checkRules(checked),
    ...checkPlaces(checked),
    ...checkLadder(checked),
    ...checkAgencies(checked),
    ...checkPartners(checked),
    ...checkChannels(checked),
    ...checkResponseTimes(checked),
    ...checkConsent(checked),
  ];
}

export class InvalidBook extends Error {
  override readonly name = "InvalidBook";

  constructor(readonly problems: readonly BookProblem[]) {
    super(["the directory document is not valid:", ...problems.map(describeProblem)].join("\n"));
  }
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
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  return [
    ...repeated(ids(agencies), (at) => `agencies[${at}].id`, "an id no agency before it has"),
    ...repeated(ids(rules), (at) => `rules[${at}].id`, "an id no rule before it has"),
    ...repeated(ids(places), (at) => `places[${at}].id`, "an id no place before it has"),
    ...repeated(ladder, (at) => `ladder[${at}]`, "each agency once"),
    ...repeated(locales, (at) => `locales[${at}]`, "each language once"),
    ...rules.flatMap(({ to }, rule) =>
      repeated(
        to.map(({ agency }) => agency),
        (at) => `rules[${rule}].to[${at}].agency`,
        "each agency once in a rule",
      ),
    ),
  ];
}

function checkAgencyReferences({ agencies, rules, ladder, focalPoint }: Book): BookProblem[] {
  const references = [
    { path: "focalPoint", id: focalPoint },
    ...ladder.map((id, at) => ({ path: `ladder[${at}]`, id })),
    ...rules.flatMap(({ to }, rule) =>
      to.map(({ agency: id }, at) => ({ path: `rules[${rule}].to[${at}].agency`, id })),
    ),
  ];
  return unknown(
    references,
    agencies.map(({ id }) => id),
    "unknown-agency",
  );
}

function checkRules(checked: Book): BookProblem[] {
  const { rules } = checked;
  const last = rules.length - 1;
  return [
    ...rules.flatMap(({ id, to }, at): BookProblem[] => [
      ...(id === HOLD_RULE || id === FALLBACK_RULE
        ? [problem(`rules[${at}].id`, "reserved-id", `any id but ${HOLD_RULE} and ${FALLBACK_RULE}`)]
        : []),
      ...(to.some(({ role }) => role === "acts")
        ? []
        : [problem(`rules[${at}].to`, "nobody-acts", "at least one agency with the role acts")]),
    ]),
    ...unreachableRules(checked).map((at) =>
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

function checkPlaces(checked: Book): BookProblem[] {
  const { rules, places } = checked;
  const asked = rules.flatMap(({ when }, rule) =>
    (when.place ?? []).map((id, at) => ({ path: `rules[${rule}].when.place[${at}]`, id })),
  );
  return [
    ...unknown(
      asked,
      places.map(({ id }) => id),
      "unknown-place",
    ),
    ...uncoveredPlaces(checked).map((at) =>
      problem(`places[${at}]`, "uncovered-place", "a place that a rule or a partner names: this one changes nothing"),
    ),
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

function checkConsent({ consent }: Book): BookProblem[] {
  if (!consent)
    return [problem("consent", "missing-consent", "who agrees before a contact is passed on, and its source")];
  const { ownFromAge, parentBelowAge = 0 } = consent;
  return ownFromAge === undefined || ownFromAge <= parentBelowAge
    ? []
    : [
        problem(
          "consent.ownFromAge",
          "nobody-agrees",
          "an age no higher than parentBelowAge: below it somebody agrees",
        ),
      ];
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
