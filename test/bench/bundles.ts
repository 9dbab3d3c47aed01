import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import { bundleEntries, FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import { environmentOf } from "../../infra/local/variables.js";
import { bounded, type Findings, median, round } from "./figures.js";
import { NOWHERE, REGION, type Workshop } from "./workshop.js";

/** Fresh processes for each module. */
const RUNS = 21;
const MOST = 1.25;

const sourceMap = z.object({ sources: z.array(z.string()) });

/** Each function's bundle against one of nothing but the AWS clients and commands that are in it. */
export async function bundles(workshop: Workshop): Promise<Findings> {
  const entries = join(workshop.directory, "clients-entries");
  mkdirSync(entries);
  for (const name of FUNCTIONS)
    writeFileSync(join(entries, `${name}.ts`), clientsEntry(workshop.bundle("spine", name)));
  const alike = join(workshop.directory, "clients");
  bundleEntries(Object.fromEntries(FUNCTIONS.map((name) => [name, join(entries, `${name}.ts`)])), alike);

  const variables = await variablesOf(workshop);
  const measured = [];
  for (const name of FUNCTIONS) {
    const own = workshop.bundle("spine", name);
    const clients = join(alike, name, "index.mjs");
    const times = { own: [] as number[], clients: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      times.own.push(await importTime(own, variables(name)));
      times.clients.push(await importTime(clients, variables(name)));
    }
    measured.push({ name, times, own: sizeOf(own), clients: sizeOf(clients) });
  }
  return {
    figures: measured.map(({ name, times }) =>
      bounded(`import: ${name} against its AWS clients`, median(times.own) / median(times.clients), {
        most: MOST,
        unit: "×",
      }),
    ),
    details: measured.map(({ name, times, own, clients }) => ({
      function: name,
      "import ms": round(median(times.own)),
      "clients ms": round(median(times.clients)),
      "fastest ms": round(Math.min(...times.own)),
      "clients fastest": round(Math.min(...times.clients)),
      KB: round(own.raw / 1024),
      "KB gzip": round(own.gzip / 1024),
      "clients KB": round(clients.raw / 1024),
      "clients KB gzip": round(clients.gzip / 1024),
    })),
    data: measured,
  };
}

/**
 * A module that makes the clients that a bundle makes, and names the commands that it sends: read from its source map,
 * so that they are always the same.
 */
function clientsEntry(bundle: string): string {
  const { sources } = sourceMap.parse(JSON.parse(readFileSync(`${bundle}.map`, "utf8")));
  const found = sources.flatMap((source) => {
    const [, service, file] =
      /@aws-sdk\/client-(\w+)\/dist-es\/(?:commands\/)?(\w+(?:Client|Command))\.js$/.exec(source) ?? [];
    return service !== undefined && file !== undefined ? [{ service, file }] : [];
  });
  const services = Map.groupBy(found, ({ service }) => service);
  const imports = [...services].map(
    ([service, parts]) =>
      `import { ${parts.map(({ file }) => file).join(", ")} } from ${JSON.stringify(`@aws-sdk/client-${service}`)};\n`,
  );
  const parts = found.map(({ file }) => (file.endsWith("Client") ? `new ${file}({})` : file));
  return `${imports.join("")}export const handler = [${parts.join(", ")}];\n`;
}

/** What each function finds in its environment, with addresses where nobody is. */
async function variablesOf(workshop: Workshop): Promise<(name: FunctionName) => Record<string, string>> {
  const { functions } = await workshop.plan();
  return (name) => {
    const declaration = functions.find((one) => one.name === name);
    if (!declaration) throw new Error(`the templates declare no function ${name}`);
    return environmentOf(declaration, REGION, { dynamodb: NOWHERE, sqs: NOWHERE, ses: NOWHERE });
  };
}

const run = promisify(execFile);
const TIMED = `
const began = performance.now();
await import(process.argv[1]);
process.stdout.write("\\n" + (performance.now() - began));`;

/** Milliseconds that a fresh process takes to import a module. */
async function importTime(file: string, env: Record<string, string>): Promise<number> {
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", TIMED, pathToFileURL(file).href], {
    env,
  });
  return z.coerce.number().positive().parse(stdout.split("\n").at(-1));
}

function sizeOf(file: string): { readonly raw: number; readonly gzip: number } {
  const bytes = readFileSync(file);
  return { raw: bytes.length, gzip: gzipSync(bytes).length };
}
