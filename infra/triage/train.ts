import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { READING_LANGUAGES } from "../../shared/domain/vocabulary.js";
import { digestOf } from "../../shared/triage/version.js";
import { pack } from "./lexicon.js";

/**
 * `npm run train`: packs the lexicons and learns the models of `shared/triage` anew. Same corpus, same bytes: with
 * `--check` nothing is written, and the exit code is 1 if something would be. Each step stands on what the one before
 * it wrote, so each is loaded only then.
 */
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const digests: Record<string, string> = {};

for (const language of READING_LANGUAGES) write(`lexicon-${language}`, pack(language));

const { trainLanguage } = await import("./language.js");
write("language", trainLanguage());

const { trainStatistics } = await import("./statistics.js");
write("statistics", trainStatistics());

put("digests.json", digests);

function write(name: string, content: object): void {
  digests[name] = digestOf(content);
  put(`data/${name}.json`, content);
}

function put(name: string, content: object): void {
  const place = new URL(`../../shared/triage/${name}`, import.meta.url);
  const source = `${JSON.stringify(content)}\n`;
  if (existsSync(place) && readFileSync(place, "utf8") === source) {
    console.log(`${name}: as it stands`);
  } else if (values.check) {
    console.error(`${name}: is not what the corpus gives: run \`npm run train\``);
    process.exitCode = 1;
  } else {
    writeFileSync(place, source);
    console.log(`${name}: written, ${Math.round(source.length / 1024)} KiB`);
  }
}
