import type { Report } from "../domain/report.js";
import type { AgeBand, Category, Institution, Priority, Reporter } from "../domain/vocabulary.js";
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
  /** Who asks for training or advice; fits only rules that ask for it. */
  readonly institution?: Institution | undefined;
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
  const training = isTraining(facts);
  // Its place is where the institution is, not a child.
  const abroad = training ? [] : partnersAt(book, facts.place);
  const asked = [...recipients, ...abroad].filter(({ agency }) => !without.includes(agency));
  if (asked.some(({ role }) => role === "acts")) return { rule, recipients: unique(asked) };
  const agency = nextOnLadder(book, without, training) ?? book.focalPoint;
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

/**
 * The next agency to ask when those before did not answer; undefined once the ladder has been climbed. The ladder is there
 * for harm: of it, a request for training climbs only to the focal point.
 */
export function nextOnLadder(book: Book, tried: readonly string[], training = false): string | undefined {
  const ladder = training ? [book.focalPoint] : book.ladder;
  return ladder.find((agency) => !tried.includes(agency));
}

/** An institution asks for training or advice, and nobody doubts that this is all: no agency for harm is to act on it. */
export function asksForTraining({ institution, reading }: Pick<Report, "institution" | "reading">): boolean {
  return reading !== undefined && isTraining({ ...reading, institution });
}

function isTraining({ institution, category, hold }: Pick<RoutingFacts, "institution" | "category" | "hold">): boolean {
  return institution !== undefined && category === "advice" && !hold;
}

function matches(when: Condition, { category, priority, age, reporter, place, institution }: RoutingFacts): boolean {
  return (
    fits(when.category, category) &&
    fits(when.priority, priority) &&
    fits(when.age, age ?? "unknown") &&
    fits(when.reporter, reporter) &&
    fits(when.place, place) &&
    fits(when.institution, institution)
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
