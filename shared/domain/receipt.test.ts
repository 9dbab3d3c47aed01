import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  freshNonce,
  parseReceipt,
  partnerBodyDigest,
  partnerReportId,
  receiptOf,
  referenceOf,
  reportIdOf,
} from "./receipt.js";

const post = fc.record({
  nonce: fc.stringMatching(/^[A-Za-z0-9_-]{22,64}$/),
  fields: fc.record({ text: fc.string({ minLength: 1 }), jurisdiction: fc.constantFrom("RS", "AL") }),
});
const receipt = post.map(receiptOf);

describe("a receipt", () => {
  test("is six groups of four of Crockford's characters", () => {
    fc.assert(fc.property(receipt, (r) => /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/.test(r)));
  });

  test("is the same for the same post, whatever the order of its fields", () => {
    const nonce = freshNonce();
    expect(receiptOf({ nonce, fields: { text: "a", danger: true } })).toBe(
      receiptOf({ nonce, fields: { danger: true, text: "a" } }),
    );
  });

  test("is another one for another body under the same nonce, and for another nonce under the same body", () => {
    fc.assert(
      fc.property(post, fc.string({ minLength: 1 }), (p, text) => {
        fc.pre(text !== p.fields.text);
        expect(receiptOf({ ...p, fields: { ...p.fields, text } })).not.toBe(receiptOf(p));
        expect(receiptOf({ ...p, nonce: freshNonce() })).not.toBe(receiptOf(p));
      }),
    );
  });

  test("is understood in lower case, without hyphens, with spaces, with O for 0 and I or L for 1", () => {
    fc.assert(
      fc.property(receipt, fc.constantFrom("I", "L"), (r, one) => {
        const typed = r.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", one);
        expect(parseReceipt(typed)).toEqual({ ok: true, receipt: r });
        expect(parseReceipt(r.replaceAll("-", ""))).toEqual({ ok: true, receipt: r });
      }),
    );
  });

  test("with one wrong character never passes", () => {
    const character = fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    fc.assert(
      fc.property(receipt, fc.nat(23), character, (r, at, other) => {
        const plain = r.replaceAll("-", "");
        fc.pre(plain[at] !== other);
        expect(parseReceipt(plain.slice(0, at) + other + plain.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test("with any two characters swapped never passes", () => {
    fc.assert(
      fc.property(receipt, fc.nat(23), fc.nat(23), (r, a, b) => {
        const characters = [...r.replaceAll("-", "")];
        const [first = "", second = ""] = [characters[a], characters[b]];
        fc.pre(first !== second);
        characters[a] = second;
        characters[b] = first;
        expect(parseReceipt(characters.join("")).ok).toBe(false);
      }),
    );
  });

  test.each(["", "x", "0".repeat(25), "U".repeat(24), "😀".repeat(24), "0".repeat(100_000)])(
    "%.30s is none",
    (typed) => {
      expect(parseReceipt(typed).ok).toBe(false);
    },
  );
});

test("an id does not contain its receipt, and a reference names the jurisdiction", () => {
  fc.assert(
    fc.property(receipt, (r) => {
      const id = reportIdOf(r);
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(referenceOf(id, "VN-18")).toMatch(/^VN-18-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      expect(r.replaceAll("-", "").toLowerCase()).not.toContain(id.slice(0, 8));
    }),
  );
});

test("a partner's key is one report of that partner's, and no other's", () => {
  const text = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, text, (partner, key, otherPartner, otherKey) => {
      const [own, other] = [partnerReportId(partner, key), partnerReportId(otherPartner, otherKey)];
      expect(own).toMatch(/^[0-9a-f]{32}$/);
      expect(own === other).toBe(partner === otherPartner && key === otherKey);
      const isSame = partnerBodyDigest(key, partner) === partnerBodyDigest(otherKey, otherPartner);
      expect(isSame).toBe(partner === otherPartner && key === otherKey);
    }),
  );
});
