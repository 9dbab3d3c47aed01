import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { LOCALES, type Locale } from "../../../shared/domain/vocabulary.js";
import { langOf } from "../../../shared/language/locales.js";
import { portalPage } from "./portal-page.js";
import { portalHtml } from "./respond.js";
import type { Site } from "./site.js";

const SITE: Site = {
  assets: { find: () => undefined, script: { path: "/assets/portal-1.js", integrity: "sha384-abc" } },
  frameAncestors: [],
  leaveTo: undefined,
  locales: LOCALES,
};
const pageIn = (locale: Locale, site = SITE): string =>
  portalPage({ site, locale, title: "Title", address: (other) => `/${other}/answer`, children: "What is on it" });
const linkTo = (html: string): string | undefined => /<a href="([^"]*)"[^>]* data-leave/.exec(html)?.[1];
const policyOf = (site = SITE): string =>
  String(portalHtml(200, pageIn("en", site), site).headers?.["content-security-policy"]);

test.each([
  ["sr-Latn", "https://sr.wikipedia.org/"],
  ["sr-Cyrl", "https://sr.wikipedia.org/"],
  ["cnr", "https://sr.wikipedia.org/"],
  ["sq", "https://sq.wikipedia.org/"],
  ["vi", "https://vi.wikipedia.org/"],
  ["en", "https://en.wikipedia.org/"],
] as const)("in %s the way out leads to %s, and elsewhere where the deployment says so", (locale, address) => {
  expect(linkTo(pageIn(locale))).toBe(address);
  expect(linkTo(pageIn(locale, { ...SITE, leaveTo: "https://weather.example/" }))).toBe("https://weather.example/");
});

test.each(LOCALES)("in %s a page says its language, and leads to itself in all the others", (locale) => {
  const html = pageIn(locale);
  expect(html).toContain(`<html lang="${langOf(locale)}">`);
  for (const other of LOCALES.filter((one) => one !== locale)) expect(html).toContain(`href="/${other}/answer"`);
});

test("the policy lets in the style sheet as the page has it, and nothing that stands in the page runs", () => {
  const html = pageIn("en");
  const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? "";
  const policy = policyOf();
  expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  expect(policy).not.toContain("unsafe");
  expect(html).not.toMatch(/ style=| on[a-z]+=|javascript:/);
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/portal-1.js" integrity="sha384-abc" defer>']);
});

test("a page loads nothing from elsewhere", () => {
  for (const locale of LOCALES) {
    expect(pageIn(locale).match(/(src|srcset|data)="[^"]*"/g)).toEqual(['src="/assets/portal-1.js"']);
    expect(pageIn(locale).match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,"/>']);
  }
});

test("nobody shows a page in a frame but those whom the deployment names", () => {
  expect(policyOf()).toContain("frame-ancestors 'none'");
  const frameAncestors = ["https://school.example", "https://help.example"];
  expect(policyOf({ ...SITE, frameAncestors })).toContain(
    "frame-ancestors https://school.example https://help.example;",
  );
});

test("an answer is kept by nobody and tells no other page where one comes from", () => {
  expect(portalHtml(200, "", SITE, { allow: "GET" }).headers).toMatchObject({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    allow: "GET",
  });
});
