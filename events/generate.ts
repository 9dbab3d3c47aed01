import { mkdirSync, writeFileSync } from "node:fs";
import { generatedDocuments } from "./catalogue.js";

/** `npm run events`: writes the generated documents; a test holds them against the schemas. */
const directory = new URL("./generated/", import.meta.url);
mkdirSync(directory, { recursive: true });
for (const [name, document] of Object.entries(generatedDocuments())) {
  writeFileSync(new URL(name, directory), `${JSON.stringify(document, null, 2)}\n`);
}
