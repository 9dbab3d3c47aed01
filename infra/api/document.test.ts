import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { REFUSALS } from "../../functions/partner/refusals.js";
import { generatedFiles } from "./files.js";
import { openApiDocument, operationsIn } from "./openapi.js";

const read = (name: string): string => readFileSync(new URL(`../../docs/api/${name}`, import.meta.url), "utf8");
const committed = read("openapi.json");
const document = openApiDocument.parse(JSON.parse(committed));
const operations = operationsIn(document.paths).map(({ operation }) => operation);

test.each(Object.entries(await generatedFiles()))(
  "docs/api/%s is what the schemas give (npm run api)",
  (name, text) => {
    expect(read(name) === text).toBe(true);
  },
);

describe("docs/api/openapi.json", () => {
  test("passes Redocly's strict rules, all of them, without a warning", async () => {
    const config = await createConfig({ extends: ["recommended-strict"] });
    const found = await lintFromString({ source: committed, config, absoluteRef: "openapi.json" });
    expect(found.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test("says of each operation what it is, how it is called, and how it may end", () => {
    for (const { operationId, responses } of operations) {
      const statuses = Object.keys(responses).map(Number);
      expect(statuses.some((status) => status < 300)).toBe(true);
      for (const status of [429, 500, 503])
        expect([operationId, statuses]).toEqual([operationId, expect.arrayContaining([status])]);
    }
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  test("knows each code that partners are refused with", () => {
    for (const code of Object.keys(REFUSALS)) expect(committed).toContain(`"urn:safelane:problem:${code}"`);
  });

  test("says of a case in a batch what it says of one alone", () => {
    const { ForwardedReport: alone, BatchEntry: among } = document.components.schemas;
    const { idempotencyKey: key, ...fields } = { ...among?.properties };
    expect(fields).toEqual(alone?.properties);
    expect([key?.type, among?.required]).toEqual(["string", [...(alone?.required ?? []), "idempotencyKey"]]);
  });
});
