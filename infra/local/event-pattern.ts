import * as z from "zod";

const exactValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
type Accepted = readonly z.infer<typeof exactValue>[];

/** An event pattern of EventBridge: for each field that matters the accepted values, or a pattern for the object there. */
export interface EventPattern {
  readonly [field: string]: EventPattern | Accepted;
}

/** Refuses what EventBridge has beyond exact values (`prefix`, `exists`, `$or`, …): taken as one it would never match. */
export const eventPattern: z.ZodType<EventPattern> = z.record(
  z.string(),
  z.union(
    [z.array(exactValue), z.lazy(() => eventPattern)],
    "a pattern of anything but lists of exact values is not emulated",
  ),
);

/** Whether an event has an accepted value in every field of the pattern. Where it has a list, one element is enough. */
export function matches(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const value = fieldOf(event, field);
    return (Array.isArray(value) ? value : [value]).some((one) =>
      isList(wanted) ? wanted.some((accepted) => accepted === one) : matches(wanted, one),
    );
  });
}

/** A field, or an element by its index, of what may be no object at all. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function isList(wanted: EventPattern | Accepted): wanted is Accepted {
  return Array.isArray(wanted);
}
