import { describe, expect, test } from "vitest";
import type { Book } from "../directory/book.js";
import { builtInBook } from "../directory/jurisdictions.js";
import type { ApplyOptions, DirectoryStore } from "../directory/store.js";
import { instantAt } from "../domain/instant.js";

const now = instantAt(Date.UTC(2026, 10, 20));
const forward: ApplyOptions = { appliedAt: now, rollback: false };
const backward: ApplyOptions = { appliedAt: now, rollback: true };

const first: Book = { ...builtInBook("RS"), version: 1 };
const second: Book = { ...first, version: 2, retentionDays: 90 };

/** What every directory store promises. `open` gives an empty one. */
export function directorySuite(name: string, open: () => Promise<DirectoryStore>): void {
  describe(name, () => {
    test("has no version in force before one is applied, and asks for patience when one is read", async () => {
      const store = await open();
      expect(await store.currentVersion("RS")).toBeUndefined();
      await expect(store.read("RS", 1)).rejects.toThrow("transient: directory-missing");
    });

    test("gives back the book that was applied", async () => {
      const store = await open();
      expect(await store.apply(first, forward)).toBe("applied");
      expect(await store.currentVersion("RS")).toBe(1);
      expect(await store.read("RS", 1)).toEqual(first);
    });

    test("keeps jurisdictions apart", async () => {
      const store = await open();
      await store.apply(second, forward);
      await store.apply({ ...builtInBook("VN-DN"), version: 1 }, forward);
      expect(await store.currentVersion("RS")).toBe(2);
      expect(await store.currentVersion("VN-DN")).toBe(1);
      expect(await store.currentVersion("AL")).toBeUndefined();
    });

    test("a newer version comes into force and the older one stays readable", async () => {
      const store = await open();
      await store.apply(first, forward);
      expect(await store.apply(second, forward)).toBe("applied");
      expect(await store.currentVersion("RS")).toBe(2);
      expect(await store.read("RS", 1)).toEqual(first);
    });

    test("names the versions there are, lowest first, whichever is in force", async () => {
      const store = await open();
      expect(await store.versions("RS")).toEqual([]);
      await store.apply(first, forward);
      await store.apply({ ...first, version: 10 }, forward);
      await store.apply(second, backward);
      await store.apply({ ...builtInBook("VN-DN"), version: 7 }, forward);
      expect(await store.versions("RS")).toEqual([1, 2, 10]);
      expect(await store.versions("VN-DN")).toEqual([7]);
    });

    test("the same document again changes nothing, however its keys are ordered", async () => {
      const store = await open();
      await store.apply(first, forward);
      const { jurisdiction, ...rest } = first;
      expect(await store.apply({ ...rest, jurisdiction }, forward)).toBe("unchanged");
      expect(await store.read("RS", 1)).toEqual(first);
    });

    test("a version never changes: another document under it is refused", async () => {
      const store = await open();
      await store.apply(first, forward);
      expect(await store.apply({ ...first, retentionDays: 30 }, forward)).toBe("version-taken");
      expect(await store.apply({ ...first, retentionDays: 30 }, backward)).toBe("version-taken");
      expect(await store.read("RS", 1)).toEqual(first);
    });

    test("an older version comes into force only by an explicit rollback", async () => {
      const store = await open();
      await store.apply(first, forward);
      await store.apply(second, forward);
      expect(await store.apply(first, forward)).toBe("older-than-current");
      expect(await store.currentVersion("RS")).toBe(2);
      expect(await store.apply(first, backward)).toBe("applied");
      expect(await store.currentVersion("RS")).toBe(1);
    });
  });
}
