import { describe, expect, test } from "vitest";
import * as z from "zod";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { formIn, textOf } from "./testing/form-in.js";
import { aPortal, NO_DIRECTORY } from "./testing/portal.js";

describe("the way to the form", () => {
  test.each([
    ["the language of the browser", { "accept-language": "de, sq;q=0.8" }, "/", "/sq"],
    ["the language that an address asks for", { "accept-language": "sq" }, "/report?language=vi", "/vi"],
    ["what is read first where nothing else is known", {}, "/", "/sr-Latn"],
    ["what is read first there", { "accept-language": "de" }, "/?jurisdiction=VN-18", "/vi?jurisdiction=VN-18"],
    ["the jurisdiction, kept", { "accept-language": "en" }, "/report?jurisdiction=VN-18", "/en?jurisdiction=VN-18"],
  ])("is %s", async (_, headers, url, location) => {
    const answer = await aPortal({ served: ["RS", "VN-18"] }).get(url, headers);
    expect([answer.status, answer.headers["location"]]).toEqual([303, location]);
  });

  test("is there while the directory can't be read", async () => {
    const { headers } = await aPortal({ directory: NO_DIRECTORY }).get("/");
    expect(headers["location"]).toBe("/sr-Latn");
  });

  test.each([
    ["/sr", "/sr-Latn"],
    ["/SR-CYRL", "/sr-Cyrl"],
    ["/en-US?jurisdiction=RS", "/en?jurisdiction=RS"],
  ])("leads from %s to %s", async (url, location) => {
    const answer = await aPortal().get(url);
    expect([answer.status, answer.headers["location"]]).toEqual([303, location]);
  });

  test("takes nothing else of an address along", async () => {
    const { headers } = await aPortal().get(`/?jurisdiction=${encodeURIComponent("//evil.example\r\nx: y")}&next=/x`);
    expect(headers["location"]).toBe("/sr-Latn?jurisdiction=%2F%2Fevil.example%0D%0Ax%3A+y");
  });
});

describe.each(LOCALES)("in %s", (locale) => {
  test.each(["", "/training", "/answer"])("each page (%s) has the way to the other languages", async (path) => {
    const { status, body } = await aPortal({ served: ["RS", "ME"] }).get(`/${locale}${path}?jurisdiction=ME`);
    expect(status).toBe(200);
    for (const other of LOCALES.filter((one) => one !== locale)) expect(body).toContain(`href="/${other}${path}`);
  });
});

test("nothing is kept by caches, told to other pages, or left on the device", async () => {
  const portal = aPortal();
  const form = await portal.get("/en");
  const receipt = await portal.post("/en", { ...formIn(form.body), text: "Somebody hits me." });
  for (const { headers, cookies } of [form, receipt, await portal.get("/nowhere"), await portal.post("/en")]) {
    expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    expect([headers["set-cookie"], cookies]).toEqual([undefined, []]);
  }
});

describe("what there isn't", () => {
  test.each([
    ["an address", "GET", "/en/nowhere", 404],
    ["a language", "GET", "/tlh", 404],
    ["a script", "GET", "/assets/other.js", 404],
    ["a page of a language that is meant otherwise", "GET", "/sr/answer", 404],
    ["a method", "DELETE", "/en", 405],
    ["another one", "PUT", "/v1/reports", 405],
    ["one of partners", "DELETE", "/v1/partner/reports/4f", 405],
  ])(
    "%s is told to a person on a page with the way to the form, to a program as a problem",
    async (_, method, path, status) => {
      const portal = aPortal();
      const page = await portal.send(method, path, { accept: "text/html", "accept-language": "vi" });
      expect([page.status, page.headers["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
      expect(page.body).toMatch(/<a href="\/(en|vi|sr-Latn)">/);
      const problem = await portal.send(method, path, {});
      expect([problem.status, problem.headers["content-type"]]).toEqual([status, "application/problem+json"]);
      expect(z.object({ status: z.number() }).parse(JSON.parse(problem.body))).toEqual({ status });
      expect("allow" in page.headers).toBe(status === 405);
      expect(page.headers["allow"]).toBe(problem.headers["allow"]);
    },
  );

  test("a page that can't be made says so, with the police, and when to come again", async () => {
    const codes: string[] = [];
    const record = (code: string): void => {
      codes.push(code);
      if (code === "form-shown") throw new TypeError("a bug");
    };
    const { status, headers, body } = await aPortal({ telemetry: { record } }).get("/en");
    expect([status, headers["retry-after"]]).toEqual([503, "30"]);
    expect(textOf(body)).toContain("call the police");
    expect(codes).toEqual(["form-shown", "portal-unavailable"]);
  });
});

describe("what is no form", () => {
  test.each([
    ["pictures", "multipart/form-data; boundary=x", "--x", 415],
    ["JSON", "application/json", "{}", 415],
    ["far too much", "application/x-www-form-urlencoded", `text=${"x".repeat(600_000)}`, 413],
  ])("%s: is told on a page, and nothing is stored", async (_, type, body, status) => {
    const portal = aPortal();
    const answer = await portal.send("POST", "/en", { "content-type": type, accept: "text/html" }, body);
    expect(answer.status).toBe(status);
    expect(textOf(answer.body)).toMatch(/go back/i);
    expect(portal.stored().reports).toBe(0);
  });
});
