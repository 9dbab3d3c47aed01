import { expect, test } from "vitest";
import { permanent, transient } from "../../shared/domain/errors.js";
import type { Lane } from "../../shared/domain/vocabulary.js";
import { pacer } from "./pace.js";

/** A pace whose time only passes while somebody sleeps. */
function aPace(interval: number) {
  let now = 0;
  const sleeps: number[] = [];
  const pace = pacer({
    interval,
    clock: () => now,
    sleep: async (duration) => {
      sleeps.push(duration);
      now += duration;
    },
    random: () => 1,
  });
  return { pace, sleeps, time: () => now };
}

test("the agencies of one report are written to at once, what follows goes an interval apart", async () => {
  const { pace, time } = aPace(250);
  const times: number[] = [];
  for (let mail = 0; mail < 7; mail++) await pace("standard", async () => times.push(time()));
  expect(times).toEqual([0, 0, 0, 0, 250, 500, 750]);
});

test("a line of standard mails does not stand in front of an express one", async () => {
  const { pace, time } = aPace(250);
  for (let mail = 0; mail < 10; mail++) await pace("standard", async () => undefined);
  const before = time();
  expect(await pace("express", async () => time())).toBe(before);
});

test("who would have to wait for long is sent away instead of being kept waiting", async () => {
  const pace = pacer({ interval: 3_000, clock: () => 0, sleep: async () => undefined, random: () => 1 });
  const mails = Array.from({ length: 9 }, () => pace("standard", async () => "sent").catch(String));
  expect(await Promise.all(mails)).toEqual([
    ...Array.from({ length: 6 }, () => "sent"),
    ...Array.from({ length: 3 }, () => "Failure: transient: mail-throttled"),
  ]);
});

test("too fast for the mail service: tried again, each wait longer, and at last given back", async () => {
  const { pace, sleeps } = aPace(0);
  let tries = 0;
  const refused = pace("express", async () => {
    tries++;
    throw transient("mail-throttled");
  });
  await expect(refused).rejects.toThrow("transient: mail-throttled");
  expect(tries).toBe(4);
  expect(sleeps).toEqual([500, 1_000, 2_000]);
});

test.each([permanent("mail-rejected"), transient("mail-unknown"), transient("mail-unavailable")])(
  "%s is not tried again here: it may have gone out, or never will",
  async (failure) => {
    const { pace } = aPace(0);
    let tries = 0;
    const send = async () => {
      tries++;
      throw failure;
    };
    await expect(pace("express" satisfies Lane, send)).rejects.toBe(failure);
    expect(tries).toBe(1);
  },
);
