import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { aPortal } from "../testing/portal.js";

const committed = (name: string): string => readFileSync(new URL(`../../../docs/api/${name}`, import.meta.url), "utf8");

describe.each([
  ["/v1/openapi.json", "openapi.json", "application/json"],
  ["/v1/docs", "index.html", "text/html; charset=utf-8"],
])("%s", (path, name, type) => {
  test("is the one that is committed, for anybody, and may be kept", async () => {
    const { status, headers, body } = await aPortal().get(path);
    expect([status, headers["content-type"]]).toEqual([200, type]);
    expect(body).toBe(committed(name));
    expect(headers["cache-control"]).toBe("public, max-age=3600");
  });

  test("is told to be the same as long as it is", async () => {
    const portal = aPortal();
    const { etag = "" } = (await portal.get(path)).headers;
    for (const known of [etag, `"other", ${etag}`, etag.replace("W/", ""), "*"]) {
      const again = await portal.get(path, { "if-none-match": known });
      expect([known, again.status, again.body, again.headers["etag"]]).toEqual([known, 304, "", etag]);
    }
    expect((await portal.get(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("comes packed where that is understood, under the same name", async () => {
    const portal = aPortal();
    const { headers, body } = await portal.get(path, { "accept-encoding": "gzip, br" });
    expect([headers["content-encoding"], headers["vary"]]).toEqual(["br", "Accept-Encoding"]);
    expect(brotliDecompressSync(Buffer.from(body, "base64")).toString()).toBe(committed(name));
    expect(headers["etag"]).toBe((await portal.get(path)).headers["etag"]);
  });
});

test("programs on any page may read the description; the page itself is shown in no frame, runs nothing and sends nothing", async () => {
  const portal = aPortal();
  expect((await portal.get("/v1/openapi.json")).headers["access-control-allow-origin"]).toBe("*");
  const { headers, body } = await portal.get("/v1/docs");
  const policy = String(headers["content-security-policy"]);
  const style = /<style>([^<]*)<\/style>/.exec(body)?.[1] ?? "";
  expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  expect(policy).toMatch(/^default-src 'none'; .*form-action 'none'; frame-ancestors 'none'$/);
  expect(policy).not.toContain("script-src");
  expect(body).not.toMatch(/<script| style=| on[a-z]+=|javascript:/);
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});

test("whoever asks a documented path by another method is told the methods that there are", async () => {
  const paths = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(committed("openapi.json"))).paths;
  for (const [path, methods] of Object.entries(paths)) {
    const asked = path.replaceAll(/\{[^}]+\}/g, "x");
    const { status, headers } = await aPortal().send("DELETE", asked, {});
    const allowed = headers["allow"]?.split(", ").filter((method) => method !== "OPTIONS");
    expect([path, status, allowed]).toEqual([path, 405, Object.keys(methods).map((one) => one.toUpperCase())]);
  }
});
