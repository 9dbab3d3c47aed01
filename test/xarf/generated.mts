import { createHash } from "node:crypto";
import fc from "fast-check";
import { label, RIGHT } from "./formats.mjs";
import type { Published, Schema } from "./published.mjs";

/** Reports such as the published schemas accept, made from these schemas themselves. */

/** Evidence as partners have it: with the hash of what is there, mostly. */
const evidence = fc
  .record({
    content_type: fc.constantFrom(
      "text/plain",
      "text/html; charset=utf-8",
      "application/json",
      "image/png",
      "message/rfc822",
    ),
    description: fc.string({ maxLength: 20 }),
    size: fc.nat({ max: 5_242_880 }),
    bytes: fc.oneof(fc.constant(""), fc.string({ maxLength: 30 }), fc.constant("data:image/png;base64,AAAA")),
    algorithm: fc.constantFrom("md5", "sha1", "sha256", "sha512"),
    right: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
  })
  .map(({ content_type, description, size, bytes, algorithm, right }) => ({
    content_type,
    description,
    size,
    payload: Buffer.from(bytes.toWellFormed()).toString("base64"),
    hash: `${algorithm}:${createHash(algorithm)
      .update(bytes.toWellFormed())
      .update(right ? "" : "x")
      .digest("hex")}`,
  }));

/** What a published schema accepts. */
export function accepted({ schemaOf, resolved }: Published, type: string): fc.Arbitrary<unknown> {
  const of = (schema: Schema): fc.Arbitrary<unknown> => {
    const all = merged(schema);
    if (all.const !== undefined) return fc.constant(all.const);
    if (all.enum) return fc.constantFrom(...all.enum);
    const { minimum = -1_000_000, maximum = 2 ** 40, minItems = 0, maxItems = 4 } = all;
    switch (all.type) {
      case "object":
        return objectOf(all);
      case "array":
        return fc.array(of(all.items ?? {}), { minLength: minItems, maxLength: Math.min(maxItems, 4) });
      case "integer":
        return fc.maxSafeInteger().map((any) => minimum + (Math.abs(any) % (maximum - minimum + 1)));
      case "number":
        return fc.double({ min: minimum, max: maximum, noNaN: true });
      case "boolean":
        return fc.boolean();
      case "string":
        return stringOf(all);
      default:
        return fc.jsonValue();
    }
  };

  /** With everything that it refers to. */
  const merged = (schema: Schema): Schema => {
    const { $ref, allOf = [], ...own } = schema;
    const parts = [...($ref === undefined ? [] : [resolved($ref)]), ...allOf].map(merged);
    return {
      ...Object.assign({}, ...parts),
      ...own,
      properties: Object.assign({}, ...parts.map(({ properties }) => properties), own.properties),
      required: [...parts, own].flatMap(({ required = [] }) => required),
    };
  };

  const objectOf = ({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> => {
    const fields = Object.entries(properties).map(([name, inner]) => {
      const value = name === "evidence" ? fc.array(evidence, { maxLength: 2 }) : of(inner);
      // Most of a report's fields are rarely there: with all of them the one that is wrong would hide.
      const there = required.includes(name)
        ? fc.constant(true)
        : fc.integer({ min: 0, max: 3 }).map((one) => one === 0);
      return fc.tuple(fc.constant(name), there, value);
    });
    const more = fc.dictionary(label, fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: additionalProperties === false ? 0 : 1,
    });
    return fc.tuple(fc.tuple(...fields), more).map(([known, others]) => ({
      ...others,
      ...Object.fromEntries(known.filter(([, there]) => there).map(([name, , value]) => [name, value])),
    }));
  };

  return of(schemaOf(type));
}

function stringOf({ format, pattern, maxLength }: Schema): fc.Arbitrary<string> {
  const right = format === undefined ? undefined : RIGHT[format];
  if (right) return right;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: "xsmall" });
  return fc.oneof(
    fc.string({ maxLength: Math.min(maxLength ?? 30, 30) }),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  );
}
