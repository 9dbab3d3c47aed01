import { type Instant, instantAt } from "../../shared/domain/instant.js";
import { identify } from "../../shared/partners/identify.js";
import { parseKey } from "../../shared/partners/key.js";
import type { PartnerStore } from "../../shared/partners/store.js";
import { memoryPartners } from "../../shared/stores/partners.memory.js";
import { EXIT } from "./command.js";
import { partner } from "./partner.js";

export const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
export const NAMED = ["--deployment", "safelane"];
export const ADD = ["add", "alo-116111", "--name", "ALO 116-111", "--jurisdictions", "RS,ME", ...NAMED];

/**
 * Commands at noon, or whenever `at` says, and what they say. `between` is what somebody else does before the next save.
 * Used by tests only.
 */
export function setUp() {
  const said: string[] = [];
  const complained: string[] = [];
  const tables: string[] = [];
  const files = new Map<string, string>();
  const partners = memoryPartners();
  const world = { at: NOON, between: async (): Promise<unknown> => undefined };
  const store: PartnerStore = {
    ...partners,
    save: async (...change) => {
      const { between } = world;
      world.between = async () => undefined;
      await between();
      return partners.save(...change);
    },
  };
  const openPartners = (table: string) => {
    tables.push(table);
    return store;
  };
  const ops = {
    print: (line: string) => said.push(line),
    complain: (line: string) => complained.push(line),
    openPartners,
    read: async (file: string) => {
      const text = files.get(file);
      if (text === undefined) throw new Error("ENOENT");
      return text;
    },
    time: { now: () => world.at },
  };
  const run = (...words: string[]) => partner(words, ops);
  /** The key that a command shows, and that no other one does. */
  const keyOf = async (...words: string[]): Promise<{ text: string; id: string }> => {
    said.splice(0);
    if ((await run(...words)) !== EXIT.done) throw new Error(complained.at(-1));
    const [key, ...more] = said.flatMap((text) => (parseKey(text) ? [text] : []));
    if (more.length > 0) throw new Error("a second key is shown");
    return { text: key ?? "", id: parseKey(key ?? "")?.id ?? "" };
  };
  const opens = async (text: string, now: Instant = world.at) =>
    (await identify(`Bearer ${text}`, { partners, time: { now: () => now } }))?.id === "alo-116111";
  return { partners, world, files, said, complained, tables, run, keyOf, opens };
}
