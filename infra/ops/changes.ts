import { isDeepStrictEqual } from "node:util";
import type { Book } from "../../shared/directory/book.js";

/** What a new document changes, a line each, for the person about to put it in force. */
export function changesBetween(before: Book | undefined, after: Book): string[] {
  if (!before)
    return [`+ ${after.agencies.length} agencies, ${after.rules.length} rules, ${after.places.length} places`];
  const { agencies, rules, places, version: _version, ...rest } = after;
  return [
    ...changedItems("agency", before.agencies, agencies),
    ...changedItems("place", before.places, places),
    ...changedItems("rule", before.rules, rules),
    ...(sameOrder(before.rules, rules) ? [] : ["~ order of rules"]),
    ...Object.entries(rest).flatMap(([field, value]) =>
      isDeepStrictEqual(value, Object.entries(before).find(([key]) => key === field)?.[1]) ? [] : [`~ ${field}`],
    ),
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
      return isDeepStrictEqual(was, item) ? [] : [`~ ${kind} ${item.id}`];
    }),
  ];
}

/** Rules are asked in order, so an order that changes can change who gets what. */
function sameOrder(before: readonly Item[], after: readonly Item[]): boolean {
  const shared = (items: readonly Item[], others: readonly Item[]) =>
    items.map(({ id }) => id).filter((id) => others.some((other) => other.id === id));
  return isDeepStrictEqual(shared(before, after), shared(after, before));
}
