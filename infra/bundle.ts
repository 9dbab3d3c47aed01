import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { type BuildOptions, buildSync } from "esbuild";

/** The repository's root: handlers are looked up under it, and paths in source maps are relative to it. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

export const FUNCTIONS = [
  "intake",
  "classify",
  "route",
  "dispatch",
  "feedback",
  "desk",
  "clock",
  "portal",
  "partner",
  "authorize",
  "webhook",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Where a function's handler is written. */
export const handlerOf = (name: FunctionName, root = ROOT): string => join(root, "functions", name, "handler.ts");

/**
 * How everything that runs in Lambda is bundled: one ESM file with the SDK inside, as an SDK loaded from the runtime
 * doubles the import time. `module` before `main`, so that packages with both give their tree-shakeable side.
 * Some CommonJS dependencies call `require` for Node's own modules, which ESM has not: the banner gives it to them.
 */
const OPTIONS = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  mainFields: ["module", "main"],
  minify: true,
  // Beside the bundle, for people to look frames up in; Node does not read it, which would cost a fifth of the start.
  sourcemap: "external",
  // Letters of our languages as they are, not as six characters each.
  charset: "utf8",
  sourcesContent: false,
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  outExtension: { ".js": ".mjs" },
  banner: {
    js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);',
  },
  logLevel: "silent",
} satisfies BuildOptions;

/** What a module reads from the folder `data` beside it, a bundle with that module reads from the folder beside itself. */
const DATA = { reader: "shared/triage/data.ts", folder: "shared/triage/data" };

/**
 * Scripts for browsers lie in the folder `assets` beside the function that serves them, with a manifest that says which is
 * which. They are classic scripts in the JavaScript of 2017, for telephones that get no updates any more.
 */
const ASSETS = {
  reader: "functions/portal/assets/assets.ts",
  folder: "functions/portal/browser",
  names: ["portal", "safelane-report"],
};

/** The description of the API lies in the folder `documents` beside the function that serves it, packed as small as can be. */
const DOCUMENTS = {
  reader: "functions/portal/documents/documents.ts",
  folder: "docs/api",
  names: ["openapi.json", "index.html"],
};
const BROWSER_OPTIONS = {
  bundle: true,
  platform: "browser",
  target: "es2017",
  format: "iife",
  mainFields: ["module", "main"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
} satisfies BuildOptions;

/**
 * Bundles each entry (name → source file) to `<outdir>/<name>/index.mjs` with its source map, data and assets beside it, nothing else:
 * a directory that `lambda.Code.fromAsset` can take. What a source imports only when it needs it lies in a chunk of its own,
 * so that nobody else's start pays for it. The same sources give the same bytes wherever `outdir` is, since esbuild works
 * against a fixed place in the repository and only its result is written out.
 * @throws esbuild's `BuildFailure`, naming file and line, if a source can't be bundled; nothing is written then
 */
export function bundleEntries(entries: Readonly<Record<string, string>>, outdir: string, root = ROOT): void {
  const built = Object.entries(entries).map(([name, file]) => ({
    name,
    ...bundled(file, join(root, "bundles", name), root),
  }));
  for (const { name, files, hasData, assets, documents } of built) {
    const directory = join(outdir, name);
    // Chunks are named by what they hold: those of an earlier build would stay.
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    for (const { path, contents } of files) writeFileSync(join(directory, basename(path)), contents);
    if (hasData) cpSync(join(root, DATA.folder), join(directory, "data"), { recursive: true });
    if (assets.length > 0) mkdirSync(join(directory, "assets"));
    for (const { file, contents } of assets) writeFileSync(join(directory, "assets", file), contents);
    if (documents.length > 0) mkdirSync(join(directory, "documents"));
    for (const { file, contents } of documents) writeFileSync(join(directory, "documents", file), contents);
  }
}

function bundled(file: string, home: string, root: string) {
  const { outputFiles, metafile } = buildSync({
    ...OPTIONS,
    splitting: true,
    chunkNames: "[name]-[hash]",
    metafile: true,
    absWorkingDir: root,
    entryPoints: [{ in: file, out: "index" }],
    outdir: home,
    write: false,
  });
  return {
    files: outputFiles,
    hasData: DATA.reader in metafile.inputs,
    assets: ASSETS.reader in metafile.inputs ? assetsOf(root) : [],
    documents: DOCUMENTS.reader in metafile.inputs ? documentsOf(root) : [],
  };
}

interface AssetFile {
  readonly file: string;
  readonly contents: string | Uint8Array;
}

/** The scripts that there are, each named by what is in it, and their manifest. */
function assetsOf(root: string): readonly AssetFile[] {
  const scripts = ASSETS.names.flatMap((name) => {
    const source = join(root, ASSETS.folder, `${name}.ts`);
    if (!existsSync(source)) return [];
    const { outputFiles } = buildSync({
      ...BROWSER_OPTIONS,
      absWorkingDir: root,
      entryPoints: [source],
      write: false,
    });
    return outputFiles.map(({ contents }) => {
      const digest = createHash("sha384").update(contents);
      const integrity = `sha384-${digest.copy().digest("base64")}`;
      return { name, contents, integrity, file: `${name}-${digest.digest("hex").slice(0, 16)}.js` };
    });
  });
  const manifest = Object.fromEntries(scripts.map(({ name, file, integrity }) => [name, { file, integrity }]));
  return [...scripts, { file: "manifest.json", contents: JSON.stringify(manifest) }];
}

function documentsOf(root: string): readonly AssetFile[] {
  return DOCUMENTS.names.map((name) => {
    const text = readFileSync(join(root, DOCUMENTS.folder, name), "utf8");
    // People read the one in the repository; programs need no indents.
    const small = name.endsWith(".json") ? JSON.stringify(JSON.parse(text)) : text;
    return { file: `${name}.br`, contents: brotliCompressSync(small) };
  });
}

/** Bundles every function of the app (or those named) from its `handler.ts`, each to `<outdir>/<name>/`. */
export function bundleFunctions(outdir: string, names: readonly FunctionName[] = FUNCTIONS, root = ROOT): void {
  bundleEntries(Object.fromEntries(names.map((name) => [name, handlerOf(name, root)])), outdir, root);
}
