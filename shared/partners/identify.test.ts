import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, instantAt, plus } from "../domain/instant.js";
import { memoryPartners } from "../stores/partners.memory.js";
import { identify } from "./identify.js";
import { newKey, parseKey } from "./key.js";
import type { Partner } from "./partner.js";
import { aPartner } from "./testing/partner.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const okapi = aPartner({ id: "okapi", name: "Okapi" });

/** A store with a partner and its keys, one that ended and one that ends in a week among them; and what is asked of it. */
async function setUp(change: Partial<Partner> = {}) {
  const partners = memoryPartners();
  const [current, ending, ended, unsaved, unknown] = [newKey(), newKey(), newKey(), newKey(), newKey()];
  for (const { id, hash } of [current, ending, ended, unsaved]) {
    await partners.addKey({ id, hash, partner: "okapi", createdAt: NOON });
  }
  const keys = [
    { id: ended.id, createdAt: NOON, until: NOON },
    { id: ending.id, createdAt: NOON, until: plus(NOON, days(7)) },
    { id: current.id, createdAt: NOON },
  ];
  await partners.save({ ...okapi, keys, ...change });
  const calls: string[] = [];
  const who = (header?: string, now = NOON) => {
    calls.splice(0);
    const partnersSeen: Parameters<typeof identify>[1]["partners"] = {
      keyOf: (id) => partners.keyOf(id).finally(() => calls.push("key")),
      partner: (id) => partners.partner(id).finally(() => calls.push("partner")),
    };
    return identify(header, { partners: partnersSeen, time: { now: () => now } });
  };
  return { partners, who, calls, current, ending, ended, unsaved, unknown };
}

describe("a key", () => {
  test("tells whose it is", async () => {
    const { who, current } = await setUp();
    for (const scheme of ["Bearer", "bearer", "BEARER ", "Bearer  "]) {
      expect(await who(`${scheme} ${current.text}`)).toMatchObject({ id: "okapi", jurisdictions: ["RS"] });
    }
  });

  test("that was rotated is good until its end, beside the new one", async () => {
    const { who, current, ending } = await setUp();
    const week = plus(NOON, days(7));
    expect(await who(`Bearer ${ending.text}`, plus(week, -1))).toMatchObject({ id: "okapi" });
    expect(await who(`Bearer ${ending.text}`, week)).toBeUndefined();
    expect(await who(`Bearer ${current.text}`, week)).toMatchObject({ id: "okapi" });
  });

  test("is good again when its partner is let in again", async () => {
    const { partners, who, current } = await setUp({ suspended: true });
    expect(await who(`Bearer ${current.text}`)).toBeUndefined();
    const read = await partners.partner("okapi");
    await partners.save({ ...okapi, ...read, suspended: false }, read?.version);
    expect(await who(`Bearer ${current.text}`)).toMatchObject({ id: "okapi" });
  });
});

type World = Awaited<ReturnType<typeof setUp>>;
/** A partner's key with somebody's own secret in it. The checksum is no obstacle: anybody can work it out. */
function forged({ current }: World): string {
  const signed = `slp_${current.id}_${parseKey(newKey().text)?.secret}`;
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const checksum = [5, 4, 3, 2, 1, 0].map((power) => digits.charAt(Math.floor(crc32(signed) / 62 ** power) % 62));
  const text = `${signed}_${checksum.join("")}`;
  expect(parseKey(text)?.id).toBe(current.id);
  return text;
}

describe("nobody is let in, after the same look-ups,", () => {
  test.each<[string, (world: World) => string | undefined, Partial<Partner>?]>([
    ["without a header", () => undefined],
    ["by an empty one", () => ""],
    ["by another scheme", ({ current }) => `Basic ${current.text}`],
    ["by a key without its scheme", ({ current }) => current.text],
    ["by two keys", ({ current }) => `Bearer ${current.text} ${current.text}`],
    ["by a key that was cut off", ({ current }) => `Bearer ${current.text.slice(0, -1)}`],
    ["by an unknown key", ({ unknown }) => `Bearer ${unknown.text}`],
    ["by a forged key", (world) => `Bearer ${forged(world)}`],
    ["by a key that ended", ({ ended }) => `Bearer ${ended.text}`],
    ["by a key that its partner was never saved with", ({ unsaved }) => `Bearer ${unsaved.text}`],
    ["by the key of a suspended partner", ({ current }) => `Bearer ${current.text}`, { suspended: true }],
  ])("%s", async (_, headerOf, change) => {
    const world = await setUp(change);
    expect(await world.who(headerOf(world))).toBeUndefined();
    expect(world.calls).toEqual(["key", "partner"]);
  });

  test("whatever the header is", async () => {
    const { who, calls } = await setUp();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `Bearer ${text}`),
        ),
        async (header) => {
          expect(await who(header)).toBeUndefined();
          expect(calls).toEqual(["key", "partner"]);
        },
      ),
    );
  });
});
