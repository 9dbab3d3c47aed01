import { describe, expect, test } from "vitest";
import { days, instantAt, plus } from "../domain/instant.js";
import type { Partner } from "../partners/partner.js";
import type { PartnerStore, StoredKey } from "../partners/store.js";
import { anEd25519Pair, aP256Pair } from "../partners/testing/keys.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const key: StoredKey = { id: "Ab3dE6gH9jK2", partner: "alo-116111", hash: "hash-of-the-secret", createdAt: NOON };
const partner: Partner = {
  id: "alo-116111",
  name: "ALO 116-111",
  jurisdictions: ["RS", "ME"],
  endpoints: ["reports", "messages"],
  perMinute: 60,
  perDay: 5_000,
  suspended: false,
  keys: [{ id: key.id, createdAt: NOON }],
};

/** What every store of partners promises. `open` gives an empty one. */
export function partnersSuite(name: string, open: () => Promise<PartnerStore>): void {
  describe(name, () => {
    test("has no partner and no key before there is one", async () => {
      const store = await open();
      expect(await store.partner(partner.id)).toBeUndefined();
      expect(await store.keyOf(key.id)).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });

    test("gives back the partner that was saved, with its version", async () => {
      const store = await open();
      expect(await store.save(partner)).toBe("saved");
      expect(await store.partner(partner.id)).toEqual({ ...partner, version: 1 });
      const changed = {
        ...partner,
        suspended: true,
        keys: [{ id: key.id, createdAt: NOON, until: plus(NOON, days(7)) }],
      };
      expect(await store.save(changed, 1)).toBe("saved");
      expect(await store.partner(partner.id)).toEqual({ ...changed, version: 2 });
    });

    test("keeps what a partner has to show besides its key, and forgets it when it is taken away", async () => {
      const store = await open();
      const proven: Partner = {
        ...partner,
        signing: { required: true, keys: [anEd25519Pair().key, aP256Pair().key] },
        certificates: [{ fingerprint: Array(32).fill("AB").join(":"), addedAt: NOON, until: plus(NOON, days(90)) }],
      };
      await store.save(proven);
      expect(await store.partner(partner.id)).toEqual({ ...proven, version: 1 });
      await store.save(partner, 1);
      expect(await store.partner(partner.id)).toEqual({ ...partner, version: 2 });
    });

    test("what was read can be saved as it is", async () => {
      const store = await open();
      await store.save(partner);
      const read = await store.partner(partner.id);
      expect(await store.save({ ...partner, ...read }, read?.version)).toBe("saved");
      expect(await store.partner(partner.id)).toEqual({ ...partner, version: 2 });
    });

    test("adds a partner once, and saves none that isn't there over a version", async () => {
      const store = await open();
      expect(await store.save(partner, 1)).toBe("conflict");
      expect(await store.save(partner)).toBe("saved");
      expect(await store.save({ ...partner, name: "Somebody else" })).toBe("conflict");
      expect(await store.partner(partner.id)).toEqual({ ...partner, version: 1 });
    });

    test("of those who change a partner at once one does, and nothing of the others is left", async () => {
      const store = await open();
      await store.save(partner);
      const limits = Array.from({ length: 8 }, (_, n) => n + 1);
      const outcomes = await Promise.all(limits.map((perMinute) => store.save({ ...partner, perMinute }, 1)));
      expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
      expect(await store.partner(partner.id)).toEqual({
        ...partner,
        perMinute: limits[outcomes.indexOf("saved")],
        version: 2,
      });
    });

    test("lists all partners by id, and no key among them", async () => {
      const store = await open();
      for (const id of ["zebra", "alo-116111", "okapi"]) await store.save({ ...partner, id });
      await store.addKey(key);
      expect((await store.list()).map(({ id }) => id)).toEqual(["alo-116111", "okapi", "zebra"]);
    });

    test("finds a key by its id, and takes the same one twice", async () => {
      const store = await open();
      await store.addKey(key);
      await store.addKey(key);
      expect(await store.keyOf(key.id)).toEqual(key);
      expect(await store.keyOf("Ab3dE6gH9jK3")).toBeUndefined();
    });

    test("overwrites no key", async () => {
      const store = await open();
      await store.addKey(key);
      const other = { ...key, partner: "okapi", hash: "another-hash" };
      await expect(store.addKey(other)).rejects.toThrow("permanent: partner-key-taken");
      expect(await store.keyOf(key.id)).toEqual(key);
    });
  });
}
