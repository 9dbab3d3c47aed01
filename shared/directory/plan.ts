import type { AgeBand, Category, Priority, Reporter } from "../domain/vocabulary.js";
import type { Book, Condition, Recipient } from "./book.js";

/** All that routing may look at: decided facts, no word of the report. */
export interface RoutingFacts {
  readonly category: Category;
  /** What else the report carries; on hold, the other candidates. */
  readonly secondary: readonly Category[];
  readonly priority: Priority;
  readonly hold: boolean;
  /** Unanswered counts as `unknown`. */
  readonly age?: AgeBand | undefined;
  /** Unanswered fits only rules that don't ask who reports. */
  readonly reporter?: Reporter | undefined;
  /** A slug of the book's places; one that the book doesn't know counts as unanswered. */
  readonly place?: string | undefined;
  /** Agencies that gave the report back: none of them gets it again, unless nobody else is left. */
  readonly without?: readonly string[] | undefined;
}

export interface DispatchPlan {
  /** Id of the rule that decided, {@link HOLD_RULE} or {@link FALLBACK_RULE}. */
  readonly rule: string;
  /** Each agency once, those that act first. */
  readonly recipients: readonly Recipient[];
}

/** What a plan is named by when a person has to read the report first. No rule of a book may be called this. */
export const HOLD_RULE = "hold";
/** What a plan is named by when no rule matched. A checked book never gets here; an unchecked one loses no report. */
export const FALLBACK_RULE = "no-rule";

/**
 * Who gets a report: the recipients of the first rule that matches, and the partners across the border when the child is
 * there. A held report goes to the focal point for a person to read; when it is immediate it goes at once to the agencies
 * of all its candidate categories too, because an emergency never waits for a reader.
 */
export function planDispatches(book: Book, facts: RoutingFacts): DispatchPlan {
  const { rule, recipients } = facts.hold ? heldPlan(book, facts) : rulePlan(book, facts);
  const { without = [] } = facts;
  const asked = [...recipients, ...partnersAt(book, facts.place)].filter(({ agency }) => !without.includes(agency));
  if (asked.some(({ role }) => role === "acts")) return { rule, recipients: unique(asked) };
  const agency = nextOnLadder(book, without) ?? book.focalPoint;
  return { rule, recipients: unique([{ agency, role: "acts" }, ...asked]) };
}

function rulePlan(book: Book, facts: RoutingFacts): DispatchPlan {
  const rule = book.rules.find(({ when }) => matches(when, facts));
  return rule ? { rule: rule.id, recipients: rule.to } : { rule: FALLBACK_RULE, recipients: [focalPointOf(book)] };
}

function heldPlan(book: Book, facts: RoutingFacts): DispatchPlan {
  const candidates = facts.priority === "immediate" ? [facts.category, ...facts.secondary] : [];
  const acting = candidates.flatMap((category) => rulePlan(book, { ...facts, category }).recipients);
  return { rule: HOLD_RULE, recipients: [focalPointOf(book), ...acting] };
}

function focalPointOf({ focalPoint }: Book): Recipient {
  return { agency: focalPoint, role: "acts" };
}

function partnersAt({ partners }: Book, place: string | undefined): Recipient[] {
  return partners
    .filter(({ places }) => place !== undefined && places.includes(place))
    .map(({ agency, role }) => ({ agency, role }));
}

/** The next agency to ask when those before did not answer; undefined once the ladder has been climbed. */
export function nextOnLadder(book: Book, tried: readonly string[]): string | undefined {
  return book.ladder.find((agency) => !tried.includes(agency));
}

function matches(when: Condition, { category, priority, age, reporter, place }: RoutingFacts): boolean {
  return (
    fits(when.category, category) &&
    fits(when.priority, priority) &&
    fits(when.age, age ?? "unknown") &&
    fits(when.reporter, reporter) &&
    fits(when.place, place)
  );
}

/** An absent condition fits everything; a condition that stands fits nothing that was left unanswered. */
function fits<T>(accepted: readonly T[] | undefined, value: T | undefined): boolean {
  return accepted === undefined || (value !== undefined && accepted.includes(value));
}

/** Each agency once, with the stronger of its roles; those that act first, otherwise in the order given. */
function unique(recipients: readonly Recipient[]): Recipient[] {
  const acting = new Set(recipients.filter(({ role }) => role === "acts").map(({ agency }) => agency));
  const informed = new Set(recipients.map(({ agency }) => agency).filter((agency) => !acting.has(agency)));
  return [
    ...[...acting].map((agency): Recipient => ({ agency, role: "acts" })),
    ...[...informed].map((agency): Recipient => ({ agency, role: "informed" })),
  ];
}
