import { describe, expect, test } from "vitest";
import { originList, preflight, readableFrom } from "./cors.js";
import { json, type Response } from "./respond.js";

const ORIGINS = ["https://school.example", "https://help.example:8443"];
const from = (origin?: string) => ({ headers: { ...(origin !== undefined && { origin }) } });
const headersOf = ({ headers = {} }: Response) => headers;

const STRANGERS = [
  "https://evil.example",
  "http://school.example",
  "https://school.example:444",
  "https://school.example.evil.example",
  "https://www.school.example",
  "https://SCHOOL.example",
  "null",
  "*",
  "",
];

describe("an answer", () => {
  test.each(ORIGINS)("may be read by a page of %s, which the deployment lists", (origin) => {
    const answer = readableFrom(ORIGINS, from(origin), json(201, { receipt: "" }, { location: "/x" }));
    expect(answer).toMatchObject({
      statusCode: 201,
      headers: { "access-control-allow-origin": origin, vary: "origin", location: "/x" },
    });
    expect(headersOf(answer)).not.toHaveProperty("access-control-allow-credentials");
  });

  test.each([...STRANGERS, undefined])("is not given to a page of %s", (origin) => {
    const answer = headersOf(readableFrom(ORIGINS, from(origin), json(200, {})));
    expect(Object.keys(answer).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answer["vary"]).toBe("origin");
  });
});

describe("a browser that asks beforehand", () => {
  test("is told what a listed page may send, and for how long that holds", () => {
    const answer = preflight(ORIGINS, from(ORIGINS[0]), "POST");
    expect([answer.statusCode, answer.body]).toEqual([204, ""]);
    expect(headersOf(answer)).toMatchObject({
      "access-control-allow-origin": ORIGINS[0],
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type",
      "access-control-max-age": "7200",
    });
  });

  test.each([...STRANGERS, undefined])("is told nothing for a page of %s, and so sends nothing", (origin) => {
    const answer = preflight(ORIGINS, from(origin), "POST");
    expect(answer.statusCode).toBe(204);
    expect(Object.keys(headersOf(answer)).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("the list of origins", () => {
  test.each([
    ["", []],
    ["https://a.example", ["https://a.example"]],
    ["https://a.example,http://127.0.0.1:3000", ["https://a.example", "http://127.0.0.1:3000"]],
  ])("is read from %j", (written, origins) => {
    expect(originList.parse(written)).toEqual(origins);
  });

  test.each([
    "*",
    "null",
    "https://a.example/",
    "https://a.example/path",
    "a.example",
    "https://*.example, x",
    "ftp://a.example",
  ])("does not take %s, which no browser sends or anybody could", (written) => {
    expect(originList.safeParse(written).success).toBe(false);
  });
});
