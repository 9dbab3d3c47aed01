import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assetAnswer } from "./asset-answer.js";
import { readAssets } from "./assets.js";

const folder = mkdtempSync(join(tmpdir(), "safelane-assets-"));
const url = pathToFileURL(`${folder}/`);
const manifest = {
  portal: { file: "portal-1a.js", integrity: "sha384-one" },
  "safelane-report": { file: "safelane-report-2b.js", integrity: "sha384-two" },
};

beforeAll(() => {
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "portal-1a.js"), "one");
  writeFileSync(join(folder, "safelane-report-2b.js"), "two");
});
afterAll(() => rmSync(folder, { recursive: true }));

const headersOf = (file: string) => assetAnswer(file, readAssets(url))?.headers;

test("pages find their script and what it must hash to", () => {
  expect(readAssets(url).script).toEqual({ path: "/assets/portal-1a.js", integrity: "sha384-one" });
});

test("a script named by what is in it is never asked for again", () => {
  expect(headersOf("portal-1a.js")).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
});

test("the element for other people's pages has an address that stays, and any page may load it", () => {
  expect(assetAnswer("safelane-report.js", readAssets(url))).toMatchObject({ statusCode: 200, body: "two" });
  expect(headersOf("safelane-report.js")).toMatchObject({
    "cache-control": "public, max-age=3600",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });
});

test.each(["portal.js", "manifest.json", "", "../index.mjs", "%2e%2e/index.mjs", "constructor"])(
  "nothing else is given out: %s",
  (file) => {
    expect(assetAnswer(file, readAssets(url))).toBeUndefined();
  },
);

test("a function without its scripts does not start", () => {
  expect(() => readAssets(new URL("nowhere/", url))).toThrow("manifest.json");
  const lost = mkdtempSync(join(folder, "lost-"));
  writeFileSync(join(lost, "manifest.json"), "{}");
  expect(() => readAssets(pathToFileURL(`${lost}/`))).toThrow("script");
});
