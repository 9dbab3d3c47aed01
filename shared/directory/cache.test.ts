import { expect, test } from "vitest";
import { permanent, transient } from "../domain/errors.js";
import { instantAt, plus, seconds } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";
import type { Book } from "./book.js";
import { cachedDirectory } from "./cache.js";
import { builtInBook } from "./jurisdictions.js";

/** A directory of which each look-up is counted, on a clock that is moved by hand. */
function setUp(options: { version?: number } = { version: 1 }) {
  const state = {
    ...options,
    now: instantAt(0),
    calls: [] as string[],
    failing: undefined as Error | undefined,
    stale: [] as string[],
  };
  const store = {
    async currentVersion(jurisdiction: Jurisdiction) {
      state.calls.push(`current ${jurisdiction}`);
      if (state.failing) throw state.failing;
      return state.version;
    },
    async read(jurisdiction: Jurisdiction, version: number): Promise<Book> {
      state.calls.push(`read ${jurisdiction} ${version}`);
      return { ...builtInBook(jurisdiction), version };
    },
  };
  const reader = cachedDirectory(store, {
    time: { now: () => state.now },
    onStale: (jurisdiction, { code }) => state.stale.push(`${jurisdiction} ${code}`),
  });
  return { state, reader, pass: (amount: number) => (state.now = plus(state.now, seconds(amount))) };
}

test("a minute of reads costs two look-ups, the next minutes one each while nothing changes", async () => {
  const { state, reader, pass } = setUp();
  for (let second = 0; second < 180; second++) {
    await reader.current("RS");
    pass(1);
  }
  expect(state.calls).toEqual(["current RS", "read RS 1", "current RS", "current RS"]);
});

test("a new version is seen within a minute", async () => {
  const { state, reader, pass } = setUp();
  await reader.current("RS");
  state.version = 2;
  pass(60);
  expect((await reader.current("RS")).version).toBe(2);
});

test("records that ask at the same time share one look-up, and jurisdictions don't share theirs", async () => {
  const { state, reader } = setUp();
  await Promise.all([reader.current("RS"), reader.current("RS"), reader.current("AL"), reader.current("RS")]);
  expect(state.calls.toSorted()).toEqual(["current AL", "current RS", "read AL 1", "read RS 1"]);
});

test("while the directory can't be reached the last book routes on, and somebody is told", async () => {
  const { state, reader, pass } = setUp();
  await reader.current("RS");
  state.failing = transient("directory-unavailable");
  pass(60);
  expect((await reader.current("RS")).version).toBe(1);
  expect((await reader.current("RS")).version).toBe(1);
  expect(state.stale).toEqual(["RS directory-unavailable"]);
});

test("once the directory is back its new version is seen within seconds", async () => {
  const { state, reader, pass } = setUp();
  await reader.current("RS");
  state.failing = transient("directory-unavailable");
  pass(60);
  await reader.current("RS");
  state.failing = undefined;
  state.version = 2;
  pass(5);
  expect((await reader.current("RS")).version).toBe(2);
});

test("a failure that would not pass is not hidden", async () => {
  const { state, reader, pass } = setUp();
  await reader.current("RS");
  state.failing = permanent("bug");
  pass(60);
  await expect(reader.current("RS")).rejects.toThrow("permanent: bug");
});

test("before anything was applied a report is to wait, and the next one asks again", async () => {
  const { state, reader } = setUp({});
  await expect(reader.current("ME")).rejects.toThrow("transient: directory-missing");
  state.version = 1;
  expect((await reader.current("ME")).jurisdiction).toBe("ME");
});
