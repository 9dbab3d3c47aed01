import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readAssembly } from "../../infra/local/assembly.js";
import { Cloud } from "../infra/cloud.js";
import type { Partitions } from "./calls.js";
import { callsIn, partitionsOf, refusalsOf } from "./refusals.js";

/**
 * Notes what the functions of local systems call, which nobody refuses them there, and holds it against what the same
 * assembly's roles allow.
 */
export class CallWatch {
  readonly #directory = mkdtempSync(join(tmpdir(), "safelane-calls-"));
  readonly #noted = join(this.#directory, "calls.jsonl");
  readonly #cloud: Cloud;
  readonly #partitions: Partitions;
  #watched = 0;

  private constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#partitions = partitionsOf(cloud);
    writeFileSync(this.#noted, "");
  }

  static async over(assembly: string): Promise<CallWatch> {
    const stacks = await readAssembly(assembly);
    const region = stacks.find((stack) => stack.region !== undefined)?.region;
    if (region === undefined) throw new Error("the assembly names no region");
    return new CallWatch(new Cloud(Object.fromEntries(stacks.map(({ name, template }) => [name, template])), region));
  }

  /** A module to run instead of a function's bundle: the same, with its calls noted. */
  bundleOf(functionName: string, bundle: string): string {
    const file = join(this.#directory, `${functionName}-${this.#watched++}.mjs`);
    const settings = [functionName, this.#noted, this.#partitions].map((one) => JSON.stringify(one));
    writeFileSync(
      file,
      `import { noteCalls } from ${JSON.stringify(new URL("./calls.ts", import.meta.url).href)};
noteCalls(${settings.join(", ")});
export const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
`,
    );
    return file;
  }

  /** What of all that was called AWS would have refused, once every system is stopped. Empty if nothing. */
  async end(): Promise<string[]> {
    const calls = callsIn(readFileSync(this.#noted, "utf8"));
    rmSync(this.#directory, { recursive: true, force: true });
    return refusalsOf(calls, this.#cloud);
  }
}
