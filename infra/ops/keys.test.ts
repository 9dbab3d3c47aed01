import { enums, generateKey, revokeKey } from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import type { Book } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { days, type Instant, instantAt, plus } from "../../shared/domain/instant.js";
import { checkKeys } from "./keys.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const YEAR = 365;
const userIDs = [{ name: "Duty desk", email: "duty@police.example" }];
const bornAt = (daysAgo: number) => new Date(plus(NOON, -days(daysAgo)));

/** A key made a year ago that is good for so many days from noon; for ever without. */
async function keyFor(daysLeft?: number): Promise<{ publicKey: string; privateKey: string }> {
  const life = daysLeft === undefined ? 0 : (YEAR + daysLeft) * 86_400;
  return generateKey({ userIDs, date: bornAt(YEAR), keyExpirationTime: life });
}

async function findings(armored: string, now: Instant = NOON): Promise<string[]> {
  const rs = builtInBook("RS");
  const book: Book = {
    ...rs,
    agencies: rs.agencies.map((one, at) => (at === 2 ? { ...one, pgpKey: armored.trimEnd().split(/\r?\n/) } : one)),
  };
  return (await checkKeys(book, now)).map(({ weight, path, code }) => `${weight} ${path} ${code}`);
}

const DEAD = ["error agencies[2].pgpKey dead-key"];
const SOON = ["warning agencies[2].pgpKey key-expires-soon"];

describe("a key in the document", () => {
  let lasting: Awaited<ReturnType<typeof keyFor>>;
  beforeAll(async () => {
    lasting = await keyFor();
  });

  test("that mail can be encrypted with raises no word", async () => {
    expect(await findings(lasting.publicKey)).toEqual([]);
    expect(await findings((await keyFor(31)).publicKey)).toEqual([]);
  });

  test("that ends within a month is warned of, one that ended is dead", async () => {
    const { publicKey } = await keyFor(29);
    expect(await findings(publicKey)).toEqual(SOON);
    expect(await findings(publicKey, plus(NOON, days(29)))).toEqual(DEAD);
  });

  test("whose part for encryption ends is judged by that part", async () => {
    const life = (daysLeft: number) => (YEAR + daysLeft) * 86_400;
    const subkeys = (daysLeft: number) =>
      generateKey({ userIDs, date: bornAt(YEAR), subkeys: [{ keyExpirationTime: life(daysLeft) }] });
    expect(await findings((await subkeys(10)).publicKey)).toEqual(SOON);
    expect(await findings((await subkeys(-10)).publicKey)).toEqual(DEAD);
  });

  test("that was revoked is dead", async () => {
    const revoked = await revokeKey({
      key: await generateKey({ userIDs, date: bornAt(YEAR), format: "object" }).then(({ privateKey }) => privateKey),
      reasonForRevocation: { flag: enums.reasonForRevocation.keyCompromised },
      date: bornAt(1),
    });
    expect(await findings(revoked.publicKey)).toEqual(DEAD);
  });

  test("that can only sign is dead", async () => {
    const { publicKey } = await generateKey({ userIDs, date: bornAt(YEAR), subkeys: [{ sign: true }] });
    expect(await findings(publicKey)).toEqual(DEAD);
  });

  test("that is private, cut off or no key at all is dead", async () => {
    expect(await findings(lasting.privateKey)).toEqual(DEAD);
    expect(await findings(lasting.publicKey.slice(0, 200))).toEqual(DEAD);
    expect(await findings("no key")).toEqual(DEAD);
  });
});

test("documents without keys have nothing to be found", async () => {
  expect(await checkKeys(builtInBook("AL"), NOON)).toEqual([]);
});
