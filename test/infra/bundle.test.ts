import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
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
