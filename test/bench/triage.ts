import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { bundleEntries } from "../../infra/bundle.js";
import { labelledReport, parseLines } from "../../infra/triage/labelled-report.js";
import { READING_LANGUAGES } from "../../shared/domain/vocabulary.js";
import { bounded, type Findings, median, round } from "./figures.js";
import type { Workshop } from "./workshop.js";

/** Fresh processes, for what is paid once. */
const RUNS = 11;
/** How often all reports are read, after the compiler has warmed up. */
const ROUNDS = 20;
const MODELS = ["language", "statistics"];
const LEXICONS = READING_LANGUAGES.map((language) => `lexicon-${language}`);

const timing = z.object({ start: z.number(), first: z.number(), times: z.array(z.number()) });

/** What it costs to read a report: each one, the first one after a start, and the data that it takes. */
export async function triage(workshop: Workshop): Promise<Findings> {
  const folder = join(workshop.directory, "triage");
  mkdirSync(folder);
  bundleEntries({ read: new URL("../../shared/triage/read.ts", import.meta.url).pathname }, folder);
  const bundle = pathToFileURL(join(folder, "read", "index.mjs")).href;
  const reports = new URL("../triage/", import.meta.url);
  const inputs = readdirSync(reports)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => parseLines(labelledReport, readFileSync(new URL(name, reports), "utf8"), name))
    .map(({ text, reporter }) => ({ text, urls: [], locale: "en", danger: false, reporter }));

  const starts = [];
  for (let run = 0; run < RUNS; run++) starts.push(await timed(bundle, inputs.slice(run * 40, run * 40 + 1), 0));
  const { times } = await timed(bundle, inputs, ROUNDS);
  const sorted = times.toSorted((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const sizeIn = (names: readonly string[]) => names.reduce((sum, name) => sum + sizeOf(name), 0) / 2 ** 20;
  return {
    figures: [
      bounded("reading a report, mean", mean, { most: 0.5, unit: " ms" }),
      bounded("reading a report, p99", sorted[Math.floor(sorted.length * 0.99)] ?? 0, { most: 2, unit: " ms" }),
      bounded("start: load and first report", median(starts.map(({ start, first }) => start + first)), {
        most: 50,
        unit: " ms",
      }),
      bounded("trained weights, packed", sizeIn(MODELS), { most: 1, unit: " MiB" }),
    ],
    details: [
      {
        reports: inputs.length,
        "mean ms": round(mean),
        "slowest ms": round(sorted.at(-1) ?? 0),
        "load ms": round(median(starts.map(({ start }) => start))),
        "first ms": round(median(starts.map(({ first }) => first))),
        "lexicons MiB": round(sizeIn(LEXICONS)),
      },
    ],
    data: { starts, mean, p99: sorted[Math.floor(sorted.length * 0.99)] },
  };
}

/** Times in a process of its own, as a function would pay them. */
async function timed(bundle: string, inputs: readonly object[], rounds: number) {
  const script = `
    const inputs = JSON.parse(await new Response(process.stdin).text());
    const before = performance.now();
    const { read } = await import(${JSON.stringify(bundle)});
    const loaded = performance.now();
    read(inputs[0]);
    const first = performance.now() - loaded;
    const times = [];
    for (let round = -2; round < ${rounds}; round++)
      for (const input of ${rounds} === 0 ? [] : inputs) {
        const at = performance.now();
        read(input);
        if (round >= 0) times.push(performance.now() - at);
      }
    console.log(JSON.stringify({ start: loaded - before, first, times }));`;
  const running = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    maxBuffer: 2 ** 26,
  });
  running.child.stdin?.end(JSON.stringify(inputs));
  return timing.parse(JSON.parse((await running).stdout));
}

/** Three bytes are four letters of base64, which all but a few hundred letters of these files are. */
const BASE64 = 3 / 4;

/** Bytes of data in a file. */
const sizeOf = (name: string) =>
  statSync(new URL(`../../shared/triage/data/${name}.json`, import.meta.url)).size * BASE64;
