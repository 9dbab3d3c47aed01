import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { bundleEntries, bundleFunctions, FUNCTIONS, handlerOf } from "../../infra/bundle.js";

const root = mkdtempSync(join(tmpdir(), "safelane-bundle-"));
const write = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

beforeAll(() => {
  write(join(root, "shared.ts"), `export const greet = (name: string): string => "from " + name;`);
  write(join(root, "legacy.cjs"), `module.exports = { path: require("node:path").sep };`);
  for (const name of FUNCTIONS) {
    write(
      handlerOf(name, root),
      `import { greet } from "../../shared.ts";\nimport legacy from "../../legacy.cjs";\n` +
        `export const handler = async (): Promise<string> => greet("${name}") + legacy.path;\n`,
    );
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const contents = (directory: string) =>
  FUNCTIONS.flatMap((name) =>
    readdirSync(join(directory, name)).map((file) => [
      `${name}/${file}`,
      readFileSync(join(directory, name, file), "utf8"),
    ]),
  );

test("every function becomes one module that runs by itself, with its source map beside it", async () => {
  const outdir = join(root, "one");
  bundleFunctions(outdir, FUNCTIONS, root);
  for (const name of FUNCTIONS) {
    expect(readdirSync(join(outdir, name)).sort()).toEqual(["index.mjs", "index.mjs.map"]);
    const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(outdir, name, "index.mjs")).href);
    expect(module).toHaveProperty("handler", expect.any(Function));
  }
});

test("what only CommonJS can do works in the bundle", async () => {
  write(join(root, "legacy-entry.ts"), `import legacy from "./legacy.cjs";\nexport const separator = legacy.path;\n`);
  bundleEntries({ legacy: join(root, "legacy-entry.ts") }, join(root, "entries"), root);
  const file = pathToFileURL(join(root, "entries", "legacy", "index.mjs")).href;
  expect(await import(/* @vite-ignore */ file)).toMatchObject({ separator: "/" });
});

test("what is imported when it is needed lies beside, and goes when nobody needs it any more", async () => {
  const lazy = join(root, "lazy.ts");
  write(join(root, "heavy.ts"), `export const weight = "tons";\n`);
  write(lazy, `export const weigh = async () => (await import("./heavy.js")).weight;\n`);
  bundleEntries({ lazy }, join(root, "entries"), root);
  const [chunk = "", ...others] = readdirSync(join(root, "entries", "lazy")).filter(
    (file) => !file.startsWith("index"),
  );
  expect([chunk, ...others].filter((file) => file.endsWith(".mjs"))).toHaveLength(1);
  expect(readFileSync(join(root, "entries", "lazy", "index.mjs"), "utf8")).not.toContain("tons");
  const module: { weigh?: () => Promise<string> } = await import(
    /* @vite-ignore */ pathToFileURL(join(root, "entries", "lazy", "index.mjs")).href
  );
  expect(await module.weigh?.()).toBe("tons");
  write(lazy, `export const weigh = () => "nothing";\n`);
  bundleEntries({ lazy }, join(root, "entries"), root);
  expect(readdirSync(join(root, "entries", "lazy")).sort()).toEqual(["index.mjs", "index.mjs.map"]);
});

test("the same sources give the same bytes, wherever they are put, and name no place of this machine", () => {
  bundleFunctions(join(root, "here"), FUNCTIONS, root);
  bundleFunctions(join(root, "far", "from", "here"), FUNCTIONS, root);
  expect(contents(join(root, "here"))).toEqual(contents(join(root, "far", "from", "here")));
  expect(JSON.stringify(contents(join(root, "here")))).not.toContain(root);
});

test("one function can be bundled alone", () => {
  bundleFunctions(join(root, "alone"), ["route"], root);
  expect(readdirSync(join(root, "alone"))).toEqual(["route"]);
});

test("a source that can't be bundled is named, and nothing is written", () => {
  write(join(root, "broken.ts"), `import "./not-there.js";`);
  const entries = { fine: handlerOf("route", root), broken: join(root, "broken.ts") };
  expect(() => bundleEntries(entries, join(root, "nothing"), root)).toThrow(/broken\.ts:1:7.*not-there/s);
  expect(readdirSync(root)).not.toContain("nothing");
});

const manifest = z.record(z.string(), z.strictObject({ file: z.string(), integrity: z.string() }));

/** A function that serves scripts, in a place of its own: as the real one, it is known by the module that reads them. */
function bundleWithScripts(sources: Readonly<Record<string, string>>, outdir: string) {
  const place = join(root, "with-scripts");
  rmSync(place, { recursive: true, force: true });
  write(join(place, "functions/portal/assets/assets.ts"), `export const reader = "reads";\n`);
  write(join(place, "functions/portal/handler.ts"), `export { reader } from "./assets/assets.js";\n`);
  for (const [name, text] of Object.entries(sources)) write(join(place, "functions/portal/browser", name), text);
  bundleFunctions(outdir, ["portal"], place);
  const folder = join(outdir, "portal", "assets");
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  return { files: readdirSync(folder), text, manifest: manifest.parse(JSON.parse(text("manifest.json"))) };
}

const SCRIPT = `import { word } from "./word.js";\nglobalThis.said = { ...{ word }, more: globalThis.more?.word ?? "no more" };\n`;
const SCRIPTS = { "portal.ts": SCRIPT, "word.ts": `export const word: string = "čuj";\n` };

test("scripts for browsers lie beside the function that serves them, and run as they are", () => {
  const { text, manifest } = bundleWithScripts(SCRIPTS, join(root, "scripts"));
  const context: { said?: unknown } = {};
  runInNewContext(text(manifest["portal"]?.file ?? ""), context);
  expect(context.said).toEqual({ word: "čuj", more: "no more" });
});

test("they are written in the JavaScript of 2017, without a source map", () => {
  const { files, text, manifest } = bundleWithScripts(SCRIPTS, join(root, "scripts"));
  const file = manifest["portal"]?.file ?? "";
  expect(files.sort()).toEqual(["manifest.json", file]);
  expect(text(file)).not.toMatch(/\?\?|\?\.[a-z]|\{\.\.\.|sourceMappingURL/);
});

test("the name of a script changes with what is in it, and its integrity is that of its bytes", () => {
  const first = bundleWithScripts(SCRIPTS, join(root, "scripts")).manifest["portal"];
  const same = bundleWithScripts(SCRIPTS, join(root, "other", "scripts")).manifest["portal"];
  const { manifest, text } = bundleWithScripts({ ...SCRIPTS, "word.ts": `export const word = "!";` }, join(root, "s"));
  const next = manifest["portal"];
  expect(same).toEqual(first);
  expect(next?.file).not.toBe(first?.file);
  const digest = createHash("sha384")
    .update(text(next?.file ?? ""))
    .digest("base64");
  expect(next?.integrity).toBe(`sha384-${digest}`);
});

test("an element for other people's pages is bundled beside, when there is one", () => {
  const { manifest } = bundleWithScripts({ ...SCRIPTS, "safelane-report.ts": SCRIPT }, join(root, "scripts"));
  expect(Object.keys(manifest)).toEqual(["portal", "safelane-report"]);
});
