import { writeFileSync } from "node:fs";
import { READING_LANGUAGES } from "../../shared/domain/vocabulary.js";
import { pack } from "./lexicon.js";

/**
 * `npm run train`: packs the lexicons and learns the models of `shared/triage` anew. Same corpus, same bytes. Each step
 * stands on what the one before it wrote, so each is loaded only then.
 */
for (const language of READING_LANGUAGES) write(`lexicon/${language}.json`, pack(language));

const { trainLanguage } = await import("./language.js");
write("language.model.json", trainLanguage());

const { trainStatistics } = await import("./statistics.js");
write("statistics/weights.json", trainStatistics());

function write(name: string, content: object): void {
  writeFileSync(new URL(`../../shared/triage/${name}`, import.meta.url), `${JSON.stringify(content)}\n`);
}
