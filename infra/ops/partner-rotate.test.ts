import { describe, expect, test } from "vitest";
import { days, plus } from "../../shared/domain/instant.js";
import { parseKey } from "../../shared/partners/key.js";
import { EXIT, UsageError } from "./command.js";
import { ADD, NAMED, NOON, setUp } from "./partner-setup.js";

describe("rotate", () => {
  test("shows a new key, and the old one is good for a week more", async () => {
    const { run, keyOf, opens, said } = setUp();
    const old = await keyOf(...ADD);
    const fresh = await keyOf("rotate", "alo-116111", ...NAMED);
    const week = plus(NOON, days(7));
    for (const key of [old, fresh]) expect(await opens(key.text, plus(week, -1))).toBe(true);
    expect(await opens(old.text, week)).toBe(false);
    expect(await opens(fresh.text, week)).toBe(true);
    await run("list", ...NAMED);
    expect(said.at(-2)).toContain(`key ${old.id} (0 d, ends ${week})  key ${fresh.id} (0 d)`);
  });

  test("ends the old key when it is told to, at once if need be", async () => {
    const { keyOf, opens } = setUp();
    const [first, second] = [await keyOf(...ADD), await keyOf("rotate", "alo-116111", "--days", "2", ...NAMED)];
    expect(await opens(first.text, plus(NOON, days(2) - 1))).toBe(true);
    expect(await opens(first.text, plus(NOON, days(2)))).toBe(false);
    const third = await keyOf("rotate", "alo-116111", "--days", "0", ...NAMED);
    for (const key of [first, second]) expect(await opens(key.text)).toBe(false);
    expect(await opens(third.text)).toBe(true);
  });

  test("leaves at most two keys: with two, it wants to know which ends now", async () => {
    const { run, keyOf, opens, complained } = setUp();
    const [first, second] = [await keyOf(...ADD), await keyOf("rotate", "alo-116111", ...NAMED)];
    expect(await run("rotate", "alo-116111", ...NAMED)).toBe(EXIT.refused);
    expect(complained).toEqual([expect.stringContaining(`two keys are good now, ${first.id}, ${second.id}`)]);
    const third = await keyOf("rotate", "alo-116111", "--end", second.id, ...NAMED);
    expect(await opens(second.text)).toBe(false);
    for (const key of [first, third]) expect(await opens(key.text)).toBe(true);
    expect(await opens(first.text, plus(NOON, days(7)))).toBe(false);
  });

  test("with two keys of which one has ended by itself goes on", async () => {
    const { world, keyOf, opens } = setUp();
    await keyOf(...ADD);
    const second = await keyOf("rotate", "alo-116111", ...NAMED);
    world.at = plus(NOON, days(8));
    const third = await keyOf("rotate", "alo-116111", ...NAMED);
    for (const key of [second, third]) expect(await opens(key.text)).toBe(true);
  });

  test("ends no key that isn't this partner's", async () => {
    const { run, complained } = setUp();
    await run(...ADD);
    expect(await run("rotate", "alo-116111", "--end", "Ab3dE6gH9jK2", ...NAMED)).toBe(EXIT.refused);
    expect(complained).toEqual([expect.stringContaining("no key Ab3dE6gH9jK2 is good now")]);
  });

  test("by two at once is done by one, and the other's key opens nothing and is not shown", async () => {
    const { world, partners, run, said, complained, keyOf } = setUp();
    await keyOf(...ADD);
    said.splice(0);
    world.between = () => run("rotate", "alo-116111", ...NAMED);
    expect(await run("rotate", "alo-116111", ...NAMED)).toBe(EXIT.refused);
    expect(complained).toEqual([expect.stringContaining("somebody else changed it")]);
    const shown = said.flatMap((line) => parseKey(line)?.id ?? []);
    expect(shown).toHaveLength(1);
    expect((await partners.partner("alo-116111"))?.keys.map(({ id }) => id)).toContain(shown[0]);
  });

  test("whose first answer got lost on the way finds its own work and shows the key", async () => {
    const { partners, keyOf, opens } = setUp();
    await keyOf(...ADD);
    const { save } = partners;
    partners.save = async (...change) => {
      await save(...change);
      return "conflict";
    };
    const { text } = await keyOf("rotate", "alo-116111", ...NAMED);
    expect(await opens(text)).toBe(true);
  });
});

test.each([
  [["rotate", "alo-116111", "--days", "-1", ...NAMED]],
  [["rotate", "alo-116111", "--days", "365", ...NAMED]],
  [["rotate", "alo-116111", "--days", "soon", ...NAMED]],
])("not understood, and nothing changed: partner %j", async (words) => {
  const { partners, run } = setUp();
  await run(...ADD);
  await expect(run(...words)).rejects.toThrow(UsageError);
  expect(await partners.partner("alo-116111")).toMatchObject({ version: 1 });
});
