import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { CONTRACT_NAMES, CONTRACTS, generatedDocuments } from "./catalogue.js";

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const samples = readdirSync(new URL("samples", import.meta.url));

describe.each(CONTRACT_NAMES)("%s", (name) => {
  const { schema } = CONTRACTS[name];

  test("has numbered samples, and each is read unchanged", () => {
    const own = samples.filter((file) => new RegExp(`^${name}-\\d+\\.json$`).test(file));
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const file of own) {
      const sample = readJson(`samples/${file}`);
      expect(schema.parse(sample)).toEqual(sample);
    }
  });

  test("has no field in which something written could travel: each string is of a list or a pattern", () => {
    const loose = (node: unknown, path: string): string[] => {
      if (typeof node !== "object" || node === null) return [];
      const own = "type" in node && node.type === "string" && !("enum" in node || "const" in node || "pattern" in node);
      return [
        ...(own ? [path] : []),
        ...Object.entries(node).flatMap(([key, value]) => loose(value, `${path}/${key}`)),
      ];
    };
    expect(loose(z.toJSONSchema(schema), "")).toEqual([]);
  });

  test("refuses a field that it does not know", () => {
    const [file] = samples.filter((one) => one.startsWith(name));
    const sample = z.looseObject({}).parse(readJson(`samples/${file}`));
    expect(schema.safeParse({ ...sample, text: "what happened" }).success).toBe(false);
  });
});

test.each(Object.entries(generatedDocuments()))("generated/%s is up to date (npm run events)", (name, document) => {
  expect(readJson(`generated/${name}`)).toEqual(JSON.parse(JSON.stringify(document)));
});
