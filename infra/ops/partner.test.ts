import { describe, expect, test } from "vitest";
import { days, hours, plus } from "../../shared/domain/instant.js";
import { parseKey } from "../../shared/partners/key.js";
import { EXIT, UsageError } from "./command.js";
import { ADD, NAMED, NOON, setUp } from "./partner-setup.js";

describe("a partner that is added", () => {
  test("gets a key that opens its part of the API, in the deployment's own table", async () => {
    const { partners, tables, keyOf, opens } = setUp();
    const key = await keyOf(...ADD);
    expect(tables).toEqual(["safelane-directory"]);
    expect(await opens(key.text)).toBe(true);
    expect(await partners.partner("alo-116111")).toEqual({
      id: "alo-116111",
      name: "ALO 116-111",
      jurisdictions: ["RS", "ME"],
      endpoints: ["reports", "messages", "withdraw", "xarf"],
      perMinute: 60,
      perDay: 5_000,
      suspended: false,
      keys: [{ id: key.id, createdAt: NOON }],
      version: 1,
    });
  });

  test("has the scopes and the quota that were said", async () => {
    const { partners, run } = setUp();
    await run(...ADD, "--endpoints", "xarf", "--per-minute", "5", "--per-day", "7");
    const added = await partners.partner("alo-116111");
    expect(added).toMatchObject({ endpoints: ["xarf"], perMinute: 5, perDay: 7 });
  });

  test("is not added over one that is there, whose key stays good", async () => {
    const { run, said, complained, keyOf, opens } = setUp();
    const key = await keyOf(...ADD);
    said.splice(0);
    expect(await run(...ADD)).toBe(EXIT.refused);
    expect(complained).toEqual([expect.stringContaining("alo-116111: refused: it is there already")]);
    expect(said).toEqual([]);
    expect(await opens(key.text)).toBe(true);
  });

  test("by two at once is added by one, and the other is shown no key", async () => {
    const { world, run, said, complained } = setUp();
    world.between = () => run(...ADD);
    expect(await run(...ADD)).toBe(EXIT.refused);
    expect(said.filter((line) => parseKey(line))).toHaveLength(1);
    expect(complained).toEqual([expect.stringContaining("somebody else changed it")]);
  });
});

describe("suspend", () => {
  test("shuts all keys out, and resume lets them in again", async () => {
    const { run, said, keyOf, opens } = setUp();
    const keys = [await keyOf(...ADD), await keyOf("rotate", "alo-116111", ...NAMED)];
    expect(await run("suspend", "alo-116111", ...NAMED)).toBe(EXIT.done);
    expect(said.at(-1)).toMatch(/^alo-116111 {2}suspended /);
    for (const { text } of keys) expect(await opens(text)).toBe(false);
    expect(await run("suspend", "alo-116111", ...NAMED)).toBe(EXIT.done);
    expect(await run("resume", "alo-116111", ...NAMED)).toBe(EXIT.done);
    expect(said.at(-1)).toMatch(/^alo-116111 {2}active /);
    for (const { text } of keys) expect(await opens(text)).toBe(true);
  });

  test("is not kept from it by somebody who changes the partner at that moment, and keeps their change", async () => {
    const { world, partners, run } = setUp();
    await run(...ADD);
    world.between = () => run("change", "alo-116111", "--per-day", "9", ...NAMED);
    expect(await run("suspend", "alo-116111", ...NAMED)).toBe(EXIT.done);
    expect(await partners.partner("alo-116111")).toMatchObject({ suspended: true, perDay: 9 });
  });
});

test("change touches what was said and nothing else, and overwrites nobody's change", async () => {
  const { world, partners, run, complained, keyOf, opens } = setUp();
  const { text } = await keyOf(...ADD);
  const before = await partners.partner("alo-116111");
  expect(await run("change", "alo-116111", "--jurisdictions", "VN-18", "--per-minute", "9", ...NAMED)).toBe(EXIT.done);
  const after = { ...before, jurisdictions: ["VN-18"], perMinute: 9, version: 2 };
  expect(await partners.partner("alo-116111")).toEqual(after);
  expect(await opens(text)).toBe(true);
  world.between = () => run("suspend", "alo-116111", ...NAMED);
  expect(await run("change", "alo-116111", "--name", "Somebody", ...NAMED)).toBe(EXIT.refused);
  expect(complained).toEqual([expect.stringContaining("somebody else changed it")]);
  expect(await partners.partner("alo-116111")).toEqual({ ...after, suspended: true, version: 3 });
});

