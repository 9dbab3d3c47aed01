import { describe, expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { days, instantAt, plus } from "../../shared/domain/instant.js";
import { newKey, parseKey } from "../../shared/partners/key.js";
import { MemoryPeer } from "../../shared/peers/peer.memory.js";
import { memoryChannels } from "../../shared/stores/channels.memory.js";
import { memoryDirectory } from "../../shared/stores/directory.memory.js";
import { channel } from "./channel.js";
import { EXIT, UsageError } from "./command.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const NAMED = ["--deployment", "safelane"];
const AGENCY = ["RS", "me-social-secretariat"];
const CHANNEL = { deployment: "https://safelane.me.example", jurisdiction: "ME" } as const;

async function setUp({ isNamed = true } = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const tables: string[] = [];
  const files = new Map<string, string>();
  const channels = memoryChannels();
  const key = newKey();
  const peer = new MemoryPeer(key.text, () => NOON);
  const directory = memoryDirectory();
  const book = builtInBook("RS");
  const agencies = book.agencies.map((one) => (one.id === AGENCY[1] && isNamed ? { ...one, channel: CHANNEL } : one));
  await directory.apply({ ...book, agencies }, { appliedAt: NOON, rollback: false });
  const world = { at: NOON };
  const run = (...words: string[]) =>
    channel(words, {
      print: (line) => said.push(line),
      complain: (line) => complained.push(line),
      openDirectory: () => directory,
      openChannels: (table) => {
        tables.push(table);
        return channels;
      },
      readSecret: async (file) => files.get(file) ?? "",
      peers: peer,
      time: { now: () => world.at },
    });
  const set = (text: string) => {
    files.set("-", text);
    return run("set", ...AGENCY, "--key-file", "-", ...NAMED);
  };
  const stored = () => channels.key({ jurisdiction: "RS", agency: AGENCY[1] ?? "" });
  return { said, complained, tables, world, key, peer, run, set, stored };
}

describe("channel set", () => {
  test("keeps the key where the dispatcher finds it, and shows its id only", async () => {
    const { set, stored, said, tables, key } = await setUp();
    expect(await set(`${key.text}\n`)).toBe(EXIT.done);
    expect(await stored()).toBe(key.text);
    expect(said).toEqual([`RS me-social-secretariat  key ${key.id} (0 d)`]);
    expect(tables).toEqual(["safelane-directory"]);
  });

  test("takes nothing with a slip in it, and repeats none of it", async () => {
    const { set, stored, complained, said, key } = await setUp();
    const wrong = key.text.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const text of [wrong, "", "hello", `${key.text} ${key.text}`]) expect(await set(text)).toBe(EXIT.refused);
    expect(await stored()).toBeUndefined();
    expect(complained).toHaveLength(4);
    expect([...complained, ...said].join()).not.toContain(parseKey(key.text)?.secret);
  });

  test("puts a new key in the place of the old one", async () => {
    const { set, stored, key } = await setUp();
    await set(key.text);
    const fresh = newKey();
    expect(await set(fresh.text)).toBe(EXIT.done);
    expect(await stored()).toBe(fresh.text);
  });

  test("may come before the directory names the channel, and says so; an agency that isn't there is a slip", async () => {
    const { set, said, run, complained, key } = await setUp({ isNamed: false });
    expect(await set(key.text)).toBe(EXIT.done);
    expect(said.at(-1)).toContain("Nothing goes there yet");
    expect(await run("set", "RS", "okapi", "--key-file", "-", ...NAMED)).toBe(EXIT.refused);
    expect(complained).toEqual([
      expect.stringContaining("RS okapi: refused: the directory in force has no such agency"),
    ]);
  });
});

test("list tells whose keys there are and how old, and never a key", async () => {
  const { set, run, said, world, key } = await setUp();
  await set(key.text);
  said.splice(0);
  world.at = plus(NOON, days(40));
  expect(await run("list", "RS", ...NAMED)).toBe(EXIT.done);
  expect(said).toEqual([`RS me-social-secretariat  key ${key.id} (40 d)`, "1 keys"]);
});

test("remove takes the key away; again is harmless", async () => {
  const { set, run, stored, key } = await setUp();
  await set(key.text);
  for (let time = 0; time < 2; time++) expect(await run("remove", ...AGENCY, ...NAMED)).toBe(EXIT.done);
  expect(await stored()).toBeUndefined();
});

describe("channel check", () => {
  test("asks the other deployment, which leaves nothing there", async () => {
    const { set, run, said, peer, key } = await setUp();
    await set(key.text);
    expect(await run("check", ...AGENCY, ...NAMED)).toBe(EXIT.done);
    expect(said.at(-1)).toBe("RS me-social-secretariat  https://safelane.me.example takes the key");
    expect([peer.calls, peer.reports]).toEqual([["find"], []]);
  });

  test("says what is wrong: no channel, no key, another's key, or nobody there", async () => {
    const { set, run, complained, peer, key } = await setUp();
    expect(await run("check", ...AGENCY, ...NAMED)).toBe(EXIT.refused);
    await set(newKey().text);
    expect(await run("check", ...AGENCY, ...NAMED)).toBe(EXIT.refused);
    await set(key.text);
    peer.isDown = true;
    expect(await run("check", ...AGENCY, ...NAMED)).toBe(EXIT.refused);
    expect(complained.map((line) => line.split(" ").at(-1))).toEqual(["set", "peer-key-refused", "peer-unavailable"]);
    const unnamed = await setUp({ isNamed: false });
    expect(await unnamed.run("check", ...AGENCY, ...NAMED)).toBe(EXIT.refused);
    expect(unnamed.complained.at(-1)).toContain("names no channel");
  });
});

const KEY = newKey().text;
test.each([
  [[]],
  [["destroy", ...AGENCY, ...NAMED]],
  [["list", ...NAMED]],
  [["list", ...AGENCY, ...NAMED]],
  [["set", ...AGENCY, ...NAMED]],
  [["set", ...AGENCY, KEY, "--key-file", "-", ...NAMED]],
  [["set", ...AGENCY, "--key", KEY, ...NAMED]],
  [["check", ...AGENCY, "--key-file", "-", ...NAMED]],
  [["check", "XX", "okapi", ...NAMED]],
  [["check", "RS", ...NAMED]],
  [["check", ...AGENCY]],
])("not understood, and no key repeated: channel %#", async (words) => {
  const { run } = await setUp();
  const error = await run(...words).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).not.toContain(KEY);
});
