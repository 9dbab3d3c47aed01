import { ops as opsOf } from "../../infra/demo/ops.js";
import type { LocalStores } from "../../infra/local/start.js";
import { parseKey } from "../../shared/partners/key.js";

export { clientAt as tablesOf } from "../../infra/demo/target.js";

/** `npm run ops -- partner …` on a running system. @returns the key that it showed, if it showed one */
export async function ops(system: LocalStores, ...words: string[]): Promise<string> {
  const said = await opsOf(system, { command: "partner", words });
  return said.find((line) => parseKey(line)) ?? "";
}
