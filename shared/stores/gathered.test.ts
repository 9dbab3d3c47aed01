import { expect, test } from "vitest";
import { gathered } from "./gathered.js";
import { Round } from "./round.js";

function setUp(most = 100) {
  const round = new Round();
  const calls: (readonly string[])[] = [];
  const look = gathered(round, most, async (keys) => {
    calls.push(keys);
    if (keys.includes("broken")) throw new Error("not now");
    return new Map(keys.filter((key) => key !== "nobody").map((key) => [key, `found ${key}`]));
  });
  return { calls, round, look, inRound: (keys: readonly string[]) => keys.map((key) => round.work(() => look(key))) };
}

test("what a round looks for is one call, each key in it once, and each gets its own", async () => {
  const { calls, inRound } = setUp();
  expect(await Promise.all(inRound(["b", "nobody", "a", "b"]))).toEqual(["found b", undefined, "found a", "found b"]);
  expect(calls).toEqual([["b", "nobody", "a"]]);
});

test("who looks outside of a round waits for nobody", async () => {
  const { calls, look } = setUp();
  expect([await look("a"), await look("b")]).toEqual(["found a", "found b"]);
  expect(calls).toEqual([["a"], ["b"]]);
});

test("a call takes no more than it can, and fails for those alone who looked by it", async () => {
  const { inRound } = setUp(2);
  const settled = await Promise.allSettled(inRound(["a", "broken", "c"]));
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
});
