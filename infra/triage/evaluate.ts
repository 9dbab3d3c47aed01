import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { LOCALES, type Locale } from "../../shared/domain/vocabulary.js";
import { read } from "../../shared/triage/read.js";
import { labelledReport, parseLines } from "./labelled-report.js";
import { type Judged, measure } from "./measures.js";
import { confusionLines, missLines, summaryLines } from "./tables.js";

const USAGE = `usage: npm run evaluate -- [--json] [--texts] [--misses N] [--locale LOCALE] FILE.jsonl …

Reads labelled reports (one JSON object a line, as the triage guide describes) and compares what triage makes of them.
  --json      everything as one JSON document
  --texts     the words of the worst misses too: only for reports that may be shown
  --misses N  how many of the worst misses are explained (20)
  --locale L  the form's language, one of ${LOCALES.join(", ")} (en). Who doesn't give it gets no help with language from it,
              except for English.`;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        texts: { type: "boolean", default: false },
        misses: { type: "string", default: "20" },
        locale: { type: "string", default: "en" },
      },
    });
    const locale = LOCALES.find((one) => one === values.locale);
    const misses = Number(values.misses);
    if (positionals.length === 0 || locale === undefined || !Number.isInteger(misses)) {
      console.error(USAGE);
      return 2;
    }
    const judged = (await Promise.all(positionals.map((file) => judge(file, locale)))).flat();
    if (values.json) console.log(JSON.stringify(documentOf(judged), null, 2));
    else for (const line of report(judged, misses, values.texts)) console.log(line);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

/** The reporter's kind is what forms and partners give; no other answer stands beside a labelled report. */
async function judge(file: string, locale: Locale): Promise<Judged[]> {
  return parseLines(labelledReport, await readFile(file, "utf8"), file).map((labelled) => ({
    report: labelled,
    reading: read({ text: labelled.text, urls: [], locale, danger: false, reporter: labelled.reporter }),
  }));
}

/** All, each language, and each script of a language where it has several. */
function groups(judged: readonly Judged[]): [string, readonly Judged[]][] {
  const by = (nameOf: (one: Judged) => string) => Object.entries(Object.groupBy(judged, nameOf)).toSorted();
  const scripts = by(({ report: { language, script } }) => `${language} ${script}`);
  const parts = [...by(({ report: { language } }) => language), ...scripts];
  return [["all", judged], ...parts.map(([name, some = []]): [string, readonly Judged[]] => [name, some])];
}

function documentOf(judged: readonly Judged[]) {
  return {
    version: judged[0]?.reading.version,
    groups: Object.fromEntries(groups(judged).map(([name, some]) => [name, measure(some)])),
    readings: judged.map(({ report: { id, category, priority }, reading }) => ({ id, category, priority, reading })),
  };
}

function* report(judged: readonly Judged[], misses: number, texts: boolean) {
  yield* summaryLines(groups(judged).map(([name, some]) => ({ name, measures: measure(some) })));
  yield "";
  yield* confusionLines(measure(judged));
  yield "";
  yield* missLines(judged, misses, texts);
}
