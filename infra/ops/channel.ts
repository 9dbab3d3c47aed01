import { parseArgs } from "node:util";
import type { Agency } from "../../shared/directory/book.js";
import { Failure } from "../../shared/domain/errors.js";
import { days, plus } from "../../shared/domain/instant.js";
import { JURISDICTIONS, type Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { ChannelKey, ChannelKeys } from "../../shared/partners/channels.js";
import { parseKey } from "../../shared/partners/key.js";
import type { Peers } from "../../shared/peers/peer.js";
import { EXIT, type ExitCode, type Ops, UsageError } from "./command.js";

export const CHANNEL_USAGE = `  channel set CODE AGENCY --key-file FILE --deployment NAME
                                        keeps the key that another deployment gave us as its partner, in the place of
                                        the one before; FILE may be - for what is piped in
  channel remove CODE AGENCY --deployment NAME
                                        takes the key away: its agency gets mail
  channel list CODE --deployment NAME   whose keys there are, and how old they are
  channel check CODE AGENCY --deployment NAME
                                        asks the other deployment whether it takes the key
CODE is the jurisdiction of our directory, AGENCY the agency in it that is another deployment.`;

/** What these commands work with besides. */
export interface ChannelOps extends Pick<Ops, "print" | "complain" | "openDirectory" | "time"> {
  /** A file, or what is piped in for `-`. */
  readSecret(file: string): Promise<string>;
  openChannels(table: string): ChannelKeys;
  readonly peers: Peers;
}

const ACTIONS = ["set", "remove", "list", "check"] as const;
type Action = (typeof ACTIONS)[number];

interface Given {
  readonly ops: ChannelOps;
  readonly channels: ChannelKeys;
  readonly jurisdiction: Jurisdiction;
  readonly agency: Agency;
  /** The key that is there. */
  readonly before: ChannelKey | undefined;
}

/** @throws UsageError when the words make no command. */
export async function channel(args: readonly string[], ops: ChannelOps): Promise<ExitCode> {
  const { action, jurisdiction, agency: id, deployment, file } = understood(args);
  const table = `${deployment}-directory`;
  const channels = ops.openChannels(table);
  const keys = await channels.list(jurisdiction);
  if (id === undefined) {
    for (const key of keys) ops.print(lineOf(key, ops));
    ops.print(`${keys.length} keys`);
    return EXIT.done;
  }
  const before = keys.find(({ agency }) => agency === id);
  // One that left the directory may still have a key to take away.
  if (action === "remove") return remove({ jurisdiction, agency: id }, { ops, channels, before });

  const agency = await agencyOf(jurisdiction, id, table, ops);
  if (!agency) {
    ops.complain(`${jurisdiction} ${id}: refused: the directory in force has no such agency`);
    return EXIT.refused;
  }
  const given: Given = { ops, channels, jurisdiction, agency, before };
  return action === "set" ? set(await ops.readSecret(file ?? "-"), given) : check(given);
}

async function agencyOf(jurisdiction: Jurisdiction, id: string, table: string, ops: ChannelOps) {
  const directory = ops.openDirectory(table);
  const version = await directory.currentVersion(jurisdiction);
  const book = version === undefined ? undefined : await directory.read(jurisdiction, version);
  return book?.agencies.find((agency) => agency.id === id);
}

/** Says nothing of what it was given, which may be a key with a slip in it. */
async function set(typed: string, { ops, channels, jurisdiction, agency, before }: Given): Promise<ExitCode> {
  const name = `${jurisdiction} ${agency.id}`;
  const text = typed.trim();
  const key = parseKey(text);
  if (!key) {
    ops.complain(
      `${name}: refused: that is no key, or has a slip in it; keys are slp_…_…_… and stand alone in the file`,
    );
    return EXIT.refused;
  }
  const fresh: ChannelKey = { jurisdiction, agency: agency.id, keyId: key.id, setAt: ops.time.now() };
  if ((await channels.set(fresh, text, before?.keyId)) === "conflict") return beaten(name, ops);
  ops.print(lineOf(fresh, ops));
  if (!agency.channel) ops.print("Nothing goes there yet: the directory in force names no channel for this agency.");
  return EXIT.done;
}

async function remove(
  id: { readonly jurisdiction: Jurisdiction; readonly agency: string },
  { ops, channels, before }: Pick<Given, "ops" | "channels" | "before">,
): Promise<ExitCode> {
  const name = `${id.jurisdiction} ${id.agency}`;
  if (before && (await channels.remove(id, before.keyId)) === "conflict") return beaten(name, ops);
  ops.print(`${name}  no key`);
  return EXIT.done;
}

/** Asks for our own reports over there, of which there are none from tomorrow on. */
async function check({ ops, channels, jurisdiction, agency }: Given): Promise<ExitCode> {
  const name = `${jurisdiction} ${agency.id}`;
  const text = await channels.key({ jurisdiction, agency: agency.id });
  if (!agency.channel || text === undefined) {
    ops.complain(
      `${name}: refused: ${agency.channel ? "no key is set" : "the directory in force names no channel for it"}`,
    );
    return EXIT.refused;
  }
  try {
    await ops.peers.open(agency.channel, text).find("-", plus(ops.time.now(), days(2)));
    ops.print(`${name}  ${agency.channel.deployment} takes the key`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ops.complain(`${name}: refused: ${agency.channel.deployment} says ${error.code}`);
    return EXIT.refused;
  }
}

const lineOf = ({ jurisdiction, agency, keyId, setAt }: ChannelKey, { time }: ChannelOps): string => {
  const age = Math.floor((Date.parse(time.now()) - Date.parse(setAt)) / days(1));
  return `${jurisdiction} ${agency}  key ${keyId} (${age} d)`;
};

function beaten(name: string, { complain }: ChannelOps): ExitCode {
  complain(`${name}: refused: somebody else changed it in the meantime; look with channel list, and repeat`);
  return EXIT.refused;
}

function understood([action = "", ...args]: readonly string[]) {
  const known = ACTIONS.find((one) => one === action);
  if (!known) throw new UsageError(`channel wants one of ${ACTIONS.join(", ")}`);
  const { values, positionals } = parsed(args);
  const { deployment, "key-file": file } = values;
  const [code, agency, ...more] = positionals;
  const jurisdiction = JURISDICTIONS.find((one) => one === code);
  if (deployment === undefined) throw new UsageError("channel wants --deployment NAME");
  if (!jurisdiction) throw new UsageError(`channel wants one of ${JURISDICTIONS.join(", ")}`);
  if ((agency === undefined) !== (known === "list") || more.length > 0) {
    throw new UsageError(`channel ${known} wants ${known === "list" ? "no" : "one"} AGENCY`);
  }
  if ((file === undefined) === (known === "set")) {
    throw new UsageError(known === "set" ? "channel set wants --key-file FILE" : `channel ${known} reads no key`);
  }
  const words: { action: Action; jurisdiction: Jurisdiction } = { action: known, jurisdiction };
  return { ...words, agency, deployment, file };
}

function parsed(args: readonly string[]) {
  try {
    const options = { deployment: { type: "string" }, "key-file": { type: "string" } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    // What parseArgs says quotes the words, and one of them may be a key that was put there by mistake.
    throw new UsageError("channel has a word that it doesn't know");
  }
}
