import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleEntries, bundleFunctions, type FunctionName } from "../../infra/bundle.js";
import { readAssembly, synthesize } from "../../infra/local/assembly.js";
import { World } from "../../infra/local/identity.js";
import { type Plan, planOf } from "../../infra/local/plan.js";
import { scripts } from "./scripts.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = join(ROOT, "test", "bench");

/** Far above what a synthesis takes, in milliseconds. */
const SYNTHESIS_MS = 120_000;

export const REGION = "eu-central-1";
/** An address where nobody is. */
export const NOWHERE = "http://127.0.0.1:9";

/**
 * The functions of a report's way, and the one that hears of each mail's delivery when that way has ended. The clock has no
 * part in it as long as nothing is overdue.
 */
export const CHAIN = ["intake", "classify", "route", "dispatch", "feedback"] as const satisfies FunctionName[];
export type InChain = (typeof CHAIN)[number];

/** `spine`: the functions as deployed. `bare`: the same calls with no logic. */
export const CHAINS = ["spine", "bare"] as const;
export type Chain = (typeof CHAINS)[number];

/** Everything that is built once for all rows. Inside the repository, so that packages are found from there. */
export interface Workshop {
  readonly directory: string;
  /** The synthesized cloud assembly. */
  readonly assembly: string;
  /** What the templates declare, with addresses where nobody is. */
  plan(): Promise<Plan>;
  bundle(chain: Chain, name: FunctionName): string;
  /** The same bundle in a thread whose calls (or those of one operation) are told to {@link channelOf} the chain. */
  probed(chain: Chain, name: FunctionName, only?: string): string;
  close(): void;
}

export const channelOf = (chain: Chain): string => `safelane-bench-${chain}`;

export async function openWorkshop(): Promise<Workshop> {
  const home = join(ROOT, ".safelane");
  mkdirSync(home, { recursive: true });
  const directory = mkdtempSync(join(home, "bench-"));
  const assembly = join(directory, "assembly");
  const plan = async () => {
    const stacks = await readAssembly(assembly);
    return planOf(stacks, new World(stacks, { region: REGION, sqsUrl: NOWHERE, httpUrl: NOWHERE }));
  };
  const bundle = (chain: Chain, name: FunctionName) => join(directory, chain, name, "index.mjs");
  const probed = (chain: Chain, name: FunctionName, only?: string) => {
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
  unpace(assembly);
  bundleFunctions(join(directory, "spine"));
  bundleEntries(
    Object.fromEntries(CHAIN.map((name) => [name, join(HERE, "bare", `${name}.ts`)])),
    join(directory, "bare"),
  );
  bundleEntries({ probe: join(HERE, "probe.ts") }, directory);
  // Beside the bundles that read it, see bare/common.ts.
  writeFileSync(join(directory, "bare", "scripts.json"), JSON.stringify(await scripts()));
  return {
    directory,
    assembly,
    plan,
    bundle,
    probed,
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/**
 * Lets mails go as fast as they are written. The deployed pace is SES's rate, divided among dispatchers of whom there is
 * one a lane here: left in, it would be all that the pipeline's figures show.
 */
function unpace(assembly: string): void {
  const templates = readdirSync(assembly).filter((name) => name.endsWith(".template.json"));
  const paced = templates.filter((name) => {
    const file = join(assembly, name);
    const template = readFileSync(file, "utf8");
    const unpaced = template.replaceAll(/"MAIL_INTERVAL_MS": *"\d+"/g, '"MAIL_INTERVAL_MS": "1"');
    if (unpaced === template) return false;
    writeFileSync(file, unpaced);
    return true;
  });
  if (paced.length === 0) throw new Error("no template says at which pace mails are sent any more");
}
