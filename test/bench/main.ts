import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bundles } from "./bundles.js";
import { calls } from "./calls.js";
import { type Findings, printTable } from "./figures.js";
import { pipeline } from "./pipeline.js";
import { price } from "./price.js";
import { triage } from "./triage.js";
import { openWorkshop, type Workshop } from "./workshop.js";

/** `npm run bench -- [row …] [--json FILE]`: the design's figures, measured. Ends with 1 when a row could not be measured. */
const ROWS: Readonly<Record<string, (workshop: Workshop) => Promise<Findings>>> = {
  pipeline,
  calls,
  price,
  bundles,
  triage,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });
const rows = positionals.length > 0 ? positionals : Object.keys(ROWS);
const unknown = rows.filter((row) => !(row in ROWS));
if (unknown.length > 0) throw new TypeError(`no row ${unknown.join(", ")}: there are ${Object.keys(ROWS).join(", ")}`);

// Functions in the cloud live in UTC.
process.env["TZ"] = "UTC";

const workshop = await openWorkshop();
const found: Record<string, Findings> = {};
try {
  for (const row of rows) {
    console.log(`\n${row}`);
    const findings = await ROWS[row]?.(workshop);
    if (!findings) continue;
    found[row] = findings;
    printTable(findings.details);
  }
} finally {
  workshop.close();
}
const figures = Object.values(found).flatMap((findings) => findings.figures);
printTable(
  figures.map(({ figure, measured, toReach = "", met }) => ({
    figure,
    measured,
    "to reach": toReach,
    met: met === undefined ? "" : met ? "yes" : "NO",
  })),
);
if (values.json !== undefined) {
  const machine = { node: process.version, platform: process.platform, arch: process.arch };
  writeFileSync(values.json, `${JSON.stringify({ at: new Date().toISOString(), machine, found }, null, 2)}\n`);
}
