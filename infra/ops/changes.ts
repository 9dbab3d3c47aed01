import { isDeepStrictEqual } from "node:util";
import type { Book } from "../../shared/directory/book.js";

/** What a new document changes, a line each, for the person about to put it in force. */
export function changesBetween(before: Book | undefined, after: Book): string[] {
  if (!before)
    return [`+ ${after.agencies.length} agencies, ${after.rules.length} rules, ${after.places.length} places`];
  const { agencies: oldAgencies, rules: oldRules, places: oldPlaces, version: _old, ...oldRest } = before;
  const { agencies, rules, places, version: _new, ...rest } = after;
  return [
    ...changedItems("agency", oldAgencies, agencies),
    ...changedItems("place", oldPlaces, places),
    ...changedItems("rule", oldRules, rules),
    ...changedOrder(oldRules, rules),
    ...changedValues("", oldRest, rest).map((change) => `~ ${change}`),
  ];
}

interface Item {
  readonly id: string;
}

function changedItems(kind: string, before: readonly Item[], after: readonly Item[]): string[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }) => `- ${kind} ${id}`),
    ...after.flatMap((item) => {
      const was = old.get(item.id);
      if (!was) return [`+ ${kind} ${item.id}`];
      return changedValues("", was, item).map((change) => `~ ${kind} ${item.id}: ${change}`);
    }),
  ];
}

/** Rules are asked in order, so an order that changes can change who gets what. Shown from the first that moved to the last. */
function changedOrder(before: readonly Item[], after: readonly Item[]): string[] {
  const shared = (items: readonly Item[], others: readonly Item[]) =>
    items.map(({ id }) => id).filter((id) => others.some((other) => other.id === id));
  const was = shared(before, after);
  const is = shared(after, before);
  const first = was.findIndex((id, at) => id !== is[at]);
  if (first < 0) return [];
  const last = was.findLastIndex((id, at) => id !== is[at]);
  const moved = (ids: readonly string[]) => ids.slice(first, last + 1).join(", ");
  return [`~ order of rules: ${moved(was)} → ${moved(is)}`];
}

/** A line each value that differs, with where it stands: `hours.to "15:30" → "16:00"`. */
function changedValues(path: string, before: unknown, after: unknown): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changedValues(path === "" ? key : `${path}.${key}`, before[key], after[key]));
  }
  if (path === "pgpKey")
    return [`pgpKey ${before === undefined ? "added" : after === undefined ? "taken out" : "replaced"}`];
  if (Array.isArray(before) && Array.isArray(after)) return changedEntries(path, before, after);
  if (before === undefined) return [`${path} + ${JSON.stringify(after)}`];
  if (after === undefined) return [`${path} - ${JSON.stringify(before)}`];
  return [`${path} ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
}

/** Lists of one length by position; in others what came and what went, since positions then say little. */
function changedEntries(path: string, before: readonly unknown[], after: readonly unknown[]): string[] {
  if (before.length === after.length)
    return before.flatMap((was, at) => changedValues(`${path}[${at}]`, was, after[at]));
  const missing = (of: readonly unknown[], from: readonly unknown[]) =>
    of.filter((value) => !from.some((other) => isDeepStrictEqual(value, other))).map((value) => JSON.stringify(value));
  return [
    ...missing(before, after).map((value) => `${path} - ${value}`),
    ...missing(after, before).map((value) => `${path} + ${value}`),
  ];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
