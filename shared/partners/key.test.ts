import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isKeyOf, newKey, parseKey } from "./key.js";

const someKey = fc.constant(undefined).map(newKey);
const BASE62 = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];

describe("a partner's key", () => {
  test("is of the form that secret scanners are told, and parses", () => {
    fc.assert(
      fc.property(someKey, ({ text, id, hash }) => {
        expect(text).toMatch(/^slp_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
        const parsed = parseKey(text);
        expect(parsed?.id).toBe(id);
        expect(isKeyOf(parsed?.secret ?? "", hash)).toBe(true);
      }),
    );
  });

  test("with any one character changed is none", () => {
    const character = fc.oneof(
      fc.constantFrom(...BASE62, "_", "-", " ", "\n"),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(someKey, fc.nat(), character, ({ text }, position, other) => {
        const at = position % text.length;
        fc.pre(text[at] !== other);
        expect(parseKey(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test("with two neighbours swapped, cut off, or with something around it is none", () => {
    fc.assert(
      fc.property(someKey, fc.nat(), ({ text }, position) => {
        const at = position % (text.length - 1);
        const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
        if (swapped !== text) expect(parseKey(swapped)).toBeUndefined();
        expect(parseKey(text.slice(0, at))).toBeUndefined();
        for (const around of [` ${text}`, `${text} `, `${text}\n`, `${text}${text}`])
          expect(parseKey(around)).toBeUndefined();
      }),
    );
  });

  test("has the checksum that others work out: CRC-32 of what stands before it, in base 62", () => {
    const signed = `slp_Example00000_NotASecret${"0".repeat(33)}`;
    expect(parseKey(`${signed}_3upFGG`)).toEqual({ id: "Example00000", secret: `NotASecret${"0".repeat(33)}` });
  });

  test("is another one each time, in id and secret", () => {
    const keys = Array.from({ length: 200 }, newKey);
    for (const part of ["text", "id", "hash"] as const) expect(new Set(keys.map((key) => key[part])).size).toBe(200);
  });

  test("is not to be had from what is stored of it", () => {
    const { text, hash } = newKey();
    const { secret } = parseKey(text) ?? { secret: "" };
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(hash).not.toBe(secret);
    expect(isKeyOf(hash, hash)).toBe(false);
  });
});

test("text that is no key of ours is none, whatever it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseKey(text)).toBeUndefined();
    }),
  );
  expect(parseKey("ghp_16C7e42F292c6912E7710c838347Ae178B4a")).toBeUndefined();
});

test("a secret goes with its own hash only, of whatever length the other is", () => {
  fc.assert(
    fc.property(someKey, fc.string(), ({ text, hash }, other) => {
      const { secret } = parseKey(text) ?? { secret: "" };
      expect(isKeyOf(other, hash)).toBe(false);
      expect(isKeyOf(secret, other)).toBe(false);
      expect(isKeyOf(secret, newKey().hash)).toBe(false);
    }),
  );
});
