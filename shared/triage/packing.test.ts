import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { differences, Places, unpacked } from "./packing.js";

const rising = fc
  .uniqueArray(fc.nat(0xffffffff), { maxLength: 500 })
  .map((numbers) => numbers.toSorted((a, b) => a - b));

test("what was packed comes out again, and what stands behind it", () => {
  fc.assert(
    fc.property(rising, fc.array(fc.integer({ min: -128, max: 127 })), (numbers, behind) => {
      const bytes = Buffer.concat([Buffer.from(differences(numbers)), Buffer.from(Int8Array.from(behind).buffer)]);
      const { rising: out, rest } = unpacked(deflateRawSync(bytes).toString("base64"), numbers.length);
      expect([...out]).toEqual(numbers);
      expect([...rest]).toEqual(behind);
    }),
  );
});

test("each number is found at its place, and no other number anywhere", () => {
  fc.assert(
    fc.property(rising, fc.nat(0xffffffff), (numbers, other) => {
      const places = new Places(Uint32Array.from(numbers));
      for (const [place, number] of numbers.entries()) expect(places.of(number)).toBe(place);
      expect(places.of(other)).toBe(numbers.indexOf(other));
    }),
  );
});
