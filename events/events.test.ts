import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { CONTRACT_NAMES, CONTRACTS, generatedDocuments } from "./catalogue.js";
import { mailEvent } from "./mail-event.js";

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
    expect(loose(z.toJSONSchema(schema, { io: "input" }), "")).toEqual([]);
  });

  test("refuses a field that it does not know", () => {
    const [file] = samples.filter((one) => one.startsWith(name));
    const sample = z.looseObject({}).parse(readJson(`samples/${file}`));
    expect(schema.safeParse({ ...sample, text: "what happened" }).success).toBe(false);
  });
});

describe("mail-event", () => {
  const sample = z.looseObject({}).parse(readJson("samples/mail-event-1.json"));
  const at = (text: string) => mailEvent.safeParse({ ...sample, at: text }).data?.at;

  test("reads EventBridge's time, which has no milliseconds, as a moment of ours", () => {
    expect(at("2026-11-22T04:10:00Z")).toBe("2026-11-22T04:10:00.000Z");
    expect(at("2026-11-22T04:10:00.5Z")).toBe("2026-11-22T04:10:00.500Z");
    expect(at("yesterday")).toBeUndefined();
  });

  test("takes no mail that is not a dispatch's", () => {
    for (const tag of ["", "none", "5f2b8c1d9e4a7036b1c2d3e4f5a69788", "desk@agency.example"]) {
      expect(mailEvent.safeParse({ ...sample, tag }).success, tag).toBe(false);
    }
  });
});

test.each(Object.entries(generatedDocuments()))("generated/%s is up to date (npm run events)", (name, document) => {
  expect(readJson(`generated/${name}`)).toEqual(JSON.parse(JSON.stringify(document)));
});
