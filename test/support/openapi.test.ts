import { describe, expect, test } from "vitest";
import { type Answer, documented } from "./openapi.js";

const ROUTE = "POST /v1/partner/reports/5f2b8c1d9e4a7036b1c2d3e4f5a69788/messages";
const said: Answer = {
  status: 201,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify({ at: "2026-11-21T12:00:00.000Z" }),
};
const problem = { type: "urn:safelane:problem:report-gone", status: 409, title: "Gone", detail: "It is gone." };
const refused: Answer = {
  status: 409,
  headers: { "content-type": "application/problem+json" },
  body: JSON.stringify(problem),
};

test("an answer as the document has it is handed on as it is", () => {
  expect(documented(ROUTE, said)).toBe(said);
  expect(documented(ROUTE, refused)).toBe(refused);
});

describe("an answer that the document doesn't know", () => {
  test.each<readonly [string, Answer, string]>([
    ["a status", { ...said, status: 202 }, "status 202"],
    ["a header", { ...said, headers: { ...said.headers, "x-report": "1" } }, "header x-report"],
    ["a header's value", { ...said, headers: { ...said.headers, "x-robots-tag": "all" } }, "header x-robots-tag"],
    ["a content type", { ...said, headers: { "content-type": "text/plain" } }, "content type text/plain"],
    ["a field", { ...said, body: JSON.stringify({ at: "2026-11-21T12:00:00.000Z", by: "x" }) }, "additional"],
    ["a missing field", { ...said, body: "{}" }, "required"],
    ["a moment of another form", { ...said, body: JSON.stringify({ at: "2026-11-21T12:00Z" }) }, "pattern"],
    [
      "a code",
      { ...refused, body: JSON.stringify({ ...problem, type: "urn:safelane:problem:quota-used-up" }) },
      "allowed values",
    ],
    ["another status in the body", { ...refused, body: JSON.stringify({ ...problem, status: 400 }) }, "constant"],
  ])("%s is an error that names it", (_, answer, named) => {
    expect(() => documented(ROUTE, answer)).toThrow(named);
  });

  test("a missing header is one, too", () => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({
      id: "5f2b8c1d9e4a7036b1c2d3e4f5a69788",
      reference: "x",
      receivedAt: "2026-11-21T12:00:00.000Z",
    });
    expect(() => documented("POST /v1/partner/reports", { status: 201, headers, body })).toThrow("no header location");
  });
});
