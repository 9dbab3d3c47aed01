import { expect, test } from "vitest";
import { memoryIn, type Storage } from "./storage.js";

function aStorage(entries: Readonly<Record<string, string>> = {}): Storage & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(entries));
  return {
    all,
    get length() {
      return all.size;
    },
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
  };
}

test("a draft is found again by its form, and forgotten with all the others", () => {
  const storage = aStorage({ other: "of somebody else" });
  const memory = memoryIn(() => storage);
  for (const form of ["report", "reply", "training"]) memory.keepDraft(form, form.toUpperCase());
  expect(memory.draft("reply")).toBe("REPLY");
  memory.forgetDrafts();
  expect([...storage.all]).toEqual([["other", "of somebody else"]]);
});

test("who leaves leaves nothing behind but the time, and a last word of the page is not kept", () => {
  const storage = aStorage();
  const memory = memoryIn(() => storage);
  memory.keepDraft("report", "typed");
  memory.leave(5_000);
  memory.keepDraft("report", "typed");
  expect([...storage.all]).toEqual([["left", "5000"]]);
  expect([4_999, 5_000].map((opened) => memory.hasLeftSince(opened))).toEqual([true, false]);
});

test("a browser without storage remembers nothing, and nothing fails", () => {
  const memory = memoryIn(() => {
    throw new Error("The operation is insecure.");
  });
  memory.keepDraft("report", "typed");
  memory.leave(1);
  expect(memory.draft("report")).toBeUndefined();
  expect(memory.hasLeftSince(0)).toBe(false);
});
