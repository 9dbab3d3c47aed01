import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { eventOf, type HttpRequest, matchRoute, responseOf } from "./http-event.js";

const request = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "POST",
  url: "/v1/reports",
  headers: {},
  body: Buffer.alloc(0),
  requestId: "r-1",
  at: new Date("2026-11-02T10:00:00Z"),
  ...changes,
});
const anyRoute = { key: "$default", parameters: {} };

describe("a request takes", () => {
  const routes = [
    "GET /v1/{kind}/{receipt}",
    "GET /v1/reports/{receipt}",
    "ANY /v1/{rest+}",
    "GET /report",
    "GET /",
    "OPTIONS /report",
    "GET /{language}",
    "$default",
  ];
  test.each([
    ["GET", "/v1/reports/A%2FB", "GET /v1/reports/{receipt}", { receipt: "A/B" }],
    ["GET", "/v1/other/x", "GET /v1/{kind}/{receipt}", { kind: "other", receipt: "x" }],
    ["PUT", "/v1/a/b/c", "ANY /v1/{rest+}", { rest: "a/b/c" }],
    ["GET", "/report", "GET /report", {}],
    ["GET", "/sr-Latn", "GET /{language}", { language: "sr-Latn" }],
    ["OPTIONS", "/report", "OPTIONS /report", {}],
    ["OPTIONS", "/sr-Latn", "$default", {}],
    ["POST", "/report", "$default", {}],
    ["GET", "/report/", "$default", {}],
    ["GET", "/", "GET /", {}],
  ])("%s %s → the narrowest route, %s", (method, path, key, parameters) => {
    expect(matchRoute(routes, method, path)).toEqual({ key, parameters });
  });

  test("none, where the API has none", () => {
    expect(matchRoute(["GET /report"], "POST", "/report")).toBeUndefined();
    expect(matchRoute(["GET /v1/reports/{receipt}"], "GET", "/v1/reports/")).toBeUndefined();
  });
});

describe("a function sees", () => {
  test.each([
    ["application/json; charset=utf-8", "text"],
    ["application/problem+json", "text"],
    ["text/plain", "text"],
    ["application/x-www-form-urlencoded", "base64"],
    ["multipart/form-data; boundary=x", "base64"],
    ["application/octet-stream", "base64"],
  ])("a body of type %s as %s", (type, as) => {
    const body = Buffer.from("šta=1");
    const event = eventOf(request({ headers: { "content-type": type }, body }), anyRoute);
    expect(event.isBase64Encoded).toBe(as === "base64");
    expect(event.body).toBe(as === "base64" ? body.toString("base64") : "šta=1");
  });

  test("path, query, cookies and parameters apart", () => {
    const headers = { cookie: "a=1; b=2", "x-many": ["1", "2"] };
    const event = eventOf(request({ url: "/v1/x?q=%C4%8D&q=2&r", headers }), {
      key: "k",
      parameters: { receipt: "x" },
    });
    expect(event).toMatchObject({
      version: "2.0",
      routeKey: "k",
      rawPath: "/v1/x",
      rawQueryString: "q=%C4%8D&q=2&r",
      queryStringParameters: { q: "č,2", r: "" },
      cookies: ["a=1", "b=2"],
      headers: { "x-many": "1,2" },
      pathParameters: { receipt: "x" },
      isBase64Encoded: false,
      requestContext: { http: { method: "POST", path: "/v1/x" }, requestId: "r-1", stage: "$default" },
    });
    expect(event.headers["cookie"]).toBeUndefined();
    expect(event.body).toBeUndefined();
  });
});

describe("a client gets", () => {
  test("status, headers, cookies and a decoded body", () => {
    const answer = {
      statusCode: 201,
      headers: { "Content-Type": "text/html" },
      cookies: ["a=1", "b=2"],
      body: Buffer.from("ж").toString("base64"),
      isBase64Encoded: true,
    };
    const { statusCode, headers, body } = responseOf(answer);
    expect(statusCode).toBe(201);
    expect(headers).toEqual({ "content-type": "text/html", "set-cookie": ["a=1", "b=2"] });
    expect(body.toString()).toBe("ж");
  });

  test("a redirect, and a compressed page as the bytes that it is", () => {
    expect(responseOf({ statusCode: 303, headers: { location: "/sr-Latn" } })).toMatchObject({
      statusCode: 303,
      headers: { location: "/sr-Latn" },
      body: "",
    });
    const page = brotliCompressSync("Пиши нам");
    const headers = { "content-type": "text/html; charset=utf-8", "content-encoding": "br", vary: "accept-encoding" };
    const answer = { statusCode: 200, headers, body: page.toString("base64"), isBase64Encoded: true };
    expect(responseOf(answer)).toEqual({ statusCode: 200, headers, body: page });
  });

  test("an answer without a status as JSON", () => {
    expect(responseOf({ fine: true })).toMatchObject({ statusCode: 200, body: '{"fine":true}' });
  });

  test("an internal error for an answer that API Gateway can't read", () => {
    expect(responseOf({ statusCode: 200, body: { not: "text" } }).statusCode).toBe(500);
  });
});
