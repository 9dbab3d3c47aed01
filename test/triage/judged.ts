import { readdirSync, readFileSync } from "node:fs";
import { type LabelledReport, labelledReport, parseLines } from "../../infra/triage/labelled-report.js";
import type { Judged } from "../../infra/triage/measures.js";
import { read } from "../../shared/triage/read.js";

/** The labelled reports in a folder, read. English is the form's language, so that no report gets help from it but English ones. */
export const judgedIn = (folder: URL): Judged[] => reportsIn(folder).map(judged);

export const judged = (report: LabelledReport): Judged => ({
  report,
  reading: read({ text: report.text, urls: [], locale: "en", danger: false, reporter: report.reporter }),
});

function reportsIn(folder: URL): LabelledReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((name) => parseLines(labelledReport, readFileSync(new URL(name, folder), "utf8"), name));
}
