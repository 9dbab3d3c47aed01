import openapiTS, { astToString } from "openapi-typescript";
import { openApi } from "./document.js";
import { apiPage } from "./page/page.js";

/** The generated files of docs/api, by name. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  const document = openApi();
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const types = astToString(await openapiTS(text));
  return {
    "openapi.json": text,
    "index.html": `${apiPage(document)}\n`,
    "examples/typescript/api.d.ts": `/** Generated from docs/api/openapi.json by \`npm run api\`. */\n\n${types}`,
  };
}
