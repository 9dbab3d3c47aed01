import { describe, expect, test } from "vitest";
import { instantAt, minutes, plus } from "../domain/instant.js";
import type { ChannelKey, ChannelKeys } from "../partners/channels.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const channel: ChannelKey = { jurisdiction: "RS", agency: "me-secretariat", keyId: "Ab3dE6gH9jK2", setAt: NOON };

/** What every store of channels' keys promises. `open` gives an empty one. */
export function channelsSuite(name: string, open: () => Promise<ChannelKeys>): void {
  describe(name, () => {
    test("gives back the key that was set, and lists it without its text", async () => {
      const store = await open();
      expect(await store.key(channel)).toBeUndefined();
      expect(await store.set(channel, "the key")).toBe("done");
      expect(await store.key(channel)).toBe("the key");
      expect(await store.list("RS")).toEqual([channel]);
    });

    test("keeps the keys of agencies and of books apart", async () => {
      const store = await open();
      const [other, elsewhere] = [
        { ...channel, agency: "al-helpline" },
        { ...channel, jurisdiction: "AL" as const },
      ];
      for (const one of [channel, other, elsewhere]) await store.set(one, `${one.jurisdiction} ${one.agency}`);
      expect(await store.key(other)).toBe("RS al-helpline");
      expect(await store.key(elsewhere)).toBe("AL me-secretariat");
      expect((await store.list("RS")).map(({ agency }) => agency)).toEqual(["al-helpline", "me-secretariat"]);
      expect(await store.list("ME")).toEqual([]);
    });

    test("puts a new key in the place of the one that was said, and of no other", async () => {
      const store = await open();
      await store.set(channel, "first");
      const fresh = { ...channel, keyId: "Zz3dE6gH9jK2", setAt: plus(NOON, minutes(1)) };
      expect(await store.set(fresh, "second")).toBe("conflict");
      expect(await store.set(fresh, "second", "000000000000")).toBe("conflict");
      expect(await store.key(channel)).toBe("first");
      expect(await store.set(fresh, "second", channel.keyId)).toBe("done");
      expect(await store.key(channel)).toBe("second");
      // The answer got lost, and the client says it again.
      expect(await store.set(fresh, "second", channel.keyId)).toBe("done");
    });

    test("takes the key away that was said, and no other; again is harmless", async () => {
      const store = await open();
      await store.set(channel, "first");
      expect(await store.remove(channel, "000000000000")).toBe("conflict");
      expect(await store.key(channel)).toBe("first");
      for (let time = 0; time < 2; time++) expect(await store.remove(channel, channel.keyId)).toBe("done");
      expect(await store.key(channel)).toBeUndefined();
    });
  });
}
