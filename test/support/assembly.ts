import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { synthesize } from "../../infra/local/assembly.js";

declare module "vitest" {
  interface ProvidedContext {
    /** A cloud assembly of the app as it is: synthesized once for all tests that start a system. */
    assembly: string;
  }
}

/** Runs once before the tests of whole systems, and only when there are any to run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const assembly = await mkdtemp(join(tmpdir(), "safelane-assembly-"));
  await synthesize(fileURLToPath(new URL("../../", import.meta.url)), assembly, new AbortController().signal);
  provide("assembly", assembly);
  return () => rm(assembly, { recursive: true, force: true });
}
