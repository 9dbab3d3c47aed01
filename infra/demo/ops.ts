import { readFile } from "node:fs/promises";
import { systemTime } from "../../shared/domain/instant.js";
import { httpPeers } from "../../shared/peers/peer.http.js";
import { dynamoChannels } from "../../shared/stores/channels.dynamo.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import type { LocalStores } from "../local/start.js";
import { type ChannelOps, channel } from "../ops/channel.js";
import { EXIT } from "../ops/command.js";
import { type PartnerOps, partner } from "../ops/partner.js";
import { clientAt } from "./target.js";

const COMMANDS = { partner, channel } as const;

interface Typed {
  readonly command: keyof typeof COMMANDS;
  readonly words: readonly string[];
  /** What is piped in. */
  readonly secret?: string;
}

/**
 * `npm run ops -- partner …` or `channel …` on a system that runs on this machine.
 *
 * @returns the lines that it printed
 * @throws Error with these lines when it did not do what it was told
 */
export async function ops(system: LocalStores, { command, words, secret = "" }: Typed): Promise<readonly string[]> {
  const said: string[] = [];
  const tables = clientAt(system);
  const directory = system.tableName("directory");
  const here: PartnerOps & ChannelOps = {
    print: (line) => said.push(line),
    complain: (line) => said.push(line),
    read: (file) => readFile(file, "utf8"),
    readSecret: async () => secret,
    openPartners: () => dynamoPartners(tables, directory),
    openDirectory: () => dynamoDirectory(tables, directory),
    openChannels: () => dynamoChannels(tables, directory),
    peers: httpPeers({ fetch, clock: () => performance.now(), toThisMachine: true }),
    time: systemTime,
  };
  const exit = await COMMANDS[command]([...words, "--deployment", "safelane"], here).finally(() => tables.destroy());
  if (exit !== EXIT.done) throw new Error(said.join("\n"));
  return said;
}
