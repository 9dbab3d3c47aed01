import { mkdirSync, writeFileSync } from "node:fs";
import { generatedFiles } from "./files.js";

/** `npm run api`: writes the description of the API and its page; a test holds them against the schemas. */
const directory = new URL("../../docs/api/", import.meta.url);
mkdirSync(directory, { recursive: true });
for (const [name, text] of Object.entries(await generatedFiles())) writeFileSync(new URL(name, directory), text);
