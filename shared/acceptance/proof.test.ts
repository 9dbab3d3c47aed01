import { build } from "esbuild";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { challengeOf, isProven } from "./proof.js";
import { prove } from "./prove.js";

const characters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"];
const nonces = fc.string({ unit: fc.constantFrom(...characters), minLength: 22, maxLength: 64 });

describe("a nonce that was worked on", { timeout: 120_000 }, () => {
  test("is proven by what altcha's solver found, and by no counter that it tried before", async () => {
    await fc.assert(
      fc.asyncProperty(nonces, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (nonce, before) => {
        const counter = (await prove(nonce)) ?? -1;
        expect(await isProven(nonce, counter)).toBe(true);
        if (counter > 0) expect(await isProven(nonce, Math.floor(before * counter))).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  test("is not when it was given up", async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await prove("given-up-before-it-was-begun", controller)).toBeUndefined();
  });
});

test("a counter that nobody worked for is right once in 256 times", async () => {
  // The same ones each time: about eight of these are right by chance.
  const tried = Array.from({ length: 2_000 }, (_, n) => isProven(`a-nonce-that-is-guessed-${n}`, 7 * n));
  const right = (await Promise.all(tried)).filter((one) => one).length;
  expect(right).toBeGreaterThan(0);
  expect(right).toBeLessThan(25);
});

test("one nonce's challenge is no other's", () => {
  fc.assert(
    fc.property(nonces, nonces, (one, other) => {
      fc.pre(one !== other);
      expect(challengeOf(one).parameters.nonce).not.toBe(challengeOf(other).parameters.nonce);
      expect(challengeOf(one)).toEqual(challengeOf(one));
    }),
  );
});

test("whatever is sent as a proof is judged, and never an error", async () => {
  const counters = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(2 ** 32, 2 ** 53, -0, -1, 1e308));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), counters, async (nonce, counter) => {
      expect(typeof (await isProven(nonce, counter))).toBe("boolean");
    }),
  );
});

test("what a page takes to do the work needs nothing of Node and weighs less than 4 KB", async () => {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/prove.ts`],
    ...{ bundle: true, write: false, minify: true, format: "esm", platform: "browser", logLevel: "silent" },
  });
  const [script] = outputFiles;
  expect(script?.contents.length).toBeGreaterThan(500);
  expect(script?.contents.length).toBeLessThan(4 * 1024);
});
