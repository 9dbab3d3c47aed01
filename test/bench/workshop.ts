import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleEntries, bundleFunctions, type FunctionName } from "../../infra/bundle.js";
import { synthesize } from "../../infra/local/assembly.js";
import { scripts } from "./scripts.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = join(ROOT, "test", "bench");

/** Far above what a synthesis takes, in milliseconds. */
const SYNTHESIS_MS = 120_000;

/** The functions of a report's way. The clock has no part in it as long as nothing is overdue. */
export const WAY = ["intake", "classify", "route", "dispatch"] as const satisfies FunctionName[];
export type OnTheWay = (typeof WAY)[number];

/** `spine`: the functions as deployed. `bare`: the same calls with no logic. */
export const CHAINS = ["spine", "bare"] as const;
export type Chain = (typeof CHAINS)[number];

/** Everything that is built once for all rows. Inside the repository, so that packages are found from there. */
export interface Workshop {
  readonly directory: string;
  /** The synthesized cloud assembly. */
  readonly assembly: string;
  bundle(chain: Chain, name: FunctionName): string;
  /** The same bundle in a thread whose calls (or those of one operation) are told to {@link channelOf} the chain. */
  probed(chain: Chain, name: OnTheWay, only?: string): string;
  close(): void;
}

export const channelOf = (chain: Chain): string => `safelane-bench-${chain}`;

export async function openWorkshop(): Promise<Workshop> {
  const home = join(ROOT, ".safelane");
  mkdirSync(home, { recursive: true });
  const directory = mkdtempSync(join(home, "bench-"));
  const assembly = join(directory, "assembly");
  const bundle = (chain: Chain, name: FunctionName) => join(directory, chain, name, "index.mjs");
  const probed = (chain: Chain, name: OnTheWay, only?: string) => {
    const file = join(directory, "probed", chain, [name, ...(only === undefined ? [] : [only]), "mjs"].join("."));
    const words = [channelOf(chain), name, ...(only === undefined ? [] : [only])].map((word) => JSON.stringify(word));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `import { probe } from "../../probe/index.mjs";\nprobe(${words.join(", ")});\n` +
        `export { handler } from "../../${chain}/${name}/index.mjs";\n`,
    );
    return file;
  };

  await synthesize(ROOT, assembly, AbortSignal.timeout(SYNTHESIS_MS));
  bundleFunctions(join(directory, "spine"));
  bundleEntries(
    Object.fromEntries(WAY.map((name) => [name, join(HERE, "bare", `${name}.ts`)])),
    join(directory, "bare"),
  );
  bundleEntries({ probe: join(HERE, "probe.ts") }, directory);
  // Beside the bundles that read it, see bare/common.ts.
  writeFileSync(join(directory, "bare", "scripts.json"), JSON.stringify(await scripts()));
  return { directory, assembly, bundle, probed, close: () => rmSync(directory, { recursive: true, force: true }) };
}
