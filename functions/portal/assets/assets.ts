import { readFileSync } from "node:fs";
import * as z from "zod/mini";

/** What bundling puts into the folder `assets` beside the function: scripts for browsers, and which is which. */
const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    /** For the attribute of that name (W3C Subresource Integrity). */
    integrity: z.string(),
  }),
);

export interface Asset {
  readonly body: string;
  readonly type: string;
  /** Its name changes with what is in it: what a browser has under this name it need not ask for again. */
  readonly named: "by-content" | "for-good";
}

export interface Assets {
  find(file: string): Asset | undefined;
  /** The script of our own pages. */
  readonly script: { readonly path: string; readonly integrity: string };
}

/** Pages that are not ours load this one: they need an address that stays. */
const FOR_GOOD = "safelane-report";
const JAVASCRIPT = "text/javascript; charset=utf-8";

/**
 * Reads all of it once: a few kilobytes.
 * @param folder ends in a slash
 * @throws Error when the folder is not what bundling writes
 */
export function readAssets(folder: URL): Assets {
  const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");
  const files = new Map<string, Asset>();
  const entries = Object.entries(manifest.parse(JSON.parse(read("manifest.json"))));
  for (const [name, { file }] of entries) {
    const asset = { body: read(file), type: JAVASCRIPT };
    files.set(file, { ...asset, named: "by-content" });
    if (name === FOR_GOOD) files.set(`${name}.js`, { ...asset, named: "for-good" });
  }
  const own = entries.find(([name]) => name === "portal")?.[1];
  if (!own) throw new Error("the pages have lost their script");
  return {
    find: (file) => files.get(file),
    script: { path: `/assets/${own.file}`, integrity: own.integrity },
  };
}
