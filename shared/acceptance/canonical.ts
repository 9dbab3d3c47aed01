/** A JSON value as text, the same whatever the order of its keys and the space between them. */
export function canonical(value: unknown): string {
  // Of what is no JSON (`undefined`), nothing is left to compare.
  return JSON.stringify(value, sorted) ?? "";
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
