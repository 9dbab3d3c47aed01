import fc from "fast-check";
import { label, RIGHT, WRONG } from "./formats.mjs";
import { isFields } from "./published.mjs";

const wrong = fc.oneof(
  fc.constantFrom(...Object.values(WRONG).flat()),
  fc.oneof(...Object.values(RIGHT)),
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom<unknown>(
    null,
    -1,
    0,
    0.5,
    1,
    65_536,
    4_294_967_296,
    2 ** 60,
    1e300,
    "",
    [],
    {},
    "4",
    "4.0",
    "4.2.0\n",
    "v4.2.0",
  ),
  fc.constantFrom(
    "a".repeat(201),
    "😀".repeat(200),
    "a".repeat(1_001),
    "😀".repeat(1_000),
    "é".repeat(501),
    "A1",
    "a1",
    "C1",
  ),
  fc.constantFrom<unknown>(
    "csam",
    "csem",
    "content",
    "messaging",
    "md5:xyz",
    "sha256:00",
    "crc32:00",
    "SHA256:00",
    "rs",
    "RS",
    "RSD",
  ),
);

/** On both sides of the bounds that XARF has. */
const LENGTHS = [0, 2, 4, 5, 6, 20, 21, 50, 51];
const EDGES = [-1, -0.5, 0, 0.5, 1, 1.5, 2, 65_535, 65_536, 5_242_880, 5_242_881, 4_294_967_295, 4_294_967_296];

/** The same with one thing changed, somewhere: taken away, added, repeated, replaced by what may be wrong there. */
export function mutated(report: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(report);
  const change = fc.oneof(
    { weight: 1, arbitrary: fc.constant({ kind: "remove" } as const) },
    { weight: 3, arbitrary: wrong.map((value) => ({ kind: "replace", value }) as const) },
    {
      weight: 1,
      arbitrary: fc.tuple(label, fc.jsonValue()).map(([name, value]) => ({ kind: "add", name, value }) as const),
    },
    { weight: 1, arbitrary: fc.constantFrom(...LENGTHS).map((length) => ({ kind: "repeat", length }) as const) },
    { weight: 2, arbitrary: fc.constantFrom(...EDGES).map((number) => ({ kind: "number", number }) as const) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(" ", "\n", "x", "%", "é", ".", "-", "0")
        .map((tail) => ({ kind: "append", tail }) as const),
    },
  );
  return fc.tuple(fc.constantFrom(...paths), change).map(([path, chosen]) => changed(report, path, chosen));
}

type Change =
  | { readonly kind: "remove" }
  | { readonly kind: "replace"; readonly value: unknown }
  | { readonly kind: "add"; readonly name: string; readonly value: unknown }
  | { readonly kind: "repeat"; readonly length: number }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "append"; readonly tail: string };

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))];
}

function changed(value: unknown, [first, ...rest]: readonly string[], change: Change): unknown {
  if (first === undefined) return replaced(value, change);
  if (Array.isArray(value)) {
    if (change.kind === "remove" && rest.length === 0) return value.toSpliced(Number(first), 1);
    return value.with(Number(first), changed(value[Number(first)], rest, change));
  }
  if (!isFields(value)) return value;
  const { [first]: inner, ...others } = value;
  if (change.kind === "remove" && rest.length === 0) return others;
  return { ...others, [first]: changed(inner, rest, change) };
}

function replaced(value: unknown, change: Change): unknown {
  switch (change.kind) {
    case "remove":
      return value;
    case "replace":
      return change.value;
    case "add":
      return isFields(value) ? { ...value, [change.name]: change.value } : [value];
    case "repeat":
      if (Array.isArray(value))
        return Array.from({ length: change.length }, (_, index) => value[index % value.length] ?? "a:b");
      return typeof value === "string" ? value.repeat(change.length) : value;
    case "number":
      return typeof value === "number" ? change.number : value;
    case "append":
      return typeof value === "string" ? value + change.tail : value;
  }
}