describe("list and show", () => {
  test("tell scopes, quota and the age of keys", async () => {
    const { world, run, said, keyOf } = setUp();
    const { id } = await keyOf(...ADD);
    await run("add", "zebra", "--name", "Zebra", "--jurisdictions", "AL", "--endpoints", "reports", ...NAMED);
    world.at = plus(NOON, days(40) + hours(3));
    said.splice(0);
    expect(await run("list", ...NAMED)).toBe(EXIT.done);
    expect(said).toEqual([
      `alo-116111  active  RS,ME  reports,messages,withdraw,xarf  60/min  5000/day  key ${id} (40 d)`,
      expect.stringMatching(/^zebra {2}active {2}AL {2}reports {2}60\/min {2}5000\/day {2}key \w{12} \(40 d\)$/),
      "2 partners",
    ]);
    said.splice(0);
    expect(await run("show", "alo-116111", ...NAMED)).toBe(EXIT.done);
    expect(said[0]).toBe("alo-116111  ALO 116-111");
    expect(said.at(-1)).toBe(`  key            ${id} (40 d)`);
  });

  test("a key's text is shown once, its hash never, and neither text nor secret is stored", async () => {
    const { partners, run, said, complained, keyOf } = setUp();
    const keys = [await keyOf(...ADD), await keyOf("rotate", "alo-116111", ...NAMED)];
    const stored = JSON.stringify(partners.all(), (_, value) => (value instanceof Map ? [...value] : value));
    said.splice(0);
    for (const action of ["suspend", "resume", "show"]) await run(action, "alo-116111", ...NAMED);
    await run("list", ...NAMED);
    await run("rotate", "alo-116111", ...NAMED);
    const told = [...said, ...complained].join("\n");
    for (const { text, id } of keys) {
      const secret = parseKey(text)?.secret ?? "no secret";
      const hash = (await partners.keyOf(id))?.hash ?? "no hash";
      expect(stored).toContain(hash);
      expect(stored).not.toContain(secret);
      expect(told).toContain(id);
      for (const hidden of [text, secret, hash]) expect(told).not.toContain(hidden);
    }
  });
});

test("a partner that isn't there is refused by name", async () => {
  const { run, complained } = setUp();
  for (const action of ["rotate", "suspend", "resume", "show"])
    expect(await run(action, "okapi", ...NAMED)).toBe(EXIT.refused);
  expect(complained).toHaveLength(4);
  expect(complained[0]).toMatch(/^okapi: refused: there is no such partner/);
});

test.each([
  [[]],
  [["destroy", "okapi", ...NAMED]],
  [["toString", "okapi", ...NAMED]],
  [["list"]],
  [["list", "okapi", ...NAMED]],
  [["show", ...NAMED]],
  [["show", "okapi", "zebra", ...NAMED]],
  [["suspend", "okapi", "--days", "7", ...NAMED]],
  [["add", "okapi", "--name", "Okapi", ...NAMED]],
  [["add", "okapi", "--jurisdictions", "RS", ...NAMED]],
  [["add", "Okapi#1", "--name", "Okapi", "--jurisdictions", "RS", ...NAMED]],
  [["add", "okapi", "--name", "Okapi", "--jurisdictions", "RS,XX", ...NAMED]],
  [["add", "okapi", "--name", "Okapi", "--jurisdictions", "RS", "--endpoints", "all", ...NAMED]],
  [["add", "okapi", "--name", "Okapi", "--jurisdictions", "RS", "--per-minute", "", ...NAMED]],
  [["add", "okapi", "--name", "Okapi", "--jurisdictions", "RS", "--per-day", "0", ...NAMED]],
])("not understood: partner %j", async (words) => {
  const { partners, run } = setUp();
  await expect(run(...words)).rejects.toThrow(UsageError);
  expect(await partners.list()).toEqual([]);
});

test("change wants something to change", async () => {
  const { run } = setUp();
  await run(...ADD);
  await expect(run("change", "alo-116111", ...NAMED)).rejects.toThrow(UsageError);
});
